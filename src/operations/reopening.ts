import type { Evidence } from '../domain/evidence.ts'
import type { Transaction } from '../storage/changes.ts'
import { rowsWhere } from '../storage/table.ts'

/** Opens again the contradictions that rested in the report on an account which is none any more. */
export function reopenContradictions(transaction: Transaction, { findingId, source, inspectionId }: Evidence): void {
  for (const { id, state, noteIds } of rowsWhere(transaction.database, 'contradiction', 'findingId', findingId, inspectionId))
    if (state === 'carried' && noteIds.some((noteId) => `note:${noteId}` === source))
      transaction.update('contradiction', id, { state: 'open', findingId: null })
}
