import type { ReadableDatabase, WritableDatabase } from './database.ts'

/** A file on its way to its place: where it is to stand, where it is written first, where what it replaces is kept meanwhile, and its hash (hexadecimal). */
export type StagedPlaces = { readonly temporary: string; readonly path: string; readonly replaced: string; readonly sha256: string }

/** Notes that a file is on its way, before it gets its name. */
export function insertStagedFile(database: WritableDatabase, { temporary, path, replaced, sha256 }: StagedPlaces): void {
  database.run('INSERT OR REPLACE INTO "stagedFile" ("temporary", "path", "replaced", "sha256") VALUES (?, ?, ?, ?)', temporary, path, replaced, sha256)
}

/** The files that were on their way. */
export const listStagedFiles = (database: ReadableDatabase): StagedPlaces[] => database.all<StagedPlaces>('SELECT * FROM "stagedFile"')

/** The file has arrived, or never will. */
export function deleteStagedFile(database: WritableDatabase, temporary: string): void {
  database.run('DELETE FROM "stagedFile" WHERE "temporary" = ?', temporary)
}
