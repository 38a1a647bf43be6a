import { civilDateOf } from '../domain/civil-date.ts'
import { endingStatuses } from '../domain/follow-up.ts'
import type { RowOf } from '../domain/nouns.ts'
import { rowsWhere } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'

/** What the office decides of a question or recommendation once it was asked. */
export function registerFollowUps(desk: Desk): void {
  desk.undoable('followUp.set', (transaction, { noun, id, patch }) => {
    const { inspectionId } = requireRow(transaction.database, noun, id)
    const field = noun === 'question' ? 'questionId' : 'recommendationId'
    const existing = rowsWhere(transaction.database, 'followUp', field, id, inspectionId)[0]
    const said = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<RowOf<'followUp'>>
    const fields = { ...said, ...closing(said, existing?.closedOn ?? null, civilDateOf(desk.now())) }
    if (existing) return transaction.update('followUp', existing.id, fields)
    return createRow(transaction, 'followUp', { inspectionId, [field]: id, reminders: [], extensions: [], pauses: [], ...fields })
  })
}

/** A thread that is ended has the day on which it was; one that goes on has none. */
function closing(said: Partial<RowOf<'followUp'>>, closedOn: string | null, today: string): Partial<RowOf<'followUp'>> {
  if (said.status === undefined || said.closedOn !== undefined) return {}
  return { closedOn: endingStatuses.has(said.status) ? (closedOn ?? today) : null }
}
