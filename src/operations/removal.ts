import { ExpectedFailure } from '../api/errors.ts'
import { isRecording } from '../domain/attachment.ts'
import { caseNouns, nouns, type NounName, type RowOf } from '../domain/nouns.ts'
import { numberPoints } from '../domain/numbering.ts'
import type { RecordFields } from '../domain/record.ts'
import { referencesOf } from '../domain/references.ts'
import { caseOf, type Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { findRow, listRows, rowsWhere, tables } from '../storage/table.ts'
import { reopenContradictions } from './reopening.ts'

/**
 * What becomes of a row when what it points to is removed. `goes`: it is part of the other and goes with it. `letsGo`: it stands on its own and
 * stops pointing. `holds`: it would lose its meaning, so the removal is refused. `keeps`: it remembers where it came from.
 */
type Fate = 'goes' | 'letsGo' | 'holds' | 'keeps'

/** By noun and field; a field that is not listed holds. */
const fates: Partial<Record<NounName, Readonly<Record<string, Fate>>>> = {
  unit: { authorityId: 'goes' },
  participant: { unitId: 'letsGo' },
  question: { findingId: 'goes' },
  visit: { unitIds: 'letsGo', participantIds: 'letsGo' },
  // The words of an answer stand when a question they met goes; whose answer it is must stay known, so the authority is held.
  answer: { questionIds: 'letsGo', recommendationIds: 'letsGo' },
  // What was noted at a visit that is removed stays in the case, outside of any visit.
  note: { questionId: 'letsGo', visitId: 'letsGo', attachmentIds: 'letsGo', themeIds: 'letsGo' },
  contradiction: { noteIds: 'letsGo', findingId: 'letsGo' },
  checklistRun: { checklistId: 'keeps', visitId: 'letsGo' },
  checklistAnswer: { runId: 'goes', attachmentIds: 'letsGo' },
  material: { attachmentId: 'letsGo' },
  finding: { themeId: 'letsGo', attachmentIds: 'letsGo' },
  evidence: { findingId: 'goes' },
  recommendation: { findingId: 'goes' },
  hearingResponse: { attachmentId: 'letsGo' },
  remark: { hearingResponseId: 'goes', findingId: 'letsGo' },
  followUp: { questionId: 'goes', recommendationId: 'goes' },
  letter: { authorityIds: 'letsGo', visitId: 'letsGo' },
  letterSection: { letterId: 'goes', questionIds: 'letsGo', recommendationIds: 'letsGo' },
  recordKeeping: { documentId: 'goes', answerId: 'goes', hearingResponseId: 'goes', attachmentId: 'goes', visitId: 'goes' },
  planEntry: { colleagueId: 'letsGo', startedId: 'letsGo' },
}

/** A live row that points to another. */
type Pointer = { readonly noun: NounName; readonly field: string; readonly row: RecordFields & Record<string, unknown> }

/** The live rows that point to a row, by the fields that references.ts lists, by evidence and by being in the case. */
export function pointersTo(database: ReadableDatabase, noun: NounName, target: RecordFields): Pointer[] {
  const found: Pointer[] = []
  const inspectionId = caseOf(noun, target) ?? undefined
  for (const from of Object.keys(nouns) as NounName[])
    for (const [field, to] of Object.entries(referencesOf(from))) {
      if (to !== noun) continue
      const many = tables[from].columns.some((column) => column.name === field && column.kind === 'json')
      const rows = many
        ? listRows(database, from, inspectionId).filter((row) => ((row as unknown as Record<string, string[]>)[field] ?? []).includes(target.id))
        : rowsWhere(database, from, field, target.id, inspectionId)
      found.push(...rows.map((row) => ({ noun: from, field, row: row })))
    }
  if (noun === 'note' || noun === 'checklistAnswer' || noun === 'material')
    found.push(
      ...rowsWhere(database, 'evidence', 'source', `${noun}:${target.id}`, inspectionId).map((row) => ({ noun: 'evidence' as const, field: 'source', row })),
    )
  if (noun === 'inspection')
    for (const from of Object.keys(caseNouns) as (keyof typeof caseNouns)[])
      found.push(...listRows(database, from, target.id).map((row) => ({ noun: from, field: 'inspectionId', row: row })))
  return found
}

/**
 * Removes a row with what is part of it, in the caller's transaction.
 * @throws ExpectedFailure `notFound`; `inUse` with the row that holds it
 */
export function removeRow(transaction: Transaction, noun: NounName, id: string): void {
  const row = findRow(transaction.database, noun, id)
  if (!row || row.deleted) throw new ExpectedFailure('notFound', { noun })
  if (noun === 'inspection') {
    removeCase(transaction, id)
    return
  }
  for (const pointer of pointersTo(transaction.database, noun, row)) {
    const fate = fates[pointer.noun]?.[pointer.field] ?? 'holds'
    if (fate === 'holds') throw new ExpectedFailure('inUse', { noun, by: pointer.noun, id: pointer.row.id, ...pointOf(transaction.database, pointer) })
    if (fate === 'goes') removeRow(transaction, pointer.noun, pointer.row.id)
    if (fate === 'letsGo') letGo(transaction, pointer, id)
  }
  transaction.remove(noun, id)
  for (const fileId of filesOf(noun, row)) removeUnnamedFile(transaction, fileId)
  if (noun === 'evidence') reopenContradictions(transaction, row as RowOf<'evidence'>)
}

/**
 * Removes a file that no row names any more: nothing would show it, and its bytes would be kept for ever. A recording stays: the case lists it by itself until
 * somebody deletes it for good.
 */
export function removeUnnamedFile(transaction: Transaction, id: string): void {
  const file = findRow(transaction.database, 'attachment', id)
  if (file && !file.deleted && !isRecording(file) && pointersTo(transaction.database, 'attachment', file).length === 0) transaction.remove('attachment', id)
}

/** The files that a row names. */
function filesOf(noun: NounName, row: object): string[] {
  const fields = Object.entries(referencesOf(noun)).filter(([, to]) => to === 'attachment')
  return fields.flatMap(([field]) => (row as Record<string, string | string[] | null>)[field] ?? [])
}

/** The number under which the report has the finding that holds a row: how the person finds it. */
function pointOf(database: ReadableDatabase, { noun, row }: Pointer): { point?: string } {
  const findingId = noun === 'finding' ? row.id : noun === 'evidence' ? row['findingId'] : null
  const inspectionId = caseOf(noun, row)
  if (findingId === null || inspectionId === null) return {}
  const rows = <Name extends 'reportTheme' | 'finding' | 'recommendation' | 'question' | 'document'>(name: Name) => listRows(database, name, inspectionId)
  const frozen = rows('document').flatMap((document) => document.points)
  const numbered = { reportTheme: rows('reportTheme'), finding: rows('finding'), recommendation: rows('recommendation'), question: rows('question') }
  const point = numberPoints(numbered, frozen).find(({ id }) => id === findingId)?.point
  return point === undefined ? {} : { point }
}

function letGo(transaction: Transaction, { noun, field, row }: Pointer, id: string): void {
  const value = row[field]
  const left = Array.isArray(value) ? value.filter((other) => other !== id) : null
  // One account contradicts nothing, and what no finding carries any more is open again.
  if (noun === 'contradiction' && left !== null && left.length < 2) return transaction.remove(noun, row.id)
  transaction.update(noun, row.id, { [field]: left, ...(noun === 'contradiction' && field === 'findingId' && { state: 'open' as const }) })
}

/** A case goes with everything in it, but not once a document has been issued from it: that is kept for good. */
function removeCase(transaction: Transaction, id: string): void {
  if (listRows(transaction.database, 'document', id).length > 0) throw new ExpectedFailure('inUse', { noun: 'inspection', by: 'document' })
  for (const noun of Object.keys(caseNouns) as (keyof typeof caseNouns)[])
    for (const row of listRows(transaction.database, noun, id)) transaction.remove(noun, row.id)
  for (const entry of rowsWhere(transaction.database, 'planEntry', 'startedId', id)) transaction.update('planEntry', entry.id, { startedId: null })
  for (const other of listRows(transaction.database, 'inspection'))
    if (other.relatedIds.includes(id)) transaction.update('inspection', other.id, { relatedIds: other.relatedIds.filter((related) => related !== id) })
  transaction.remove('inspection', id)
}
