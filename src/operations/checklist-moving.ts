import { ExpectedFailure } from '../api/errors.ts'
import { movedUp } from '../domain/checklist-difference.ts'
import { rowsWhere } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'

/** A checklist in use moves up to the version of today; what was answered goes along. */
export function registerChecklistMoving(desk: Desk): void {
  desk.undoable('checklistRun.moveUp', (transaction, { ids, heading }) => {
    const { database } = transaction
    const runs = [...new Set(ids)].map((id) => requireRow(database, 'checklistRun', id))
    const [first, ...others] = runs
    const isSame = (run: typeof first): boolean =>
      run?.checklistId === first?.checklistId && run?.version === first?.version && run?.inspectionId === first?.inspectionId
    if (!others.every(isSame) || first?.checklistId == null) throw new ExpectedFailure('invalidInput', { path: 'ids', rule: 'unknownReference' })
    const checklist = requireRow(database, 'checklist', first.checklistId)
    // Somebody else has moved them up, or the checklist was taken back to the version that they have.
    if (checklist.version <= first.version) return runs
    const answers = runs.flatMap((run) => rowsWhere(database, 'checklistAnswer', 'runId', run.id, run.inspectionId))
    const { items, choices, repeats, moves } = movedUp(runs, answers, checklist, heading)
    for (const [id, itemId] of moves) transaction.update('checklistAnswer', id, { itemId, place: '' })
    const { title, version } = checklist
    return runs.map((run) => transaction.update('checklistRun', run.id, { title, version, items, choices, repeats: repeats.get(run.id) ?? {} }))
  })
}
