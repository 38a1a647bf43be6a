import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from './profile-file.ts'

/** How many days are kept. */
const mostBackups = 14

const folderOf = (profileFolder: string): string => join(profileFolder, 'backups')
const namePattern = /^selvsyn-\d{4}-\d{2}-\d{2}\.db$/

/** When the newest backup was made, ISO 8601 UTC; null when there is none. Only what was opened and checked carries a backup's name. */
export function newestBackupAt(profileFolder: string): string | null {
  const folder = folderOf(profileFolder)
  const times = namesIn(folder).map((name) => statSync(join(folder, name)).mtimeMs)
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString()
}

/** Whether there is a backup of this day (`YYYY-MM-DD`). */
export function hasBackupOf(profileFolder: string, day: string): boolean {
  return existsSync(join(folderOf(profileFolder), `selvsyn-${day}.db`))
}

/** Where a copy is made before it is checked. Leftovers of an attempt that was cut off are gone. */
export function stagePath(profileFolder: string): string {
  const folder = folderOf(profileFolder)
  mkdirSync(folder, { recursive: true })
  discardStaged(profileFolder)
  return join(folder, 'unchecked.db')
}

/** Removes the copy that did not become a backup, and what SQLite laid beside it. */
export function discardStaged(profileFolder: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(folderOf(profileFolder), `unchecked.db${suffix}`), { force: true })
}

/** Makes the checked copy the day's backup, in place of an earlier one of the day; then lets go of the oldest beyond fourteen. */
export function keepStaged(profileFolder: string, day: string): void {
  const folder = folderOf(profileFolder)
  const name = `selvsyn-${day}.db`
  renameSync(join(folder, 'unchecked.db'), join(folder, name))
  discardStaged(profileFolder)
  syncFolder(folder)
  const others = namesIn(folder).filter((other) => other !== name)
  for (const old of others.toSorted().slice(0, Math.max(0, others.length - mostBackups + 1))) rmSync(join(folder, old))
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => namePattern.test(name)) : [])
