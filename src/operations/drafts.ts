import { discardDraft, listDrafts, putDraft } from '../storage/drafts.ts'
import type { Desk } from './desk.ts'

/** The journal of text that has been typed and is not saved as a row yet. */
export function registerDrafts(desk: Desk): void {
  desk.writes('draft.put', ({ database }, { target, base, payload }) => {
    desk.withTrouble(() => {
      database.transaction((writable) => {
        putDraft(writable, { target, base, payload, writtenAt: desk.now() })
      })
    })
    return null
  })
  desk.reads('draft.list', (database) => listDrafts(database))
  desk.writes('draft.discard', ({ database }, { target }) => {
    desk.withTrouble(() => {
      database.transaction((writable) => {
        discardDraft(writable, target)
      })
    })
    return null
  })
}
