import { existsSync, rmSync } from 'node:fs'
import { traceOf } from '../api/log.ts'
import { attachmentFileNames } from '../storage/attachment-content.ts'
import { attachmentFolder } from '../storage/attachment-file.ts'
import type { Database } from '../storage/database.ts'
import { markedErasing, markErasing, unmarkErasing, type ErasingMark } from '../storage/erasing-mark.ts'
import { syncFolder } from '../storage/profile-file.ts'
import { pathOf } from './attachments.ts'
import type { Desk } from './desk.ts'

/** To be called last in a transaction that deletes for good: what has to be cleaned up after it is then known, whatever happens. */
export function willErase(desk: Desk, mark: ErasingMark): void {
  markErasing(desk.environment.profileFolder, mark)
}

/**
 * Cleans up after what was deleted for good: files that the database does not name any more, words in the search index, and what SQLite keeps beside. After the
 * transaction, and at opening and closing where that was cut off. What fails is told as trouble with the disk and tried again the next time: the rows are gone already.
 * @param database left out: that of the open profile
 */
export function finishErasing(desk: Desk, database: Database = desk.profile.database): void {
  const { profileFolder } = desk.environment
  const marked = markedErasing(profileFolder)
  if (marked === null) return
  try {
    desk.withTrouble(() => {
      removeFiles(desk, database, marked.files)
      // Of a database that is being closed the search is shut already.
      if (marked.words && !desk.isOpen) return
      if (marked.words) desk.forgetInSearch()
      unmarkErasing(profileFolder)
    })
  } catch (error) {
    desk.host.log({ level: 'warning', message: 'what was deleted for good is not all cleaned up', cause: traceOf(error) })
  }
}

/** A transaction that was marked and then failed leaves its files named. */
function removeFiles(desk: Desk, database: Database, fileNames: readonly string[]): void {
  const folder = attachmentFolder(desk.environment.profileFolder)
  if (fileNames.length === 0 || !existsSync(folder)) return
  const named = new Set(attachmentFileNames(database))
  for (const fileName of fileNames) if (!named.has(fileName)) rmSync(pathOf(desk, { fileName }), { force: true })
  syncFolder(folder)
}
