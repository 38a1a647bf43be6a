import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'

/** What is special about notes; making, changing and removing them is in editing.ts. */
export function registerNotes(desk: Desk): void {
  desk.reads('note.get', (database, { id }) => requireRow(database, 'note', id))
}
