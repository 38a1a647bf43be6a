import { ExpectedFailure } from '../api/errors.ts'
import { rowsWhere } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'
import { removeRow } from './removal.ts'

/** A checklist in use: it is started for a unit, each of its points gets at most one answer. */
export function registerChecklists(desk: Desk): void {
  desk.undoable('checklistRun.start', (transaction, { inspectionId, visitId, unitId, checklistId }) => {
    const { title, version, items } = requireRow(transaction.database, 'checklist', checklistId)
    const running = rowsWhere(transaction.database, 'checklistRun', 'unitId', unitId, inspectionId)
    if (running.some((run) => run.checklistId === checklistId && run.visitId === visitId)) throw new ExpectedFailure('inUse', { by: 'checklistRun' })
    return createRow(transaction, 'checklistRun', { inspectionId, visitId, unitId, checklistId, title, version, items })
  })

  desk.undoable('checklistRun.remove', (transaction, { id }) => {
    removeRow(transaction, 'checklistRun', id)
    return null
  })

  desk.undoable('checklistAnswer.set', (transaction, { runId, itemId, value, remark }) => {
    const run = requireRow(transaction.database, 'checklistRun', runId)
    if (!run.items.some((item) => item.id === itemId)) throw new ExpectedFailure('invalidInput', { path: 'itemId', rule: 'unknownReference' })
    const said = { ...(value !== undefined && { value }), ...(remark !== undefined && { remark }) }
    const existing = rowsWhere(transaction.database, 'checklistAnswer', 'runId', runId, run.inspectionId).find((answer) => answer.itemId === itemId)
    if (existing) return transaction.update('checklistAnswer', existing.id, said)
    return createRow(transaction, 'checklistAnswer', { inspectionId: run.inspectionId, runId, itemId, ...said })
  })
}
