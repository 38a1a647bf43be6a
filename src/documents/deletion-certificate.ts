import type { CaseData, OfficeData } from '../domain/case-data.ts'
import { civilDateOf, clockTimeOf, formatCivilDate, type CivilDate } from '../domain/civil-date.ts'
import type { DeletionCertificate, RetentionKind, RetentionRule } from '../domain/retention.ts'
import { voiceOf } from './letter-context.ts'
import { paragraph, textCell, type Block, type DocumentModel, type Heading, type Table } from './model.ts'
import { typeset } from './typeset.ts'
import { workingPaper } from './working-paper.ts'

// The certificate goes to the records system, which is Danish whatever the program speaks.
const kinds: Record<RetentionKind, string> = {
  recording: 'Lydoptagelser',
  rawNotes: 'Noter',
  identity: 'Fortrolige identiteter',
  letterDrafts: 'Brevudkast, der ikke blev udstedt',
  removedRows: 'Oplysninger, der var fjernet fra sagen',
}
const units: Record<RetentionRule['unit'], readonly [one: string, many: string]> = { days: ['dag', 'dage'], months: ['måned', 'måneder'], years: ['år', 'år'] }
const events: Record<RetentionKind, string> = {
  recording: 'besøget',
  rawNotes: 'sagens afslutning',
  identity: 'sagens afslutning',
  letterDrafts: 'sagens afslutning',
  removedRows: 'fjernelsen',
}

const words = {
  certificate: 'Sletningsbevis',
  list: 'Fortegnelse over sletninger',
  caption: 'Sletninger i sagen',
  description: 'Hver række angiver en sletning: nummer, hvad der er slettet, antal og tidspunkt.',
  factsCaption: 'Oplysninger om sletningen',
  factsDescription: 'Hver række har en oplysning om sletningen og dens indhold.',
  introduction:
    'Det bekræftes, at de oplysninger, der er nævnt nedenfor, er slettet fra sagen og ikke kan genskabes i programmet. Beviset gengiver ikke, hvad der er slettet, og nævner ingen personer.',
  listIntroduction: (count: number, date: string) =>
    `Fortegnelsen er dannet den ${date} og omfatter ${count === 1 ? 'én sletning' : `${count} sletninger`}. Den gengiver ikke, hvad der er slettet, og nævner ingen personer.`,
  sum: 'Kontrolsummen er beregnet ud fra de slettede oplysninger, før de blev slettet. Den siger intet om indholdet, men knytter beviset til netop de oplysninger. Samme kontrolsum står i programmets revisionsspor.',
  backups: 'Sikkerhedskopier kan indeholde det slettede, indtil de er udskiftet. Fristen er angivet ved hver sletning.',
}

/** The name of a certificate's file, or of the list of all. */
export const certificateName = (caseNumber: string, certificate: DeletionCertificate | null): string =>
  certificate === null
    ? `${caseNumber} ${words.list}.docx`
    : `${caseNumber} ${words.certificate} ${kinds[certificate.kind].split(',')[0] ?? ''} ${civilDateOf(certificate.at)}.docx`

/** `date`: of the document. `isList`: of all that was deleted in the case, however many. */
export type CertificateInput = {
  readonly certificates: readonly DeletionCertificate[]
  readonly isList: boolean
  readonly data: CaseData
  readonly office: OfficeData
  readonly date: CivilDate
}

/** A certificate of deletion, or the list of all of a case: what, how much, when, by which rule, the hash of what it was, and until when backups hold it. Names nobody. Pure. */
export function buildCertificates({ certificates, isList, data, office, date }: CertificateInput): DocumentModel {
  const voice = voiceOf(data, office, [])
  const kindLabel = isList ? words.list : words.certificate
  const title = typeset(isList ? `${words.list} i sag ${data.inspection.caseNumber}` : `${words.certificate}: ${kinds[certificates[0]?.kind ?? 'removedRows']}`)
  return workingPaper(voice, { kindLabel, title, date }, [
    paragraph(isList ? words.listIntroduction(certificates.length, formatCivilDate(date)) : words.introduction),
    paragraph(words.sum),
    paragraph(words.backups),
    ...(isList ? [overview(certificates)] : []),
    ...certificates.flatMap((one, i) => [...(isList ? [heading(one, i + 1)] : []), facts(one, data.inspection.caseNumber, i)]),
  ])
}

const momentOf = (at: string): string => `${formatCivilDate(civilDateOf(at))} kl. ${clockTimeOf(at)}`

function overview(certificates: readonly DeletionCertificate[]): Table {
  const rows = certificates.map(({ kind, count, at }, i) => [String(i + 1), kinds[kind], String(count), momentOf(at)].map((cell) => textCell(typeset(cell))))
  const header = ['Nr.', 'Slettet', 'Antal', 'Tidspunkt']
  return { type: 'table', id: 'deletions', caption: words.caption, description: words.description, header, widths: [8, 47, 12, 33], rows }
}

const heading = ({ kind }: DeletionCertificate, number: number): Heading => ({
  type: 'heading',
  id: `deletion-${number}`,
  level: 1,
  number: null,
  text: typeset(`${number}. ${kinds[kind]}`),
  newPage: false,
})

function facts({ id, at, kind, count, amount, unit, reason, sha256, backupsUntil, actor }: DeletionCertificate, caseNumber: string, i: number): Block {
  const [one, many] = units[unit]
  const rule = amount === 0 ? `Slettes ved ${events[kind]}` : `Slettes ${amount} ${amount === 1 ? one : many} efter ${events[kind]}`
  const rows = [
    ['Sag', caseNumber],
    ['Slettet', kinds[kind]],
    ['Antal', String(count)],
    ['Tidspunkt', momentOf(at)],
    ['Regel', rule],
    ['Hjemmel', reason],
    ['Kontrolsum (SHA-256)', sha256.replace(/.{16}(?=.)/g, '$& ')],
    ['Sikkerhedskopier', `Kan indeholde det slettede indtil ${formatCivilDate(backupsUntil)}. Derefter er de udskiftet.`],
    ['Bevisets nummer', id],
    ['Installation', actor],
  ].map((cells) => cells.map((cell) => textCell(typeset(cell))))
  const { factsCaption: caption, factsDescription: description } = words
  return { type: 'table', id: `deletion-facts-${i}`, caption, description, header: ['Oplysning', 'Indhold'], widths: [28, 72], rows }
}
