import { findText } from '../storage/search.ts'
import type { Desk } from './desk.ts'

/** Milliseconds that a search may spend on what was written a moment ago. */
const patience = 60

export function registerSearch(desk: Desk): void {
  desk.reads('search.find', (database, { query, limit }) => {
    desk.catchUpWithSearch(patience)
    return findText(database, desk.profile.words, query, limit)
  })
}
