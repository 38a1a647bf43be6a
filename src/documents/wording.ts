import type { NoteKind } from '../domain/note.ts'
import type { media } from '../domain/hearing-response.ts'
import type { Inspection } from '../domain/inspection.ts'
import type { remarkDispositions } from '../domain/remark.ts'
import type { ReportKind } from '../domain/report.ts'

type Medium = (typeof media)[number]

/** "a, b og c" */
export function enumerate(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} og ${parts.at(-1)}`
}

/** With a capital first letter. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('da') + text.slice(1)

/** With a small first letter, unless it begins an abbreviation: "Teamkoordinator" → "teamkoordinator", "IT-chef" stays. */
export const uncapitalised = (text: string): string => (/^\p{Lu}(?=\p{Ll}|$)/u.test(text) ? text.charAt(0).toLocaleLowerCase('da') + text.slice(1) : text)

const startsSmall = (text: string): boolean => /^\p{Ll}/u.test(text)

/** The genitive of a name: "Forvaltningens", "Ydelsesservice’". */
export const genitive = (name: string): string => (/[sxzSXZ]$/.test(name) ? `${name}’` : `${name}s`)

/**
 * The Danish words of produced documents: here, and for the appendices in `wording-appendices`, are their standing sentences written. Documents are Danish whatever
 * the screen speaks.
 */
export const wording = {
  titleStart: { preliminaryReport: 'Foreløbig rapport om', finalReport: 'Endelig rapport om' } satisfies Record<ReportKind, string>,
  kindLabel: { preliminaryReport: 'Foreløbig rapport', finalReport: 'Endelig rapport' } satisfies Record<ReportKind, string>,
  status: { preliminaryReport: 'FORELØBIG', finalReport: 'ENDELIG' } satisfies Record<ReportKind, string>,

  head: {
    attention: (who: string) => `Att.: ${who}`,
    counterpartCaseNumber: (number: string) => `Forvaltningens sagsnr. ${number}`,
    unitCaseNumber: (unit: string, number: string) => `${unit}: sagsnr. ${number}`,
    sentBy: (addresses: string) => `Sendt dags dato pr. e-post til: ${addresses}`,
    caseworker: 'Sagsbehandler',
    phone: 'Telefon',
    fax: 'Telefax',
    email: 'E-mail',
    ean: 'EAN nummer',
  },

  sections: {
    contents: 'Indhold',
    summary: 'Sammenfatning',
    background: 'Baggrund og metode',
    legalBasis: 'Retsgrundlag',
    otherFindings: 'Øvrige forhold',
    overview: 'Oversigt over anbefalinger og spørgsmål',
    hearing: 'Høring',
    conclusion: 'Konklusion',
    facts: 'De faktiske forhold',
    general: 'Rapporten som helhed',
  },

  /** The administrations that the report is sent to, once they have been named. */
  theAuthorities: (count: number) => (count > 1 ? 'forvaltningerne' : 'forvaltningen'),

  hasCarriedOut: {
    announcedVisit: 'har gennemført en varslet inspektion',
    unannouncedVisit: 'har gennemført en uvarslet inspektion',
    ownInitiative: 'har af egen drift gennemført en undersøgelse',
    dialogueBased: 'har gennemført en dialogbaseret undersøgelse',
  } satisfies Record<Inspection['kind'], string>,

  theInspection: {
    announcedVisit: 'inspektionen',
    unannouncedVisit: 'inspektionen',
    ownInitiative: 'undersøgelsen',
    dialogueBased: 'undersøgelsen',
  } satisfies Record<Inspection['kind'], string>,

  subjectOf: {
    announcedVisit: (theme: string) => `inspektion af ${theme}`,
    unannouncedVisit: (theme: string) => `inspektion af ${theme}`,
    ownInitiative: (theme: string) => `undersøgelse af ${theme}`,
    dialogueBased: (theme: string) => `undersøgelse af ${theme}`,
  } satisfies Record<Inspection['kind'], (theme: string) => string>,

  background: {
    heading: { announcement: 'Varsling og spørgsmål', visits: 'Besøg og samtaler', material: 'Materiale', hearing: 'Høring over den foreløbige rapport' },
    subject: (office: string, hasCarriedOut: string, theme: string, where: string) => `${office} ${hasCarriedOut} af ${theme}${where}.`,
    where: (units: string, authorities: string) => ` i ${units} under ${authorities}`,
    whereAuthority: (authorities: string) => ` i ${authorities}`,
    announced: (office: string, what: string, authorities: string, date: string) => `${office} varslede ${what} over for ${authorities} den ${date}.`,
    notAnnounced: 'Besøget var ikke varslet.',
    questionsIntroduction: (who: string, due: string | null) =>
      due === null
        ? `${capitalised(who)} blev i varslingen bedt om at besvare følgende spørgsmål:`
        : `${capitalised(who)} blev i varslingen bedt om senest den ${due} at besvare følgende spørgsmål:`,
    answered: (authorities: string, how: string) => `${authorities} besvarede spørgsmålene ${how}.`,
    visit: (when: string) => `Besøget fandt sted ${when}.`,
    /** What was written as a clause ("At se, om …") goes on from the subject. */
    purpose: (what: string, purpose: string) => (/^at\b/i.test(purpose) ? `Formålet med ${what} er ${uncapitalised(purpose)}` : purpose),
    visits: (what: string, count: string) => `${capitalised(what)} omfattede ${count} besøg:`,
    visitTime: (from: string, to: string | null) => (to === null ? ` fra kl. ${from}` : ` kl. ${from}–${to}`),
    visitPlace: (place: string) => `, ${place}`,
    visitUnits: (units: string) => ` hos ${units}`,
    tookPart: 'I besøg og samtaler deltog:',
    tookPartFrom: (place: string, roles: string) => `Fra ${place}: ${roles}.`,
    material: (office: string, what: string) => `${office} har til brug for ${what} modtaget og gennemgået følgende materiale:`,
    sources: (what: string) =>
      `Oplysninger fra samtaler er gengivet, som de blev noteret under ${what}. Kilderne er angivet i noter med rolle, enhed, dato og klokkeslæt.`,
    preliminarySent: (sent: string, office: string) =>
      `Rapporten blev i en foreløbig udgave sendt i høring den ${sent} med henblik på eventuelle bemærkninger til rapportens faktiske oplysninger. Hvad bemærkningerne har givet anledning til, fremgår af afsnittet ”Høring”. ${office} har i denne rapport afgivet sine endelige vurderinger og bedømmelser.`,
  },

  legalBasis: {
    standing: (office: string) =>
      `${office} har vurderet forholdene ud fra gældende ret, herunder forvaltningsloven, offentlighedsloven og god forvaltningsskik, samt kommunens egne retningslinjer.`,
  },

  evidence: {
    restsOn: 'Oplysningerne bygger på de kilder, der er angivet i noten.',
    noteKind: {
      interview: 'samtale med',
      observation: 'observation',
      demonstration: 'demonstration ved',
      meeting: 'møde med',
      phoneCall: 'telefonsamtale med',
      documentReview: 'gennemgang af dokumenter',
    } satisfies Record<NoteKind, string>,
    withoutSource: {
      interview: 'samtale',
      observation: 'observation',
      demonstration: 'demonstration',
      meeting: 'møde',
      phoneCall: 'telefonsamtale',
      documentReview: 'gennemgang af dokumenter',
    } satisfies Record<NoteKind, string>,
    at: (clock: string) => `kl.\u00A0${clock.replace(/^0/, '')}`,
    checklist: (title: string, point: string, unit: string) => `tjeklisten ”${title}”, ${point}, ${unit}`,
    checklistShort: (title: string) => `tjeklisten ”${title}”`,
    checklistPoint: (number: number) => `punkt\u00A0${number}`,
    material: (named: string, from: string, date: string) =>
      [named, from === '' ? '' : `fra ${from}`, date === '' ? '' : `af ${date}`].filter((part) => part !== '').join(' '),
    earlierNote: 'jf. note',
  },

  photo: (number: number, caption: string) => `Foto ${number}${caption === '' ? '' : `: ${caption}`}`,
  /** A table of the writer's own, for those who cannot see it. */
  tableInText: (columns: readonly string[]) => `Tabel med ${columns.length === 1 ? 'kolonnen' : 'kolonnerne'} ${enumerate(columns)}`,
  accounts: {
    header: ['Kilde', 'Forklaring'],
    description: 'Hver kolonne er en forklaring om det samme forhold. Overskriften angiver kilden.',
    caption: (count: number) => (count === 2 ? 'To forklaringer om samme forhold' : 'Forklaringer om samme forhold'),
    introduction: (count: number, about: string | null) =>
      `${about === null ? 'Der foreligger' : `Om forholdet ”${about}” foreligger der`} ${countWord(count)} forklaringer, som ikke stemmer overens:`,
  },

  assessment: (office: string) => `${genitive(office)} vurdering`,
  recommendation: (number: string) => `Anbefaling ${number}`,
  question: (number: string) => `Spørgsmål ${number}`,
  /** A clause follows the comma; what was written as a sentence of its own follows a colon. */
  recommends: (office: string, text: string) => (startsSmall(text) ? `${office} anbefaler, ${text}` : `${office} anbefaler følgende: ${text}`),
  asksNotice: (office: string, due: string | null) =>
    due === null
      ? ` ${office} beder om underretning om, hvad anbefalingen giver anledning til.`
      : ` ${office} beder om senest den ${due} at blive underrettet om, hvad anbefalingen giver anledning til.`,
  asksToKnow: (office: string, text: string, due: string | null) => {
    const asks = due === null ? `${office} beder om at få oplyst` : `${office} beder om senest den ${due} at få oplyst`
    return startsSmall(text) ? `${asks}, ${text}` : `${asks}: ${text}`
  },

  overview: {
    introduction: (recommendations: number, questions: number) =>
      `Rapporten indeholder ${countOf(recommendations, 'anbefaling', 'anbefalinger')} og ${countOf(questions, 'spørgsmål', 'spørgsmål')}.`,
    none: 'Rapporten indeholder ingen anbefalinger eller spørgsmål.',
    captionRecommendations: 'Anbefalinger',
    captionQuestions: 'Spørgsmål',
    description: 'Hver række angiver nummer, indhold, det punkt i rapporten, hvor forholdet er behandlet, adressat og frist.',
    header: ['Nr.', 'Indhold', 'Punkt', 'Adressat', 'Frist'],
    /** Where a recommendation asks for no answer, and where a request belongs to no point. */
    noDeadline: 'Ingen',
    wholeReport: 'Alle',
    preliminary: (who: string) =>
      `Anbefalinger og spørgsmål er foreløbige. ${capitalised(who)} bliver først bedt om at forholde sig til dem, når den endelige rapport foreligger.`,
    answersDue: (office: string, who: string, date: string) =>
      `${office} beder om at modtage ${genitive(who)} svar senest den ${date}, medmindre en anden frist er angivet.`,
  },

  hearing: {
    request: (office: string, authorities: string, date: string) =>
      `${office} sender hermed rapporten i høring og beder ${authorities} om eventuelle bemærkninger til rapportens faktiske oplysninger. Bemærkningerne bedes være modtaget senest den ${date}.`,
    requestWithoutDate: (office: string, authorities: string) =>
      `${office} sender hermed rapporten i høring og beder ${authorities} om eventuelle bemærkninger til rapportens faktiske oplysninger.`,
    how: (who: string, email: string, caseNumber: string) =>
      `For hver bemærkning bedes ${who} angive det punkt i rapporten, som den vedrører. Bemærkningerne sendes til ${email} med angivelse af sagsnr. ${caseNumber}.`,
    preliminary: (office: string, who: string) =>
      `Vurderinger, bedømmelser og anbefalinger er foreløbige. ${office} tager endelig stilling, når ${genitive(who)} bemærkninger foreligger.`,
    short: (date: string) =>
      `Rapporten sendes i høring. Eventuelle bemærkninger til de faktiske oplysninger bedes være modtaget senest den ${date}, se afsnittet ”Høring”.`,
    sent: (office: string, authorities: string, date: string, number: string) =>
      `${office} sendte den ${date} en foreløbig rapport (dokumentnr. ${number}) til ${authorities} med henblik på eventuelle bemærkninger til rapportens faktiske oplysninger.`,
    received: (who: string, how: string) => `${who} afgav bemærkninger ${how}.`,
    nothingReceived: (office: string) => `${office} har ikke modtaget bemærkninger til den foreløbige rapport.`,
    workedIn: 'Bemærkningerne er indarbejdet, i det omfang det er relevant. Tabellen viser, hvad de enkelte bemærkninger har givet anledning til.',
    caption: (who: string) => `${capitalised(genitive(who))} bemærkninger, og hvad de har givet anledning til`,
    description: 'Hver række angiver det punkt, bemærkningen vedrører, bemærkningen, og hvad den har givet anledning til.',
    header: ['Punkt', 'Bemærkning', 'Hvad bemærkningen har givet anledning til'],
    wholeReport: 'Hele rapporten',
    copyName: (number: string, kind: string) => `${number} ${kind}, høringsudgave.docx`,
    withoutAssessments:
      'Sammenfatning, vurderinger, bedømmelser, anbefalinger og konklusion er udeladt i dette eksemplar, som alene vedrører de faktiske oplysninger.',
    inserted: (words: string) => `Tilføjet: ${words}`,
    deleted: (words: string) => `Slettet: ${words}`,
    within: (words: string) => ` i ${words}`,
    moved: (words: string) => `Flyttet: ${words}`,
    changed: (from: string, to: string) => `Ændret: ${from} til ${to}`,
    commented: (passage: string, words: string) => `Til ${passage}: ${words}`,
    paragraphMark: 'et afsnitsskift',
    objectMark: 'noget uden ord (fx et billede, en note eller et felt)',
    space: 'et mellemrum',
    noWords: '(kommentar uden ord)',
    disposition: { workedIn: 'Indarbejdet.', partly: 'Delvist indarbejdet.', notWorkedIn: 'Ikke indarbejdet.' } satisfies Record<
      (typeof remarkDispositions)[number],
      string
    >,
    undecided: 'Under overvejelse.',
  },

  /** How something was said, with its date: a letter is of a date, a conversation on one. */
  by: {
    letter: (date: string) => `ved brev af ${date}`,
    email: (date: string) => `ved e-mail af ${date}`,
    memo: (date: string) => `ved notat af ${date}`,
    phone: (date: string) => `telefonisk den ${date}`,
    meeting: (date: string) => `på et møde den ${date}`,
  } satisfies Record<Medium, (date: string) => string>,

  runningHead: (sender: string, kind: string, label: string, caseNumber: string) => `${sender} | ${kind} | ${label} ${caseNumber}`,
  watermarkDescription: (word: string) => `Vandmærke: ${word}`,
  starter: { kind: 'Skabelon', title: (label: string) => `Brevskabelon: ${label}` },
  notes: 'Noter',
  pageOf: ['Side ', ' af '] as const,
} as const

const words = ['ingen', 'én', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti', 'elleve', 'tolv']

/** A count in words up to twelve, as Danish letters write it. */
export const countWord = (count: number): string => words[count] ?? String(count)

const countOf = (count: number, one: string, many: string): string => `${countWord(count)} ${count === 1 ? one : many}`
