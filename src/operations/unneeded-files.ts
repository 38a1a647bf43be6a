import { deleteAttachmentContent, unneededContents } from '../storage/attachment-content.ts'
import type { Database } from '../storage/database.ts'
import type { Desk } from './desk.ts'
import { finishErasing, willErase } from './finishing-erasure.ts'

/**
 * Destroys the files of rows that were removed, on their own or with what they belonged to: their keys first, so that no copy of the bytes can be read, then the
 * bytes. Once undo cannot bring the rows back.
 * @returns whether there were any
 */
export function forgetUnneededFiles(desk: Desk, database: Database): boolean {
  const contents = unneededContents(database)
  if (contents.length === 0) return false
  desk.withTrouble(() =>
    database.transaction((writable) => {
      for (const { sha256 } of contents) deleteAttachmentContent(writable, sha256)
      willErase(desk, { files: contents.map(({ fileName }) => fileName), words: false })
    }),
  )
  finishErasing(desk, database)
  return true
}
