import type { ReadableDatabase, WritableDatabase } from './database.ts'

/** What was issued, kept for good beside the document's row: the model it was written from, as JSON, and the very bytes. The tables refuse any change. */
export type DocumentContent = { readonly model: string; readonly bytes: Uint8Array }

export function insertDocumentContent(database: WritableDatabase, documentId: string, { model, bytes }: DocumentContent): void {
  database.run('INSERT INTO "documentContent" ("documentId", "model", "bytes") VALUES (?, ?, ?)', documentId, model, bytes)
}

/** The bytes as they were issued; undefined when the document came from elsewhere without them. */
export function findDocumentBytes(database: ReadableDatabase, documentId: string): Uint8Array | undefined {
  return database.get<{ bytes: Uint8Array }>('SELECT "bytes" FROM "documentContent" WHERE "documentId" = ?', documentId)?.bytes
}

/** The model as it was issued, as JSON; undefined as above. */
export function findDocumentModel(database: ReadableDatabase, documentId: string): string | undefined {
  return database.get<{ model: string }>('SELECT "model" FROM "documentContent" WHERE "documentId" = ?', documentId)?.model
}
