import { ExpectedFailure } from '../api/errors.ts'
import { isAnswered } from '../domain/checklist-item.ts'
import { saysSomething } from '../domain/checklist-difference.ts'
import { problemOfValue } from '../domain/checklist-value.ts'
import { fitsPlace, pointOf, repeatKey, roundsOf } from '../domain/form-outline.ts'
import type { RowOf } from '../domain/nouns.ts'
import { rowsWhere } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'
import { checkReferences } from './references.ts'
import { removeRow } from './removal.ts'

/** A checklist in use: it is started for a unit, each of its points gets at most one answer. */
export function registerChecklists(desk: Desk): void {
  desk.undoable('checklistRun.start', (transaction, { inspectionId, visitId, unitId, checklistId }) => {
    const { title, version, items, choices } = requireRow(transaction.database, 'checklist', checklistId)
    const running = rowsWhere(transaction.database, 'checklistRun', 'unitId', unitId, inspectionId)
    if (running.some((run) => run.checklistId === checklistId && run.visitId === visitId)) throw new ExpectedFailure('inUse', { by: 'checklistRun' })
    return createRow(transaction, 'checklistRun', { inspectionId, visitId, unitId, checklistId, title, version, items, choices })
  })

  desk.reads('checklist.answered', (database, { id }) => {
    const runs = rowsWhere(database, 'checklistRun', 'checklistId', id)
    const answered = runs.flatMap((run) => rowsWhere(database, 'checklistAnswer', 'runId', run.id, run.inspectionId)).filter(saysSomething)
    return Object.fromEntries([...Map.groupBy(answered, ({ itemId }) => itemId)].map(([itemId, answers]) => [itemId, answers.length]))
  })

  desk.undoable('checklistRun.remove', (transaction, { id }) => {
    removeRow(transaction, 'checklistRun', id)
    return null
  })

  desk.undoable('checklistRun.setRepeat', (transaction, { id, itemId, place, count }) => {
    const run = requireRow(transaction.database, 'checklistRun', id)
    const repeat = run.items.find((item) => item.id === itemId && item.kind === 'repeat' && item.repeatCount === '')
    if (!repeat || !fitsPlace(run.items, itemId, place)) throw new ExpectedFailure('invalidInput', { path: 'itemId', rule: 'unknownReference' })
    for (const answer of rowsWhere(transaction.database, 'checklistAnswer', 'runId', id, run.inspectionId))
      if (isBeyond(run.items, answer, repeat.id, place, count)) removeRow(transaction, 'checklistAnswer', answer.id)
    return transaction.update('checklistRun', id, { repeats: { ...run.repeats, [repeatKey(itemId, place)]: count } })
  })

  desk.undoable('checklistAnswer.set', (transaction, { runId, itemId, place = '', ...said }) => {
    const run = requireRow(transaction.database, 'checklistRun', runId)
    checkAnswer(run, itemId, place, said.value)
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
    const answers = rowsWhere(transaction.database, 'checklistAnswer', 'runId', runId, run.inspectionId)
    const existing = answers.find((answer) => answer.itemId === itemId && answer.place === place)
    checkReferences(transaction.database, 'checklistAnswer', given, run.inspectionId)
    if (existing) return transaction.update('checklistAnswer', existing.id, given)
    return createRow(transaction, 'checklistAnswer', { inspectionId: run.inspectionId, runId, itemId, place, ...given })
  })
}

/** @throws ExpectedFailure `invalidInput` for a point or place that the run does not have, and for a value that is none of the point's kind */
function checkAnswer(run: RowOf<'checklistRun'>, itemId: string, place: string, value: string | null | undefined): void {
  const item = run.items.find((one) => one.id === itemId)
  if (!item || !isAnswered(item.kind)) throw new ExpectedFailure('invalidInput', { path: 'itemId', rule: 'unknownReference' })
  if (!fitsPlace(run.items, itemId, place)) throw new ExpectedFailure('invalidInput', { path: 'place', rule: 'unknownReference' })
  const problem = value == null ? null : problemOfValue(item, run.choices, value)
  if (problem !== null) throw new ExpectedFailure('invalidInput', { path: 'value', rule: `answer${problem.slice(0, 1).toUpperCase()}${problem.slice(1)}` })
}

/** Whether an answer stands in a round of a repeat that is asked no more. */
function isBeyond(items: RowOf<'checklistRun'>['items'], answer: RowOf<'checklistAnswer'>, repeatId: string, outer: string, count: number): boolean {
  const level = pointOf(items, answer.itemId)?.repeats.findIndex(({ item }) => item.id === repeatId) ?? -1
  const rounds = roundsOf(answer.place)
  return level >= 0 && rounds.slice(0, level).join('.') === outer && Number(rounds[level]) > count
}
