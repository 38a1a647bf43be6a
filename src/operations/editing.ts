import { type OperationName } from '../api/contract.ts'
import { arrangeableNouns, editableNouns, type ArrangeableNoun, type EditableNoun } from '../api/noun-operations.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { caseNouns, nouns, officeNouns, type CaseNounName, type NounName, type OfficeNounName, type RowOf } from '../domain/nouns.ts'
import type { Creation, RecordFields } from '../domain/record.ts'
import { caseOf, sameValue, type Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { findRow, listRows, tables } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { checkReferences } from './references.ts'
import { removeRow, removeUnnamedFile } from './removal.ts'
import { applyRules } from './rules.ts'

type Fields = Record<string, unknown>

/** Registers the operations that all nouns share: list, and for those that a person edits create, update, remove and arrange. */
export function registerEditing(desk: Desk): void {
  const reads = desk.reads.bind(desk) as (name: string, run: (database: ReadableDatabase, input: never) => unknown) => void
  const undoable = desk.undoable.bind(desk) as (name: string, run: (transaction: Transaction, input: never) => unknown) => void
  for (const noun of Object.keys(caseNouns) as CaseNounName[])
    reads(`${noun}.list` satisfies OperationName, (database, input: { inspectionId: string }) => listRows(database, noun, input.inspectionId))
  for (const noun of Object.keys(officeNouns) as OfficeNounName[]) reads(`${noun}.list` satisfies OperationName, (database) => listRows(database, noun))
  for (const noun of editableNouns) {
    undoable(`${noun}.create`, (transaction, input: Fields) => createRow(transaction, noun, input as never))
    undoable(`${noun}.update`, (transaction, input: { id: string; patch: Fields; base?: string }) => updateRow(transaction, noun, input))
    undoable(`${noun}.remove`, (transaction, input: { id: string }) => {
      removeRow(transaction, noun, input.id)
      return null
    })
  }
  for (const noun of arrangeableNouns)
    undoable(`${noun}.arrange`, (transaction, input: { ids: string[] }) => {
      arrange(transaction, noun, input.ids)
      return null
    })
}

/** The live row with this id. @throws ExpectedFailure `notFound` */
export function requireRow<Name extends NounName>(database: ReadableDatabase, noun: Name, id: string): RowOf<Name> {
  const row = findRow(database, noun, id)
  if (!row || row.deleted) throw new ExpectedFailure('notFound', { noun })
  return row
}

/** Makes a row after its references and rules were checked. A position of 0 means: last among its kind. */
export function createRow<Name extends NounName>(transaction: Transaction, noun: Name, input: Creation<(typeof nouns)[Name]>): RowOf<Name> {
  const fields: Fields = { ...nouns[noun].defaults, ...input }
  checkReferences(transaction.database, noun, fields, (fields['inspectionId'] as string | undefined) ?? null)
  if (fields['position'] === 0) fields['position'] = nextPosition(transaction.database, noun, fields['inspectionId'] as string | undefined)
  applyRules(transaction, noun, { ...fields, id: '' } as never)
  return transaction.create(noun, fields as never)
}

/** Changes a row after its references and rules were checked. @throws ExpectedFailure `conflict` when it is not the one that the change was made on */
export function updateRow<Name extends EditableNoun>(transaction: Transaction, noun: Name, input: { id: string; patch: Fields; base?: string }): RowOf<Name> {
  const row = requireRow(transaction.database, noun, input.id)
  if (input.base !== undefined && input.base !== row.updatedAt) throw new ExpectedFailure('conflict', { noun })
  const before = row as Fields
  const changed = Object.fromEntries(Object.entries(input.patch).filter(([field, value]) => value !== undefined && !sameValue(before[field], value)))
  if ('inspectionId' in changed) throw new ExpectedFailure('invalidInput', { path: 'inspectionId', rule: 'fixed' })
  checkReferences(transaction.database, noun, changed, caseOf(noun, row))
  applyRules(transaction, noun, { ...row, ...changed })
  const written = transaction.update(noun, input.id, changed as never)
  // A note's files are shown in the case when they are taken off it; the one that an answer came in is not.
  if (changed['attachmentId'] !== undefined && before['attachmentId'] !== null) removeUnnamedFile(transaction, before['attachmentId'] as string)
  return written
}

function nextPosition(database: ReadableDatabase, noun: NounName, inspectionId: string | undefined): number {
  const where = tables[noun].ofCase ? ' AND "inspectionId" = ?' : ''
  const values = tables[noun].ofCase && inspectionId !== undefined ? [inspectionId] : []
  const last = database.get<{ last: number | null }>(`SELECT max("position") AS "last" FROM "${noun}" WHERE "deleted" = 0${where}`, ...values)?.last
  return Math.floor(last ?? 0) + 1
}

/** Puts rows in the given order among themselves; the places they held together stay theirs, so that rows not named keep their place. */
function arrange(transaction: Transaction, noun: ArrangeableNoun, ids: readonly string[]): void {
  const rows = ids.map((id) => requireRow(transaction.database, noun, id) as RecordFields & { position: number })
  if (new Set(ids).size !== ids.length) throw new ExpectedFailure('invalidInput', { path: 'ids', rule: 'duplicate' })
  if (new Set(rows.map((row) => caseOf(noun, row))).size > 1) throw new ExpectedFailure('invalidInput', { path: 'ids', rule: 'otherCase' })
  const places = rows.map((row) => row.position).toSorted((a, b) => a - b)
  const distinct = places.every((place, index) => index === 0 || place > (places[index - 1] ?? place))
  for (const [index, row] of rows.entries()) {
    const position = distinct ? places[index] : index + 1
    transaction.update(noun, row.id, { position } as never)
  }
}
