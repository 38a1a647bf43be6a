import { ExpectedFailure } from '../api/errors.ts'
import type { NounName, RowOf } from '../domain/nouns.ts'
import type { Transaction } from '../storage/changes.ts'
import { hasTemplate } from '../storage/letterhead-templates.ts'
import { findRow, listRows, rowsWhere } from '../storage/table.ts'
import { reopenContradictions } from './reopening.ts'

type Rules = { [Name in NounName]?: (transaction: Transaction, row: RowOf<Name>) => void }

/** What must hold over several fields or rows when a row is written. Called in the transaction, on the row as it will be. */
const rules: Rules = {
  inspection: (_, row) => {
    inOrder(row, 'plannedFrom', 'plannedTo')
  },
  visit: (_, row) => {
    inOrder(row, 'startsAt', 'endsAt')
  },
  report: (transaction, row) => {
    if (rowsWhere(transaction.database, 'report', 'inspectionId', row.inspectionId).some((other) => other.id !== row.id))
      throw new ExpectedFailure('inUse', { by: 'report' })
    inOrder(row, 'preliminaryDate', 'finalDate')
    inOrder(row, 'preliminaryDate', 'remarksDueOn')
    inOrder(row, 'finalDate', 'answersDueOn')
    refuseTakenNumbers(transaction, row)
  },
  letterhead: ({ database }, { template }) => {
    // A template comes in by `letterhead.takeTemplate` alone; here it can be taken away.
    if (template !== null && !hasTemplate(database, template.sha256)) throw new ExpectedFailure('invalidInput', { path: 'template', rule: 'unknownReference' })
  },
  contradiction: (_, { state, settlement, noteIds, findingId }) => {
    if (new Set(noteIds).size < 2) throw new ExpectedFailure('invalidInput', { path: 'noteIds', rule: 'required' })
    if (state === 'settled' && settlement.trim() === '') throw new ExpectedFailure('invalidInput', { path: 'settlement', rule: 'required' })
    if (state === 'carried' && findingId === null) throw new ExpectedFailure('invalidInput', { path: 'findingId', rule: 'required' })
  },
  evidence: (transaction, row) => {
    // Also when the account is only not marked as one any more.
    const before = findRow(transaction.database, 'evidence', row.id)
    if (before?.contradicts && !before.deleted && !row.contradicts) reopenContradictions(transaction, row)
  },
  participant: (transaction, row) => {
    freeSpeakerKey(transaction, row)
  },
}

/** Holds a row that is about to be written against the rules of its noun. @throws ExpectedFailure */
export function applyRules<Name extends NounName>(transaction: Transaction, noun: Name, row: RowOf<Name>): void {
  rules[noun]?.(transaction, row)
}

/** Refuses two dates (or times of a day) of a row of which the later comes first; unknown ones are in order. */
function inOrder<Row extends object>(row: Row, earlier: keyof Row & string, later: keyof Row & string): void {
  const [from, to] = [row[earlier] as string | null, row[later] as string | null]
  if (from !== null && to !== null && from > to) throw new ExpectedFailure('datesOutOfOrder', { earlier, later })
}

/** A document number stands for one document in the whole office. */
function refuseTakenNumbers({ database }: Transaction, row: RowOf<'report'>): void {
  if (row.preliminaryNumber !== null && row.preliminaryNumber === row.finalNumber)
    throw new ExpectedFailure('documentNumberTaken', { number: row.preliminaryNumber })
  const own = { preliminaryReport: row.preliminaryNumber, finalReport: row.finalNumber }
  for (const [kind, number] of Object.entries(own)) {
    if (number === null) continue
    const taken = rowsWhere(database, 'document', 'number', number).some((other) => other.inspectionId !== row.inspectionId || other.kind !== kind)
    if (taken) throw new ExpectedFailure('documentNumberTaken', { number })
  }
}

/** A key picks one speaker in a case: who takes it frees it from the one who had it. */
function freeSpeakerKey(transaction: Transaction, row: RowOf<'participant'>): void {
  if (row.speakerKey === null) return
  for (const other of listRows(transaction.database, 'participant', row.inspectionId))
    if (other.id !== row.id && other.speakerKey === row.speakerKey) transaction.update('participant', other.id, { speakerKey: null })
}
