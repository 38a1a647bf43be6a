import type { ReadableDatabase, WritableDatabase } from './database.ts'

/** Text that is not a row yet. Drafts lie outside the change log: nobody but this installation needs them. */
export type StoredDraft = { readonly target: string; readonly base: string | null; readonly payload: unknown; readonly writtenAt: string }

/** Keeps the newest draft of a target. */
export function putDraft(database: WritableDatabase, draft: StoredDraft): void {
  database.run(
    'INSERT OR REPLACE INTO "draft" ("target", "base", "payload", "writtenAt") VALUES (?, ?, ?, ?)',
    draft.target,
    draft.base,
    JSON.stringify(draft.payload),
    draft.writtenAt,
  )
}

/** All drafts, the newest first. */
export function listDrafts(database: ReadableDatabase): StoredDraft[] {
  return database
    .all<{ target: string; base: string | null; payload: string; writtenAt: string }>('SELECT * FROM "draft" ORDER BY "writtenAt" DESC')
    .map((draft) => ({ ...draft, payload: JSON.parse(draft.payload) as unknown }))
}

/** Discards the drafts whose target begins so. */
export function discardDraftsOf(database: WritableDatabase, start: string): void {
  database.run('DELETE FROM "draft" WHERE substr("target", 1, ?) = ?', start.length, start)
}

/** Changes what the drafts of some targets hold. */
export function rewriteDrafts(database: WritableDatabase, isMeant: (target: string) => boolean, change: (payload: unknown) => unknown): void {
  for (const { target, payload } of listDrafts(database)) {
    const before = JSON.stringify(payload)
    const after = isMeant(target) ? JSON.stringify(change(payload)) : before
    if (after !== before) database.run('UPDATE "draft" SET "payload" = ? WHERE "target" = ?', after, target)
  }
}

export function discardDraft(database: WritableDatabase, target: string): void {
  database.run('DELETE FROM "draft" WHERE "target" = ?', target)
}
