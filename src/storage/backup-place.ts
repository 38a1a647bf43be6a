import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { backupsToDrop } from '../domain/backup-rotation.ts'
import type { CivilDate } from '../domain/civil-date.ts'
import { attachmentFolder, readFilePieces, removeUnfinished } from './attachment-file.ts'
import { backupPath, companionPath, filesOfBackup, listBackups, rotate, type KeptBackup } from './backup-folder.ts'
import { settleBackupKeys, type KnownKeys } from './backup-keys.ts'
import { syncFolder, unfinished } from './profile-file.ts'

/** Why backups could not be copied to the second place. `gone`: the stick or the network folder is not there. */
export type PlaceTrouble = 'gone' | 'diskFull' | 'fileUnwritable' | 'notVerified'
/** What stands at the second place after a look at it. */
export type PlaceReport = { readonly trouble: PlaceTrouble | null; readonly lastAt: string | null; readonly copied: number }

/** What was read back is not what was written, or what is copied is not what was checked. */
class NotVerified extends Error {}

/** Where the backups of one profile lie in a place that several may share. The folder is made once, when the place is picked. */
export const folderInPlace = (place: string, name: string): string => join(place, 'Selvsyn', name)

/** Makes the folder of a profile in a place that was picked. @throws what the file system says */
export function preparePlace(place: string, name: string): void {
  mkdirSync(folderInPlace(place, name), { recursive: true })
}

/**
 * Brings the second place up to date: each backup that it lacks is copied with what goes with it, is on the disk, is read back and only then gets its name; then the
 * rotation is the same as at home. A folder that is not there is never made anew: where a stick or a network is mounted, an empty folder of this computer may be
 * all there is. Never throws for what the place does.
 * @param from the folder of the profile's own backups
 * @param to the profile's folder in the place
 * @param keys those of the profile, while it is open
 */
export function bringUpToDate({ from, to, today, keys = null }: { from: string; to: string; today: CivilDate; keys?: KnownKeys | null }): PlaceReport {
  let copied = 0
  let lastAt: string | null = null
  try {
    if (!existsSync(to)) return { trouble: 'gone', lastAt, copied }
    removeUnfinished(to)
    removeUnfinished(attachmentFolder(to))
    const there = listBackups(to)
    lastAt = there[0]?.madeAt ?? null
    for (const backup of wanted(listBackups(from), there, today)) {
      if (copyBackup(from, to, backup)) copied += 1
      if (lastAt === null || backup.madeAt > lastAt) lastAt = backup.madeAt
    }
    if (copied > 0) rotate(to, today)
    // What lies only here was away when the passphrase or the key was changed.
    if (keys !== null) settleBackupKeys(to, keys)
    return { trouble: null, lastAt, copied }
  } catch (error) {
    return { trouble: troubleOf(error, to), lastAt, copied }
  }
}

/** The backups to lay down, the newest first: not those that the rotation would take away at once beside what is there. */
function wanted(own: readonly KeptBackup[], there: readonly KeptBackup[], today: CivilDate): KeptBackup[] {
  const days = new Set(own.map(({ day }) => day))
  const dropped = new Set(backupsToDrop([...own, ...there.filter(({ day }) => !days.has(day))], today))
  return own.filter((backup) => !dropped.has(backup))
}

/** Copies a backup that is not there or is there as another one. @returns whether there was anything to copy */
function copyBackup(from: string, to: string, { day, size, summary }: KeptBackup): boolean {
  const target = backupPath(to, day)
  const isThere = statSync(target, { throwIfNoEntry: false })?.size === size && sameText(from, to, day, 'summary')
  if (!isThere) {
    // The database comes last: it is by its name that a backup is one.
    copyAttachments(from, to, filesOfBackup(from, day))
    rmSync(companionPath(to, day, 'summary'), { force: true })
  }
  for (const companion of ['files', 'profile', 'summary'] as const) {
    const path = companionPath(from, day, companion)
    if (!existsSync(path) || sameText(from, to, day, companion)) continue
    copyVerified(path, companionPath(to, day, companion))
  }
  if (isThere) return false
  copyVerified(backupPath(from, day), target, summary?.sha256)
  return true
}

const sameText = (from: string, to: string, day: CivilDate, companion: 'files' | 'profile' | 'summary'): boolean => {
  const [here, there] = [companionPath(from, day, companion), companionPath(to, day, companion)]
  if (!existsSync(here)) return !existsSync(there)
  return existsSync(there) && readFileSync(here, 'utf8') === readFileSync(there, 'utf8')
}

/** A file of an attachment never changes: one that is there whole stays. One that is gone at home is gone already. */
function copyAttachments(from: string, to: string, names: readonly string[]): void {
  if (names.length === 0) return
  // Alone, not with what is above it: a place that has just vanished must not be made anew on this computer.
  if (!existsSync(attachmentFolder(to))) mkdirSync(attachmentFolder(to))
  for (const name of names) {
    const [here, there] = [join(attachmentFolder(from), name), join(attachmentFolder(to), name)]
    const size = statSync(here, { throwIfNoEntry: false })?.size
    if (size === undefined || statSync(there, { throwIfNoEntry: false })?.size === size) continue
    copyVerified(here, there)
  }
}

/**
 * Copies a file so that it has its name only once all of it is on the disk and was read back.
 * @param sha256 what it must be; left out: what it is
 */
function copyVerified(from: string, to: string, sha256?: string): void {
  const temporary = unfinished(to)
  try {
    const read = createHash('sha256')
    const file = openSync(temporary, 'w', 0o600)
    try {
      for (const piece of readFilePieces(from)) {
        read.update(piece)
        writeFileSync(file, piece)
      }
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    const hash = read.digest('hex')
    if ((sha256 !== undefined && hash !== sha256) || hashOfFile(temporary) !== hash) throw new NotVerified(basename(to))
    renameSync(temporary, to)
    syncQuietly(dirname(to))
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** SHA-256 of a file's bytes, hexadecimal. */
export function hashOfFile(path: string): string {
  const hash = createHash('sha256')
  for (const piece of readFilePieces(path)) hash.update(piece)
  return hash.digest('hex')
}

/** Some network folders know no such call. The file itself is on the disk, and was read back. */
function syncQuietly(folder: string): void {
  try {
    syncFolder(folder)
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EACCES', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

function troubleOf(error: unknown, to: string): PlaceTrouble {
  if (error instanceof NotVerified) return 'notVerified'
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) throw error
  if (!existsSync(to)) return 'gone'
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'fileUnwritable'
}
