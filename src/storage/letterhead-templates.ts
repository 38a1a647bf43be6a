import type { ReadableDatabase, WritableDatabase } from './database.ts'

/** Keeps the bytes of a template by their hash; those that are there already stay. Nothing takes them away: undo may bring back the row that names them. */
export function insertTemplate(database: WritableDatabase, sha256: string, bytes: Uint8Array): void {
  database.run('INSERT OR IGNORE INTO "letterheadTemplate" ("sha256", "bytes") VALUES (?, ?)', sha256, bytes)
}

/** The bytes of a template; undefined where they are not here. */
export function findTemplate(database: ReadableDatabase, sha256: string): Uint8Array | undefined {
  return database.get<{ bytes: Uint8Array }>('SELECT "bytes" FROM "letterheadTemplate" WHERE "sha256" = ?', sha256)?.bytes
}

/** Whether the bytes of a template are here. */
export const hasTemplate = (database: ReadableDatabase, sha256: string): boolean =>
  database.get<{ one: number }>('SELECT 1 AS "one" FROM "letterheadTemplate" WHERE "sha256" = ?', sha256) !== undefined
