import type { media } from '../domain/hearing-response.ts'
import type { LetterKind } from '../domain/letter.ts'
import { capitalised, enumerate, genitive, uncapitalised, wording } from './wording.ts'

type Medium = (typeof media)[number]

const of = (source: string, date: string | null): string => `${genitive(source)} svar${date === null ? '' : ` af ${date}`}:`

/** The Danish words that letters are composed with, beside what stands in their text. */
export const letterWording = {
  kindLabel: {
    announcement: 'Varsling',
    visitRecord: 'Besøgsnotat',
    hearingNote: 'Høringsnotat',
    reminder: 'Rykker',
    extension: 'Fristforlængelse',
    closingLetter: 'Afsluttende brev',
    statement: 'Udtalelse',
    memo: 'Notat',
    letter: 'Brev',
  } satisfies Record<LetterKind, string>,

  /** The word above a memo, and what its title line begins with. */
  memo: 'NOTAT',
  to: (who: string) => `Til ${who}`,
  concerning: (title: string) => (/^vedrørende\b/i.test(title) ? title : `Vedrørende ${title}`),

  /** What stands before a quoted answer. */
  answered: {
    letter: of,
    email: of,
    memo: of,
    phone: (source, date) => `${source} oplyste telefonisk${date === null ? '' : ` den ${date}`}:`,
    meeting: (source, date) => `${source} oplyste på et møde${date === null ? '' : ` den ${date}`}:`,
  } satisfies Record<Medium, (source: string, date: string | null) => string>,

  /** The e-mail that a letter is sent with. It goes unencrypted over the net, so it says what is attached and nothing of what the case is about. */
  covering: {
    attached: {
      announcement: 'et brev om varsling af en undersøgelse',
      visitRecord: 'et notat',
      hearingNote: 'et høringsnotat',
      reminder: 'et brev, hvori der rykkes for svar',
      extension: 'et brev om forlængelse af en frist',
      closingLetter: 'et afsluttende brev',
      statement: 'en udtalelse',
      memo: 'et notat',
      letter: 'et brev',
    } satisfies Record<LetterKind, string>,
    sends: (what: string, caseNumber: string, documentNumber: string | null) =>
      `Vedhæftet fremsendes ${what} i sagen med sagsnr. ${caseNumber}${documentNumber === null ? '' : ` (dokumentnr. ${documentNumber})`}.`,
  },

  /** The day that a letter sets. */
  deadline: {
    heading: 'Frist for svar',
    answer: (office: string, who: string, date: string) => `${office} beder om at modtage ${genitive(who)} svar senest den ${date}.`,
    extended: (date: string) => `Fristen for at svare er herefter den ${date}.`,
    rests: (date: string, office: string) => `Fristen for at svare er stillet i bero fra den ${date}, indtil ${office} fastsætter en ny.`,
    remarks: (date: string) => `Eventuelle bemærkninger bedes være modtaget senest den ${date}.`,
    how: (email: string, caseNumber: string) => `Svaret sendes til ${email} med angivelse af sagsnr. ${caseNumber}.`,
  },

  remarks: {
    caption: (who: string) => `${capitalised(genitive(who))} bemærkninger`,
    description: 'Hver række angiver det punkt, bemærkningen vedrører, hvem den er fra, bemærkningen, og hvad den har givet anledning til.',
    header: ['Punkt', 'Fra', 'Bemærkning', 'Hvad bemærkningen har givet anledning til'],
    kind: { correction: 'Faktisk rettelse', comment: 'Kommentar', assessment: 'Vurdering' },
  },

  /** How a theme of a statement ends. A category begins small, as a word within the sentence. */
  categories: (categories: readonly string[]) => `Klager, der kan have forbindelse med temaet, vedrører ${enumerate(categories.map(uncapitalised))}.`,

  statistic: {
    category: 'Kategori',
    count: 'Antal',
    percent: 'Andel',
    total: 'I alt',
    description: 'Hver række angiver en kategori, antallet og andelen af det samlede antal.',
    picture: 'Vandrette søjler, én for hver kategori.',
    source: (source: string) => `Kilde: ${source}`,
  },
} as const

/** How something reached the office and when, as a sentence begins with it: "Ved e-mail af 8. marts 2018". */
export const sentBy = (medium: Medium, date: string): string => capitalised(wording.by[medium](date))
