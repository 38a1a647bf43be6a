import { findText } from '../storage/search.ts'
import type { Desk } from './desk.ts'

/**
 * Milliseconds that a search may spend on what was written a moment ago, so that it finds what was just saved also on a busy machine.
 * A whole case that was just opened may take longer; its tail is found a moment later.
 */
const patience = 1000

export function registerSearch(desk: Desk): void {
  desk.reads('search.find', (database, { query, limit }) => {
    desk.catchUpWithSearch(patience)
    return findText(database, desk.profile.words, query, limit)
  })
}
