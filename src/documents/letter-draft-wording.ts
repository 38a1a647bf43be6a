import type { Commitment } from '../domain/commitment.ts'
import type { DocumentKind } from '../domain/document-kind.ts'
import type { media } from '../domain/hearing-response.ts'
import type { Inspection } from '../domain/inspection.ts'
import type { LetterKind } from '../domain/letter.ts'
import { capitalised, genitive } from './wording.ts'

/** What a document is called in running text. */
const theDocument = {
  preliminaryReport: 'den foreløbige rapport',
  finalReport: 'rapporten',
  announcement: 'varslingen',
  visitRecord: 'besøgsnotatet',
  hearingNote: 'høringsnotatet',
  reminder: 'rykkeren',
  extension: 'brevet',
  closingLetter: 'det afsluttende brev',
  statement: 'udtalelsen',
  memo: 'notatet',
  letter: 'brevet',
} satisfies Record<DocumentKind, string>

type Medium = (typeof media)[number]
type Saying = (how: string, who: string) => string
const byMedium = (written: Saying, said: Saying): Record<Medium, Saying> => ({ letter: written, email: written, memo: written, phone: said, meeting: said })

const within = (where: string | null): string => (where === null ? '' : ` i ${where}`)

/** The Danish sentences that a letter begins with when it is started. They are its first draft, to be written on; `…` is left to be filled in. */
export const draftWording = {
  title: {
    announcement: (subject: string) => `Varsling af ${subject}`,
    visitRecord: (_subject, theme: string) => `Notat om besøg i sagen om ${theme}`,
    hearingNote: (subject: string) => `Høringsnotat om ${subject}`,
    reminder: (_subject, theme: string) => `Rykker for svar i sagen om ${theme}`,
    extension: (_subject, theme: string) => `Forlængelse af fristen for svar i sagen om ${theme}`,
    closingLetter: (_subject, theme: string) => `Afsluttende brev om ${theme}`,
    statement: (_subject, theme: string) => `Udtalelse om ${theme}`,
    memo: (_subject, theme: string) => `Vedrørende ${theme}`,
    letter: (_subject, theme: string) => `Brev om ${theme}`,
  } satisfies Record<LetterKind, (subject: string, theme: string) => string>,

  /** "rapporten af 30. juli 2019" */
  documentOf: (kind: DocumentKind, date: string) => `${theDocument[kind]} af ${date}`,
  numbered: (named: string, number: string) => `${named} (dokumentnr. ${number})`,

  announcement: {
    decided: {
      announcedVisit: (office, of) => `${office} har besluttet at foretage en inspektion af ${of}.`,
      unannouncedVisit: (office, of) => `${office} har besluttet at foretage en inspektion af ${of}.`,
      ownInitiative: (office, of) => `${office} har af egen drift besluttet at undersøge ${of}.`,
      dialogueBased: (office, of) => `${office} har besluttet at gennemføre en dialogbaseret undersøgelse af ${of}.`,
    } satisfies Record<Inspection['kind'], (office: string, of: string) => string>,
    themeHeading: (what: string) => `${capitalised(genitive(what))} tema`,
    theme: (what: string, theme: string) => `${capitalised(genitive(what))} tema er ${theme}.`,
    noPurpose: (what: string) => `Formålet med ${what} er …`,
    statementHeading: (who: string) => `Udtalelse fra ${who}`,
    questions: (office: string, who: string) => `${office} beder ${who} om en skriftlig udtalelse, som besvarer følgende spørgsmål:`,
    noQuestions: (office: string, who: string) => `${office} beder ${who} om en skriftlig udtalelse om …`,
    practicalHeading: 'Praktiske forhold',
    planned: (what: string, from: string, to: string | null) =>
      to === null ? `${capitalised(what)} er planlagt til den ${from}.` : `${capitalised(what)} er planlagt til perioden fra den ${from} til den ${to}.`,
    visit: (when: string) => `Besøget finder sted ${when}.`,
    takesPart: (office: string, people: string) => `Fra ${office} deltager ${people}.`,
    meets: (office: string) => `${office} ønsker at tale med:`,
    meetsFrom: (place: string, roles: string) => `${place}: ${roles}`,
  },

  reminder: {
    asked: (office: string, who: string, where: string) => `I ${where} bad ${office} ${who} om svar på følgende:`,
    askedBefore: (office: string, who: string) => `${office} har bedt ${who} om svar på følgende:`,
    due: (date: string) => `Fristen for svaret var den ${date}.`,
    dueStill: (date: string) => `Fristen for svaret er den ${date}.`,
    earlier: (office: string, how: string) => `${office} har tidligere rykket for svar ${how}.`,
    missing: (office: string, who: string) => `${office} har endnu ikke modtaget svar fra ${who}.`,
  },
  extension: {
    restsTitle: (theme: string) => `Fristen for svar i sagen om ${theme} stilles i bero`,
    extends: (office: string, where: string | null) => `${office} forlænger fristen for svar på følgende${within(where)}:`,
    rests: (office: string, where: string | null) => `${office} stiller fristen i bero for svar på følgende${within(where)}:`,
    reason: (reason: string) => `Baggrunden er følgende: ${reason}`,
  },
  /** Dates as sentences begin with them. What was written is told in the perfect, what was said in the past, as the letters of the trade have it. */
  dates: {
    announced: (date: string) => `Ved varslingen den ${date}`,
    visited: (date: string, units: string) => `Ved besøget den ${date}${units === '' ? '' : ` hos ${units}`}`,
    inDocument: (named: string) => `I ${named}`,
    remarked: byMedium(
      (how, who) => `${how} har ${who} afgivet bemærkninger til den foreløbige rapport`,
      (how, who) => `${how} afgav ${who} bemærkninger til den foreløbige rapport`,
    ),
    answered: byMedium(
      (how, who) => `${how} har ${who} oplyst, at …`,
      (how, who) => `${how} oplyste ${who}, at …`,
    ),
    reminded: byMedium(
      (how, who) => `${how} har ${who} rykket for svar`,
      (how, who) => `${how} rykkede ${who} for svar`,
    ),
    extended: (date: string, until: string) => `Den ${date} blev fristen fastsat til den ${until}`,
    due: (date: string) => `Ved fristens udløb den ${date}`,
  },
  hearing: {
    below: 'Nedenfor gengives bemærkningerne, og hvad de har givet anledning til.',
  },

  closing: {
    background: 'Baggrund',
    summingUp: 'Opsummering',
    visited: {
      announcedVisit: (office, days, of) => `${office} foretog ${days} en varslet inspektion af ${of}.`,
      unannouncedVisit: (office, days, of) => `${office} foretog ${days} en uvarslet inspektion af ${of}.`,
      ownInitiative: (office, days, of) => `${office} har af egen drift undersøgt ${of}. Besøg fandt sted ${days}.`,
      dialogueBased: (office, days, of) => `${office} har gennemført en dialogbaseret undersøgelse af ${of}. Møder og besøg fandt sted ${days}.`,
    } satisfies Record<Inspection['kind'], (office: string, days: string, of: string) => string>,
    finalReport: (date: string) => `Den endelige rapport blev afgivet den ${date}.`,
    bothReports: (preliminary: string, final: string) =>
      `Den foreløbige rapport blev sendt i høring den ${preliminary}, og den endelige rapport blev afgivet den ${final}.`,
    answered: (who: string, how: string) => `${who} har svaret ${how}.`,
    overall: (office: string) => `Det er samlet set ${genitive(office)} vurdering, at …`,
    below: (office: string, who: string) =>
      `Nedenfor gengives for hvert punkt, hvad ${office} har spurgt om eller anbefalet, hvad ${who} har svaret, og hvad ${office} har at bemærke.`,
    ad: (number: string) => `Ad ${number}.`,
    adPoint: (point: string) => `Ad rapportens punkt ${point}`,
    adQuestion: (number: string) => `Ad rapportens spørgsmål ${number}`,
    /** A clause follows the comma; what was written as a sentence of its own follows a colon. */
    askedToKnow: (office: string, where: string, text: string) =>
      /^\p{Ll}/u.test(text) ? `${office} bad${where} om at få oplyst, ${text}` : `${office} stillede${where} følgende spørgsmål: ${text}`,
    recommended: (office: string, where: string, text: string) =>
      /^\p{Ll}/u.test(text) ? `${office} anbefalede${where}, ${text}` : `${office} anbefalede${where} følgende: ${text}`,
    askedNotice: (office: string) => ` ${office} bad om underretning om, hvad anbefalingen gav anledning til.`,
    where: (named: string) => ` i ${named}`,
    wordless: (who: string, how: string) => `${who} svarede ${how}, at …`,
    noAnswer: (office: string, who: string) => `${office} har ikke modtaget svar fra ${who}.`,
    reaction: (office: string) => `${office} har noteret sig, at …`,
    carriedOn: (office: string) => `${office} følger fortsat op på dette punkt.`,
    declined: (who: string) => `${capitalised(who)} har meddelt ikke at ville imødekomme dette.`,
    fixedOnSpot: (what: string) => `Forholdet blev bragt i orden under ${what}.`,
    repeated: 'Punktet er taget op på ny og følges i den sammenhæng.',
    ended: 'Undersøgelsen er hermed afsluttet.',
    endedWithOpen: 'Undersøgelsen er hermed afsluttet, men følgende punkter står fortsat åbne:',
  },

  introduction: 'Indledning',
  statement: {
    requested: (how: string, who: string, office: string) => `${how} har ${who} anmodet om ${genitive(office)} bemærkninger til …`,
    requestedUndated: (who: string, office: string) => `Ved henvendelse af … har ${who} anmodet om ${genitive(office)} bemærkninger til …`,
    statistics: 'Klagestatistik',
    statisticsBelow: 'Klagerne fordeler sig således:',
  },
  memo: {
    introduction: 'Dette notat …',
    commitments: 'Initiativer og mål',
    metric: (metric: string) => `Måles på: ${metric}`,
    target: (target: string) => `Mål: ${target}`,
    due: (date: string) => `Frist: ${date}`,
    measured: (date: string) => `Målt: ${date}`,
    result: (result: string) => `Resultat: ${result}`,
    status: (status: Commitment['status']) =>
      `Status: ${{ planned: 'planlagt', underway: 'i gang', met: 'nået', missed: 'ikke nået', dropped: 'opgivet' }[status]}`,
  },
} as const
