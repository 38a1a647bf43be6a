import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { ExpectedFailure } from '../api/errors.ts'
import { attachmentFilesIn, attachmentFolder } from '../storage/attachment-file.ts'
import type { CaseInBackup } from '../storage/backup-content.ts'
import { backupPath, filesOfBackup, profileFilesOf } from '../storage/backup-folder.ts'
import { removeDatabase } from '../storage/database.ts'
import { databasePath, readProfileFile, syncFolder, unfinished, writeProfileFile, type ProfileFile } from '../storage/profile-file.ts'
import { setAside, type AsideReason } from '../storage/set-aside.ts'
import { refusalOf } from './save-file.ts'
import { unwrapWith } from './unwrapping.ts'
import type { Part } from './worker-jobs.ts'
import type { WorkerThread } from './worker-thread.ts'

/** One of the backups that were listed. `isElsewhere`: it may be another profile's, from another computer. */
export type ChosenBackup = { readonly folder: string; readonly day: string; readonly isElsewhere: boolean }
/** A backup that lies whole, checked and on the disk where the database is to be. */
export type Prepared = {
  readonly key: Uint8Array
  readonly file: ProfileFile
  /** It was made before the data key of the profile was changed: what was meant to be out of use opens the profile again. */
  readonly hasEarlierKey: boolean
}

/**
 * Lays a checked copy of a backup beside the database, and the files of its attachments among the profile's. Nothing that is there is touched.
 * @param signals shared with the thread: how far it is and whether it is to stop
 * @throws ExpectedFailure `cancelled`, `wrongPassphrase`, `profileNewer`, `backupDamaged`, `diskFull`, `folderReadOnly`, `fileUnwritable`; then nothing is there but what was
 */
export async function prepareBackup(
  thread: WorkerThread,
  profileFolder: string,
  chosen: ChosenBackup,
  passphrase: string,
  signals: Int32Array,
): Promise<Prepared> {
  const { folder, day } = chosen
  const candidates = await keysFor(chosen, profileFolder, passphrase)
  const to = unfinished(databasePath(profileFolder))
  const staged = await thread.run('stageBackup', { from: backupPath(folder, day), to, keys: candidates.map(({ key }) => key), signals: [signals, 0, 0.6] })
  if (!staged.ok) throw new ExpectedFailure(staged.code, staged.params)
  const found = candidates[staged.keyNumber]
  if (!found) throw new ExpectedFailure('backupDamaged')
  const own = readProfileFile(profileFolder)
  const isOfToday = typeof own === 'object' && (await hasKey(own, found.key, passphrase))
  const hasEarlierKey = !chosen.isElsewhere && typeof own === 'object' && !isOfToday
  // Last, so that stopping is heard until the files are exchanged.
  const from = attachmentFolder(folder)
  // At home all that lie there: those that the backup of this day does not name have no key in it and say nothing.
  const fileNames = chosen.isElsewhere ? filesOfBackup(folder, day) : attachmentFilesIn(from)
  await bringFiles(thread, profileFolder, { from, fileNames, signals: [signals, 0.6, 1] })
  if (isOfToday) return { key: found.key, file: own, hasEarlierKey }
  // Another computer's keychain is not this one's.
  return { key: found.key, file: chosen.isElsewhere ? { ...found.file, keychain: null } : found.file, hasEarlierKey }
}

/**
 * Lays files of attachments among the profile's, once the database that names them is prepared.
 * @returns how many could not be found
 * @throws ExpectedFailure `cancelled`, `diskFull`, `folderReadOnly`, `fileUnwritable`; then the prepared database is gone
 */
export async function bringFiles(
  thread: WorkerThread,
  profileFolder: string,
  { from, fileNames, signals }: { from: string; fileNames: readonly string[]; signals: Part },
): Promise<number> {
  const prepared = unfinished(databasePath(profileFolder))
  try {
    const missing = await refusing(prepared, () => thread.run('copyAttachments', { from, to: attachmentFolder(profileFolder), fileNames, signals }))
    if (missing === null) throw new ExpectedFailure('cancelled')
    return missing
  } catch (error) {
    removeDatabase(prepared)
    throw error
  }
}

/**
 * Sets the database aside and gives the prepared one its name. A crash in between leaves a profile that opens. The installation gets a new name in the change
 * log, because what it wrote after the backup is no longer there.
 * @param at the time now, ISO 8601 UTC, for the name of what is set aside
 * @param why what is told beside the state that is set aside
 * @returns what the state that was there is called now; null when there was none
 */
export function exchange(profileFolder: string, file: ProfileFile, at: string, why: AsideReason): string | null {
  const path = databasePath(profileFolder)
  try {
    const aside = setAside(profileFolder, at, why)
    writeProfileFile(profileFolder, file)
    renameSync(unfinished(path), path)
    syncFolder(profileFolder)
    return aside
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw refusalOf(error as NodeJS.ErrnoException, path)
  }
}

/** The cases of a backup. Nothing is written but a file that is gone again when this resolves. @throws ExpectedFailure as `prepareBackup` */
export async function casesOfBackup(thread: WorkerThread, profileFolder: string, chosen: ChosenBackup, passphrase: string): Promise<readonly CaseInBackup[]> {
  const candidates = await keysFor(chosen, profileFolder, passphrase)
  const scratch = join(profileFolder, 'preview.db')
  const shown = await thread.run('previewBackup', { from: backupPath(chosen.folder, chosen.day), scratch, keys: candidates.map(({ key }) => key) })
  for (const { key } of candidates) key.fill(0)
  if (!shown.ok) throw new ExpectedFailure(shown.code, shown.params)
  return shown.cases
}

export type Candidate = { readonly key: Uint8Array; readonly file: ProfileFile }

/** The keys that the passphrase gives of the profile files that may belong to a backup: its own first, at home the profile's as well. */
export async function keysFor({ folder, day, isElsewhere }: ChosenBackup, profileFolder: string, passphrase: string): Promise<Candidate[]> {
  const own = readProfileFile(profileFolder)
  const files = [...profileFilesOf(folder, day), ...(isElsewhere || typeof own === 'string' ? [] : [own])]
  if (files.length === 0) throw new ExpectedFailure(own === 'newer' ? 'profileNewer' : 'backupDamaged')
  const different = files.filter((file, at) => files.findIndex(({ passphrase: { sealed } }) => sealed === file.passphrase.sealed) === at)
  const found: Candidate[] = []
  for (const file of different) {
    const key = await unwrapOrNull(file, passphrase)
    if (key) found.push({ key, file })
  }
  if (found.length === 0) throw new ExpectedFailure('wrongPassphrase')
  return found
}

/** The key that the passphrase gives of the profile's own file. @throws ExpectedFailure `wrongPassphrase`, `profileNewer`, `backupDamaged` */
export async function keysOfProfile(profileFolder: string, passphrase: string): Promise<Candidate[]> {
  const file = readProfileFile(profileFolder)
  if (typeof file === 'string') throw new ExpectedFailure(file === 'newer' ? 'profileNewer' : 'backupDamaged')
  return [{ key: await unwrapWith(file, passphrase), file }]
}

/** Whether a profile file wraps this key: it then counts with all ways in that it has today. */
export async function hasKey(file: ProfileFile, key: Uint8Array, passphrase: string): Promise<boolean> {
  const own = await unwrapOrNull(file, passphrase)
  return own !== null && Buffer.compare(own, key) === 0
}

/** The key that a passphrase gives of a profile file; null when it is another's. */
export async function unwrapOrNull(file: ProfileFile, passphrase: string): Promise<Uint8Array | null> {
  try {
    return await unwrapWith(file, passphrase)
  } catch (error) {
    if (error instanceof ExpectedFailure && error.code === 'wrongPassphrase') return null
    throw error
  }
}

async function refusing<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined && (error as NodeJS.ErrnoException).code === undefined) throw error
    throw refusalOf(error as NodeJS.ErrnoException, path)
  }
}

/** Whether there is something to choose. */
export const isThere = ({ folder, day }: ChosenBackup): boolean => existsSync(backupPath(folder, day))
