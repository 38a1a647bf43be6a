import { z } from 'zod'
import type { CaseData } from './case-data.ts'
import { evidence, parseEvidenceSource } from './evidence.ts'
import { finding } from './finding.ts'
import { reportQuestions } from './numbering.ts'
import type { Prose } from './prose.ts'
import { question } from './question.ts'
import { recommendation } from './recommendation.ts'
import { id } from './record.ts'
import { report } from './report.ts'
import { reportTheme } from './report-theme.ts'

/** What the change of every text says beside the text itself. */
const of = { id, base: z.string() }

/** A change of one of the texts that a report is made of. `base`: the `updatedAt` of the row it was made on. */
export const reportTextEdit = z.discriminatedUnion('noun', [
  z.strictObject({
    ...of,
    noun: z.literal('report'),
    patch: report.fields.pick({ summary: true, background: true, legalBasis: true, conclusion: true }).partial().strict(),
  }),
  z.strictObject({ ...of, noun: z.literal('reportTheme'), patch: reportTheme.fields.pick({ title: true, introduction: true }).partial().strict() }),
  z.strictObject({ ...of, noun: z.literal('finding'), patch: finding.fields.pick({ title: true, facts: true, assessment: true }).partial().strict() }),
  z.strictObject({ ...of, noun: z.literal('evidence'), patch: evidence.fields.pick({ wording: true }).partial().strict() }),
  z.strictObject({ ...of, noun: z.literal('recommendation'), patch: recommendation.fields.pick({ text: true }).partial().strict() }),
  z.strictObject({ ...of, noun: z.literal('question'), patch: question.fields.pick({ text: true }).partial().strict() }),
])
export type ReportTextEdit = z.output<typeof reportTextEdit>

type FieldOf = {
  report: 'summary' | 'background' | 'legalBasis' | 'conclusion'
  reportTheme: 'title' | 'introduction'
  finding: 'title' | 'facts' | 'assessment'
  evidence: 'wording'
  recommendation: 'text'
  question: 'text'
}
type Place = { [Noun in keyof FieldOf]: { readonly noun: Noun; readonly field: FieldOf[Noun] } }[keyof FieldOf]

/** A text that a person writes and that the report prints. */
export type ReportText = Place & {
  readonly id: string
  /** The `updatedAt` of its row. */
  readonly base: string
  readonly value: Prose | string
  /** The finding it belongs to. */
  readonly findingId: string | null
  /** The number of the point it stands under; empty for what has none. */
  readonly number: string
  /** What the point is called; empty for the report's own sections, whose names the catalogue has. */
  readonly heading: string
}

type Rows = Pick<CaseData, 'report' | 'reportTheme' | 'finding' | 'evidence' | 'recommendation' | 'question' | 'note' | 'checklistAnswer' | 'material'>

/**
 * Every text of a report that can be edited, one by one.
 * @param points the numbers of its parts, by `noun:id`
 */
export function reportTexts(rows: Rows, points: ReadonlyMap<string, string>): ReportText[] {
  const numberOf = (noun: string, of: string): string => points.get(`${noun}:${of}`) ?? ''
  const findings = new Map(rows.finding.map((one) => [one.id, one]))
  const under = (findingId: string | null) => ({
    findingId,
    number: findingId === null ? '' : numberOf('finding', findingId),
    heading: findings.get(findingId ?? '')?.title ?? '',
  })
  return [
    ...rows.report.flatMap((row) =>
      (['summary', 'background', 'legalBasis', 'conclusion'] as const).map((field): ReportText => {
        const place = { findingId: null, number: numberOf('section', field), heading: '' }
        return { noun: 'report', field, id: row.id, base: row.updatedAt, value: row[field], ...place }
      }),
    ),
    ...rows.reportTheme.flatMap((row) =>
      (['title', 'introduction'] as const).map((field): ReportText => {
        const place = { findingId: null, number: numberOf('reportTheme', row.id), heading: row.title }
        return { noun: 'reportTheme', field, id: row.id, base: row.updatedAt, value: row[field], ...place }
      }),
    ),
    ...rows.finding.flatMap((row) =>
      (['title', 'facts', 'assessment'] as const).map((field): ReportText => ({
        noun: 'finding',
        field,
        id: row.id,
        base: row.updatedAt,
        value: row[field],
        ...under(row.id),
      })),
    ),
    ...rows.evidence
      .filter((row) => row.contradicts)
      .map((row): ReportText => ({
        noun: 'evidence',
        field: 'wording',
        id: row.id,
        base: row.updatedAt,
        value: accountWords(row, rows),
        ...under(row.findingId),
      })),
    ...rows.recommendation.map((row): ReportText => ({
      noun: 'recommendation',
      field: 'text',
      id: row.id,
      base: row.updatedAt,
      value: row.text,
      ...under(row.findingId),
    })),
    ...reportQuestions(rows.question).map((row): ReportText => ({
      noun: 'question',
      field: 'text',
      id: row.id,
      base: row.updatedAt,
      value: row.text,
      ...under(row.findingId),
    })),
  ]
}

/** An account as the report prints it: in the report's words, else in the source's, which a correction never changes. */
function accountWords({ source, wording }: CaseData['evidence'][number], { note, checklistAnswer, material }: Rows): string {
  if (wording.trim() !== '') return wording
  const of = parseEvidenceSource(source).id
  const said = note.find((one) => one.id === of)
  if (said !== undefined) return said.nature === 'quote' && !/^["”“»'’‘]/u.test(said.text.trimStart()) ? `”${said.text.trim()}”` : said.text
  const paper = material.find((one) => one.id === of)
  return checklistAnswer.find((one) => one.id === of)?.remark ?? (paper === undefined ? '' : paper.excerpt || paper.title)
}
