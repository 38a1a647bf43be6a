import { findText } from '../storage/search.ts'
import type { Desk } from './desk.ts'

export function registerSearch(desk: Desk): void {
  desk.reads('search.find', (database, { query, limit }) => findText(database, query, limit))
}
