import { constants, copyFileSync, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { ExpectedFailure } from '../api/errors.ts'
import { attachmentFilesIn, attachmentFolder, copyAttachmentFiles } from '../storage/attachment-file.ts'
import { backupFolder, backupPath } from '../storage/backup-folder.ts'
import { keyFilesOf } from '../storage/backup-keys.ts'
import { DatabaseRefused, inspect, isInUse, isKeyOf, removeDatabase } from '../storage/database.ts'
import { databasePath, syncFile, syncFolder, unfinished, writeProfileFile, type ProfileFile } from '../storage/profile-file.ts'
import { refusalOf } from './save-file.ts'
import { unwrapWith } from './unwrapping.ts'

/**
 * Puts a backup in the database's place. What stood there is set aside, with its write-ahead log, under a name of its own: a database beside another one's
 * log would be damaged in silence. The copy is whole, checked and on the disk before anything moves, and a crash in between leaves a profile that opens.
 * The installation gets a new name in the change log, because what it wrote after the backup is no longer there.
 * @param day the backup's, `YYYY-MM-DD`
 * @param at the time now, ISO 8601 UTC, for the name of what is set aside
 * @returns the key, with which the profile can be opened
 * @throws ExpectedFailure `notFound`, `wrongPassphrase`, `profileInUse`, `profileNewer`, `backupDamaged`, `diskFull`, `folderReadOnly`, `fileUnwritable`
 */
export async function restoreBackup(
  profileFolder: string,
  { day, passphrase }: { day: string; passphrase: string },
  { at, newId }: { at: string; newId: () => string },
): Promise<{ key: Uint8Array; file: ProfileFile }> {
  const backup = backupPath(profileFolder, day)
  if (!existsSync(backup)) throw new ExpectedFailure('notFound', { noun: 'backup' })
  const { key, file: opening } = await unwrapBackup(profileFolder, day, passphrase)
  const file = { ...opening, actor: newId() }
  const path = databasePath(profileFolder)
  if (existsSync(path) && isInUse(path)) throw new ExpectedFailure('profileInUse')
  try {
    copyChecked(backup, unfinished(path), key)
    // All that lie there: those that the backup of this day does not name have no key in it and say nothing.
    const kept = attachmentFolder(backupFolder(profileFolder))
    copyAttachmentFiles(kept, attachmentFolder(profileFolder), attachmentFilesIn(kept))
    exchange(profileFolder, file, at)
  } catch (error) {
    if (error instanceof ExpectedFailure || (error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw refusalOf(error as NodeJS.ErrnoException, path)
  }
  return { key, file }
}

/** Sets the database aside and gives the checked copy its name. */
function exchange(profileFolder: string, file: ProfileFile, at: string): void {
  const path = databasePath(profileFolder)
  const aside = join(profileFolder, `selvsyn-before-restore-${at.replace(/[^\dT]/g, '').slice(0, 15)}.db`)
  for (const suffix of ['-wal', '-shm', '']) if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  writeProfileFile(profileFolder, file)
  renameSync(unfinished(path), path)
  syncFolder(profileFolder)
}

/** The key that opens a backup, with the profile file that wraps it. A backup from before the data key was changed has its own. */
async function unwrapBackup(profileFolder: string, day: string, passphrase: string): Promise<{ key: Uint8Array; file: ProfileFile }> {
  const { usable, isNewer } = keyFilesOf(profileFolder, day)
  const opened: { key: Uint8Array; file: ProfileFile }[] = []
  for (const file of usable) {
    const key = await unwrapKeyOf(file, passphrase)
    if (key === null) continue
    opened.push({ key, file })
    if (isKeyOf(backupPath(profileFolder, day), key)) return { key, file }
  }
  const [first] = opened
  if (first) return first
  if (usable.length > 0) throw new ExpectedFailure('wrongPassphrase')
  throw new ExpectedFailure(isNewer ? 'profileNewer' : 'backupDamaged')
}

async function unwrapKeyOf(file: ProfileFile, passphrase: string): Promise<Uint8Array | null> {
  try {
    return await unwrapWith(file, passphrase)
  } catch (error) {
    if (error instanceof ExpectedFailure && error.code === 'wrongPassphrase') return null
    throw error
  }
}

function copyChecked(backup: string, to: string, key: Uint8Array): void {
  removeDatabase(to)
  try {
    copyFileSync(backup, to, constants.COPYFILE_FICLONE)
    syncFile(to)
    inspect(to, key)
    // What SQLite laid beside the copy while it looked at it.
    removeDatabase(to, ['-wal', '-shm'])
  } catch (error) {
    removeDatabase(to)
    if (!(error instanceof DatabaseRefused)) throw error
    throw new ExpectedFailure(error.refusal === 'newer' ? 'profileNewer' : 'backupDamaged')
  }
}
