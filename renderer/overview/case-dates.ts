import type { DocumentKind } from '../../src/domain/document-kind.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { announcedIds, isLater } from '../announcement/answered.ts'
import type { ChapterId, Focus } from '../app/location.ts'

/** What a date of a case stands for: the key of its words in `overview.dates`. */
export type DateKind =
  | 'plannedFrom'
  | 'plannedTo'
  | 'announcedOn'
  | 'answersDueOn'
  | 'answer'
  | 'laterAnswer'
  | 'visit'
  | 'remarksDueOn'
  | 'hearingResponse'
  | 'reportAnswersDueOn'
  | 'closedOn'
  | DocumentKind

export type CaseDate = { readonly date: string; readonly kind: DateKind; readonly words: string; readonly chapter: ChapterId; readonly focus?: Focus }

type Rows = {
  inspection: RowOf<'inspection'>
  questions: readonly RowOf<'question'>[]
  answers: readonly RowOf<'answer'>[]
  visits: readonly RowOf<'visit'>[]
  documents: readonly RowOf<'document'>[]
  responses: readonly RowOf<'hearingResponse'>[]
  report: RowOf<'report'> | undefined
}

/** Every date of a case in the order of time. */
export function caseDates({ inspection, questions, answers, visits, documents, responses, report }: Rows): CaseDate[] {
  const own = (kind: 'plannedFrom' | 'plannedTo' | 'announcedOn' | 'answersDueOn' | 'closedOn', chapter: ChapterId): CaseDate[] =>
    inspection[kind] === null ? [] : [{ date: inspection[kind], kind, words: '', chapter }]
  const ofReport = (date: string | null | undefined, kind: 'remarksDueOn' | 'reportAnswersDueOn'): CaseDate[] =>
    date ? [{ date, kind, words: '', chapter: 'report' }] : []
  const announced = announcedIds(questions)
  return [
    ...own('plannedFrom', 'overview'),
    ...own('plannedTo', 'overview'),
    ...own('announcedOn', 'announcement'),
    ...own('answersDueOn', 'announcement'),
    ...answers.map((row): CaseDate => {
      const focus = { noun: 'answer', id: row.id } as const
      const about = { date: row.date, words: row.from, focus }
      return isLater(row, announced) ? { ...about, kind: 'laterAnswer', chapter: 'followUp' } : { ...about, kind: 'answer', chapter: 'announcement' }
    }),
    ...visits.map((row): CaseDate => ({ date: row.date, kind: 'visit', words: row.place, chapter: 'visit', focus: { noun: 'visit', id: row.id } })),
    ...documents.map((row): CaseDate => ({ date: row.date, kind: row.kind, words: row.number, chapter: 'documents', focus: { noun: 'document', id: row.id } })),
    ...ofReport(report?.remarksDueOn, 'remarksDueOn'),
    ...responses.map((row): CaseDate => ({
      date: row.receivedOn,
      kind: 'hearingResponse',
      words: row.from,
      chapter: 'hearing',
      focus: { noun: 'hearingResponse', id: row.id },
    })),
    ...ofReport(report?.answersDueOn, 'reportAnswersDueOn'),
    ...own('closedOn', 'overview'),
  ].toSorted((a, b) => a.date.localeCompare(b.date))
}
