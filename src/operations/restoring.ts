import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { ExpectedFailure } from '../api/errors.ts'
import { attachmentFilesIn, attachmentFolder } from '../storage/attachment-file.ts'
import type { CaseInBackup } from '../storage/backup-content.ts'
import { backupPath, filesOfBackup, profileFilesOf } from '../storage/backup-folder.ts'
import { removeDatabase } from '../storage/database.ts'
import { bringErasingMark } from '../storage/erasing-mark.ts'
import { isFirstPageUnder } from '../storage/first-page.ts'
import { openSealedKey, sealKey } from '../storage/keys.ts'
import { databasePath, readProfileFile, syncFolder, unfinished, writeProfileFile, type ProfileFile } from '../storage/profile-file.ts'
import { asidePath, setAside, type AsideReason } from '../storage/set-aside.ts'
import type { Environment } from './environment.ts'
import { refusalOf } from './save-file.ts'
import { keyOrNull, unwrapWith, type Opener } from './unwrapping.ts'
import type { Part } from './worker-jobs.ts'
import type { WorkerThread } from './worker-thread.ts'

/** One of the backups that were listed. `isElsewhere`: it may be another profile's, from another computer. */
export type ChosenBackup = { readonly folder: string; readonly day: string; readonly isElsewhere: boolean }
/** A backup that lies whole, checked and on the disk where the database is to be. */
export type Prepared = {
  /** What the file wraps. */
  readonly key: Uint8Array
  readonly file: ProfileFile
  /** It was made before the data key of the profile was changed: what was meant to be out of use opens the profile again. */
  readonly hasEarlierKey: boolean
}

/**
 * Lays a checked copy of a backup beside the database, and the files of its attachments among the profile's. Nothing that is there is touched.
 * @param signals shared with the thread: how far it is and whether it is to stop
 * @throws ExpectedFailure `cancelled`, `wrongPassphrase`, `officeKeyOther`, `profileNewer`, `backupDamaged`, `diskFull`, `folderReadOnly`, `fileUnwritable`; then nothing
 *   is there but what was
 */
export async function prepareBackup({ worker, environment }: PreparedWith, chosen: ChosenBackup, opener: Opener, signals: Int32Array): Promise<Prepared> {
  const { folder, day } = chosen
  const { profileFolder, random } = environment
  const candidates = await keysFor(chosen, profileFolder, opener)
  const to = unfinished(databasePath(profileFolder))
  const staged = await worker.run('stageBackup', { from: backupPath(folder, day), to, keys: candidates.map(({ key }) => key), signals: [signals, 0, 0.6] })
  if (!staged.ok) throw new ExpectedFailure(staged.code, staged.params)
  const found = candidates[staged.keyNumber]
  if (!found) throw new ExpectedFailure('backupDamaged')
  const from = attachmentFolder(folder)
  // At home all that lie there: those that the backup of this day does not name have no key in it and say nothing.
  const fileNames = chosen.isElsewhere ? filesOfBackup(folder, day) : attachmentFilesIn(from)
  const own = chosen.isElsewhere ? null : ownAmong(candidates, readProfileFile(profileFolder), opener)
  const root = own ?? found
  // The profile goes on with the ways in that it has today, also where the backup is from before the data key was changed.
  const previous = isSame(found.key, root.wrapped) ? null : own ? sealKey(found.key, root.wrapped, random) : found.file.previous
  const file = { ...root.file, previous, keychain: chosen.isElsewhere ? null : root.file.keychain }
  const hasEarlierKey = !chosen.isElsewhere && typeof readProfileFile(profileFolder) === 'object' && (own === null || previous !== null)
  // Last, so that stopping is heard until the files are exchanged.
  await bringFiles(worker, profileFolder, { from, fileNames, signals: [signals, 0.6, 1] })
  return { key: root.wrapped, file, hasEarlierKey }
}
/** What preparing needs of the desk. */
export type PreparedWith = { readonly worker: WorkerThread; readonly environment: Pick<Environment, 'profileFolder' | 'random'> }

/** The candidate that the profile's own file gave. */
function ownAmong(candidates: readonly Candidate[], own: ReturnType<typeof readProfileFile>, { wrappingIn }: Opener): Candidate | null {
  if (typeof own === 'string') return null
  const found = candidates.find(({ file }) => wrappingIn(file) === wrappingIn(own))
  return found ? { ...found, file: own } : null
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
 * @param aside the state that is brought back; null for a backup or what was rescued
 * @returns what the state that was there is called now; null when there was none
 */
export function exchange(profileFolder: string, file: ProfileFile, { at, why, aside }: { at: string; why: AsideReason; aside: string | null }): string | null {
  const path = databasePath(profileFolder)
  try {
    const left = setAside(profileFolder, at, why)
    // What was still to be cleaned up in a state is cleaned up where it lives on.
    if (aside !== null) bringErasingMark(asidePath(profileFolder, aside), path)
    writeProfileFile(profileFolder, file)
    renameSync(unfinished(path), path)
    syncFolder(profileFolder)
    return left
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw refusalOf(error as NodeJS.ErrnoException, path)
  }
}

/** The cases of a backup. Nothing is written but a file that is gone again when this resolves. @throws ExpectedFailure as `prepareBackup` */
export async function casesOfBackup(thread: WorkerThread, profileFolder: string, chosen: ChosenBackup, opener: Opener): Promise<readonly CaseInBackup[]> {
  const candidates = await keysFor(chosen, profileFolder, opener)
  const scratch = join(profileFolder, 'preview.db')
  const shown = await thread.run('previewBackup', { from: backupPath(chosen.folder, chosen.day), scratch, keys: candidates.map(({ key }) => key) })
  for (const { key, wrapped } of candidates) for (const one of [key, wrapped]) one.fill(0)
  if (!shown.ok) throw new ExpectedFailure(shown.code, shown.params)
  return shown.cases
}

/** A data key that may open a backup, with the one that the file wraps: the same, or the one over it. */
export type Candidate = { readonly key: Uint8Array; readonly wrapped: Uint8Array; readonly file: ProfileFile }

/** The profile files that may hold the key of a backup: the one beside it first, at home the profile's as well. */
export function filesFor({ folder, day, isElsewhere }: ChosenBackup, profileFolder: string): ProfileFile[] {
  const own = readProfileFile(profileFolder)
  return [...profileFilesOf(folder, day), ...(isElsewhere || typeof own === 'string' ? [] : [own])]
}

/**
 * The data keys that somebody's way in gives of the profile files that may belong to a backup. Each wrapping is opened once.
 * @throws ExpectedFailure `wrongPassphrase`, `officeKeyOther`, `profileNewer`, `backupDamaged`
 */
export async function keysFor(chosen: ChosenBackup, profileFolder: string, opener: Opener): Promise<Candidate[]> {
  const files = filesFor(chosen, profileFolder)
  if (files.length === 0) throw new ExpectedFailure(readProfileFile(profileFolder) === 'newer' ? 'profileNewer' : 'backupDamaged')
  const wrapped = files.map((file) => ({ file, wrapping: opener.wrappingIn(file) })).filter(({ wrapping }) => wrapping !== null)
  if (wrapped.length === 0) throw new ExpectedFailure(opener.unfit)
  const different = wrapped.filter(({ wrapping }, at) => wrapped.findIndex((one) => one.wrapping === wrapping) === at)
  const found: Candidate[] = []
  for (const { file } of different) {
    const key = await keyOrNull(opener, file)
    if (key) found.push({ key, wrapped: key, file })
  }
  if (found.length === 0) throw new ExpectedFailure('wrongPassphrase')
  return [...found, ...found.flatMap((one) => earlierOf(one, files))]
}

/** The earlier keys that stand under one that was unwrapped, in whichever file. */
const earlierOf = ({ wrapped, file }: Candidate, files: readonly ProfileFile[]): Candidate[] =>
  files.flatMap(({ previous }) => {
    const key = previous && openSealedKey(previous, wrapped)
    return key ? [{ key, wrapped, file: { ...file, previous } }] : []
  })

/** The data key of the profile's own database by its passphrase. @throws ExpectedFailure `wrongPassphrase`, `profileNewer`, `backupDamaged` */
export async function keysOfProfile(profileFolder: string, passphrase: string): Promise<Candidate[]> {
  const file = readProfileFile(profileFolder)
  if (typeof file === 'string') throw new ExpectedFailure(file === 'newer' ? 'profileNewer' : 'backupDamaged')
  const wrapped = await unwrapWith(file, passphrase)
  const earlier = file.previous && openSealedKey(file.previous, wrapped)
  const isUnderEarlier = earlier !== null && !isFirstPageUnder(databasePath(profileFolder), wrapped)
  return [{ key: isUnderEarlier ? earlier : wrapped, wrapped, file }]
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

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
