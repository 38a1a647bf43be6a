import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { backupsToDrop, lastMade, placeOfNext } from '../domain/backup-rotation.ts'
import { backupSummary, type BackupSummary } from '../domain/backup-summary.ts'
import { civilDateOf, type CivilDate } from '../domain/civil-date.ts'
import { attachmentFilesIn, attachmentFolder } from './attachment-file.ts'
import { copyProfileFile, readBackupKey, readProfileAt, replaceFile, syncFolder, writeBackupKey, writeProfileFile, type ProfileFile } from './profile-file.ts'

/** Where a profile's own backups lie. A second place has a folder of the same kind. */
export const backupFolder = (profileFolder: string): string => join(profileFolder, 'backups')
const namePattern = /^selvsyn-(\d{4}-\d{2}-\d{2})\.db$/

/** The backup of a day: when it was made (ISO 8601 UTC) and how many bytes it has. `summary`: null for one from before there were any. */
export type KeptBackup = { readonly day: CivilDate; readonly madeAt: string; readonly size: number; readonly summary: BackupSummary | null }

/** What goes with a backup, under its name: which attachments' files, the wrapped key that it was made with, and what it counts. */
type Companion = 'files' | 'profile' | 'summary'

export const backupPath = (folder: string, day: CivilDate): string => join(folder, `selvsyn-${day}.db`)
/** Where a companion of a backup lies. What stands in them says nothing of any case, so they are in clear. */
export const companionPath = (folder: string, day: CivilDate, companion: Companion): string => join(folder, `selvsyn-${day}.${companion}.json`)

/** The backups in a folder, the newest first. Only what was opened and checked carries a backup's name. */
export function listBackups(folder: string): KeptBackup[] {
  const backups = namesIn(folder).map((name) => {
    const day = namePattern.exec(name)?.[1] ?? ''
    const { mtimeMs, size } = statSync(backupPath(folder, day))
    const summary = readSummary(folder, day)
    return { day, madeAt: summary?.madeAt ?? new Date(mtimeMs).toISOString(), size, summary }
  })
  return backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/** A folder with backups in it. */
export type FoundBackups = { readonly folder: string; readonly backups: readonly KeptBackup[] }

/** The folders with backups that a person may have meant: the one that was picked, a profile's, or those of several profiles in a second place. */
export function findBackups(picked: string): FoundBackups[] {
  const within = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => join(folder, name))
      : []
  const folders = new Set([picked, backupFolder(picked), ...within(join(picked, 'Selvsyn')), ...within(picked)])
  return [...folders].map((folder) => ({ folder, backups: listBackups(folder) })).filter(({ backups }) => backups.length > 0)
}

/** Whether the backup that was made last was made on this day. */
export function isBackedUpOn(folder: string, day: CivilDate): boolean {
  const last = lastMade(numbered(folder))
  return last !== undefined && civilDateOf(last.madeAt) === day
}

const numbered = (folder: string) => listBackups(folder).map(({ day, madeAt, summary }) => ({ day, madeAt, number: summary?.number ?? 0 }))

/** Where a copy is made before it is checked. Leftovers of an attempt that was cut off are gone. */
export function stagePath(folder: string): string {
  mkdirSync(folder, { recursive: true })
  discardStaged(folder)
  return join(folder, 'unchecked.db')
}

/** Removes the copy that did not become a backup, and what SQLite laid beside it. */
export function discardStaged(folder: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `unchecked.db${suffix}`), { force: true })
}

/** What goes with a checked copy: the files of the attachments that it names, which lie beside it already, and what it counts. */
export type Staged = { readonly fileNames: readonly string[]; readonly summary: Omit<BackupSummary, 'number'> }

/** Makes the checked copy the day's backup, in place of an earlier one of the day; then lets go of those that the rotation does not keep. */
export function keepStaged(profileFolder: string, today: CivilDate, { fileNames, summary }: Staged): void {
  const folder = backupFolder(profileFolder)
  const { day, number } = placeOfNext(numbered(folder), today)
  replaceFile(companionPath(folder, day, 'files'), JSON.stringify(fileNames))
  replaceFile(companionPath(folder, day, 'summary'), JSON.stringify({ ...summary, number }))
  // Without the key that it wraps no backup can be read: one for each backup, because the key may be changed, and one for the newest.
  copyProfileFile(profileFolder, folder)
  keepKeyOf(folder, day)
  renameSync(join(folder, 'unchecked.db'), backupPath(folder, day))
  discardStaged(folder)
  syncFolder(folder)
  rotate(folder, today)
}

/** Lays the key of today beside the backup of a day. An earlier one of the day, which has the name until the new one takes it, may be under an earlier key. */
function keepKeyOf(folder: string, day: CivilDate): void {
  const [today, before] = [readProfileAt(join(folder, 'profile.json')), readBackupKey(folder, day)]
  const isSameKey = typeof today === 'object' && typeof before === 'object' && today.passphrase.sealed === before.passphrase.sealed
  if (isSameKey && today.previous === null) writeBackupKey(folder, day, { ...today, previous: before.previous })
  else replaceFile(companionPath(folder, day, 'profile'), readFileSync(join(folder, 'profile.json'), 'utf8'))
}

/** Removes the backups that the rotation does not keep, with all that goes with them and with none of the others. */
export function rotate(folder: string, today: CivilDate): void {
  for (const { day } of backupsToDrop(listBackups(folder), today)) rmSync(backupPath(folder, day))
  removeUnnamed(folder)
}

/** The names of the attachments' files that go with the backup of a day; none for a backup from before there were any. */
export function filesOfBackup(folder: string, day: CivilDate): string[] {
  try {
    return z.array(z.string().regex(/^[0-9a-f]{32}$/)).parse(JSON.parse(readFileSync(companionPath(folder, day, 'files'), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The profile files that may hold the wrapped key of a backup, the one that was kept with it first. */
export function profileFilesOf(folder: string, day: CivilDate): ProfileFile[] {
  return [readBackupKey(folder, day), readProfileAt(join(folder, 'profile.json'))].filter((file) => typeof file === 'object')
}

function readSummary(folder: string, day: CivilDate): BackupSummary | null {
  try {
    return backupSummary.parse(JSON.parse(readFileSync(companionPath(folder, day, 'summary'), 'utf8')))
  } catch {
    return null
  }
}

/** Removes what no backup needs: companions without a backup, and files that no list names. A list that cannot be read may name anything: then all stay. */
function removeUnnamed(folder: string): void {
  const days = new Set(namesIn(folder).map((name) => namePattern.exec(name)?.[1] ?? ''))
  for (const name of readdirSync(folder)) {
    const day = /^selvsyn-(\d{4}-\d{2}-\d{2})\.(?:files|profile|summary)\.json$/.exec(name)?.[1]
    if (day !== undefined && !days.has(day)) rmSync(join(folder, name))
  }
  const kept = attachmentFolder(folder)
  try {
    const named = new Set([...days].flatMap((day) => filesOfBackup(folder, day)))
    for (const name of attachmentFilesIn(kept)) if (!named.has(name)) rmSync(join(kept, name))
  } catch {
    return
  }
}

/** Puts another profile file in place of the profile's own and of the one that lies with the backups: both or neither. */
export function replaceProfileFiles(profileFolder: string, file: ProfileFile): void {
  const folder = backupFolder(profileFolder)
  if (!existsSync(folder)) return writeProfileFile(profileFolder, file)
  // The copy first: as long as the profile's own file stands, nothing reads the copy.
  writeProfileFile(folder, file)
  try {
    writeProfileFile(profileFolder, file)
  } catch (error) {
    copyProfileFile(profileFolder, folder)
    throw error
  }
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => namePattern.test(name)) : [])
