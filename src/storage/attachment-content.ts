import type { ReadableDatabase, WritableDatabase } from './database.ts'

/**
 * Where the bytes of an attachment lie: a file of a name that says nothing, encrypted with a key of its own. Who destroys the key destroys the file, also where a
 * copy of it has gone. Rows of several cases that are the same bytes share one.
 */
export type AttachmentContent = { readonly sha256: string; readonly size: number; readonly fileName: string; readonly key: Uint8Array }

/** Keeps where bytes lie; in place of an earlier one whose file is no longer there. */
export function putAttachmentContent(database: WritableDatabase, { sha256, size, fileName, key }: AttachmentContent): void {
  database.run('INSERT OR REPLACE INTO "attachmentContent" ("sha256", "size", "fileName", "key") VALUES (?, ?, ?, ?)', sha256, size, fileName, key)
}

/** Where the bytes of this hash lie; undefined when they were never here. */
export const findAttachmentContent = (database: ReadableDatabase, sha256: string): AttachmentContent | undefined =>
  database.get<AttachmentContent>('SELECT * FROM "attachmentContent" WHERE "sha256" = ?', sha256)

/**
 * The files that nothing asks for any more: no row of a case has their bytes, as they came or as the copy for documents, and no issued document shows them.
 * An issued document names its pictures by their hash in its model, which is kept for good.
 */
export const unneededContents = (database: ReadableDatabase): AttachmentContent[] =>
  database.all<AttachmentContent>(
    `SELECT * FROM "attachmentContent" AS "content"
     WHERE "sha256" NOT IN (
       SELECT "sha256" FROM "attachment" WHERE "deleted" = 0
       UNION SELECT "renditionSha256" FROM "attachment" WHERE "deleted" = 0 AND "renditionSha256" IS NOT NULL
     ) AND NOT EXISTS (SELECT 1 FROM "documentContent" WHERE instr("model", "content"."sha256") > 0)`,
  )

/** Forgets where bytes lie and the key that they were encrypted with: nobody can read them again. */
export function deleteAttachmentContent(database: WritableDatabase, sha256: string): void {
  database.run('DELETE FROM "attachmentContent" WHERE "sha256" = ?', sha256)
}

/** Where all bytes lie that the database knows. */
export const allAttachmentContents = (database: ReadableDatabase): AttachmentContent[] => database.all<AttachmentContent>('SELECT * FROM "attachmentContent"')

/** The names of the files that the database knows. */
export const attachmentFileNames = (database: ReadableDatabase): string[] =>
  database.all<{ fileName: string }>('SELECT "fileName" FROM "attachmentContent"').map(({ fileName }) => fileName)
