import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { attachmentFilesIn, attachmentFolder } from './attachment-file.ts'
import { copyProfileFile, replaceFile, syncFolder, writeProfileFile, type ProfileFile } from './profile-file.ts'

/** How many days are kept. */
const mostBackups = 14

/** Where the backups lie, and with them the profile file that holds their wrapped key. */
export const backupFolder = (profileFolder: string): string => join(profileFolder, 'backups')
const namePattern = /^selvsyn-(\d{4}-\d{2}-\d{2})\.db$/

/** The backup of a day: when it was made (ISO 8601 UTC) and how many bytes it has. */
export type Backup = { readonly day: string; readonly madeAt: string; readonly size: number }

/** Which attachments' files go with the backup of a day. Their names say nothing, so the list is in clear. */
const filesPath = (profileFolder: string, day: string): string => join(backupFolder(profileFolder), `selvsyn-${day}.files.json`)

export const backupPath = (profileFolder: string, day: string): string => join(backupFolder(profileFolder), `selvsyn-${day}.db`)

/** The backups, the newest first. Only what was opened and checked carries a backup's name. */
export function listBackups(profileFolder: string): Backup[] {
  const backups = namesIn(backupFolder(profileFolder)).map((name) => {
    const day = namePattern.exec(name)?.[1] ?? ''
    const { mtimeMs, size } = statSync(backupPath(profileFolder, day))
    return { day, madeAt: new Date(mtimeMs).toISOString(), size }
  })
  return backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

/** Whether there is a backup of this day (`YYYY-MM-DD`). */
export function hasBackupOf(profileFolder: string, day: string): boolean {
  return existsSync(backupPath(profileFolder, day))
}

/** Where a copy is made before it is checked. Leftovers of an attempt that was cut off are gone. */
export function stagePath(profileFolder: string): string {
  const folder = backupFolder(profileFolder)
  mkdirSync(folder, { recursive: true })
  discardStaged(profileFolder)
  return join(folder, 'unchecked.db')
}

/** Removes the copy that did not become a backup, and what SQLite laid beside it. */
export function discardStaged(profileFolder: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(backupFolder(profileFolder), `unchecked.db${suffix}`), { force: true })
}

/**
 * Makes the checked copy the day's backup, in place of an earlier one of the day; then lets go of the oldest beyond fourteen, and of the files of attachments
 * that none of the backups names any more.
 * @param fileNames the files of the attachments that the copy names, which lie beside it already
 */
export function keepStaged(profileFolder: string, day: string, fileNames: readonly string[]): void {
  const folder = backupFolder(profileFolder)
  const name = `selvsyn-${day}.db`
  replaceFile(filesPath(profileFolder, day), JSON.stringify(fileNames))
  // Without the key that it wraps no backup can be read.
  copyProfileFile(profileFolder, folder)
  renameSync(join(folder, 'unchecked.db'), join(folder, name))
  // It is encrypted with the key of today, which has just been laid there.
  rmSync(join(folder, `selvsyn-${day}.profile.json`), { force: true })
  discardStaged(profileFolder)
  syncFolder(folder)
  const others = namesIn(folder).filter((other) => other !== name)
  for (const old of others.toSorted().slice(0, Math.max(0, others.length - mostBackups + 1))) rmSync(join(folder, old))
  removeUnnamed(profileFolder)
}

/** The names of the attachments' files that go with the backup of a day; none for a backup from before there were any. */
function filesOfBackup(profileFolder: string, day: string): string[] {
  try {
    return z.array(z.string().regex(/^[0-9a-f]{32}$/)).parse(JSON.parse(readFileSync(filesPath(profileFolder, day), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Removes what no backup needs: lists and keys without a backup, and files that no list names. A list that cannot be read may name anything: then all stay. */
function removeUnnamed(profileFolder: string): void {
  const folder = backupFolder(profileFolder)
  const days = new Set(listBackups(profileFolder).map(({ day }) => day))
  for (const name of readdirSync(folder)) {
    const day = /^selvsyn-(\d{4}-\d{2}-\d{2})\.(?:files|profile)\.json$/.exec(name)?.[1]
    if (day !== undefined && !days.has(day)) rmSync(join(folder, name))
  }
  const kept = attachmentFolder(folder)
  try {
    const named = new Set([...days].flatMap((day) => filesOfBackup(profileFolder, day)))
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
