import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { databasePath, replaceFile } from './profile-file.ts'

/*
 * Looking over a large database takes seconds. One that was looked over when it was closed, and whose file is the same by size, time and first page, is not looked over
 * again before it opens, but in the background by the first backup. After a crash, or when the file came from elsewhere, it is looked over first.
 */
const path = (profileFolder: string): string => join(profileFolder, 'checked.json')
/** The first page changes whenever the file grows or a checkpoint is made, and is encrypted anew each time. */
const firstPage = 4096

/** Remembers that the closed database is whole. What cannot be remembered is looked over at the next start. */
export function rememberWhole(profileFolder: string): void {
  try {
    replaceFile(path(profileFolder), markOf(profileFolder))
  } catch {
    forgetWhole(profileFolder)
  }
}

/** Whether the database is the one that was remembered as whole. It is forgotten with the question: what is written from now on has to be looked over again. */
export function takeRememberedWhole(profileFolder: string): boolean {
  try {
    return readFileSync(path(profileFolder), 'utf8') === markOf(profileFolder)
  } catch {
    return false
  } finally {
    forgetWhole(profileFolder)
  }
}

const forgetWhole = (profileFolder: string): void => rmSync(path(profileFolder), { force: true })

function markOf(profileFolder: string): string {
  const database = databasePath(profileFolder)
  const { size, mtimeMs } = statSync(database)
  const log = statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0
  const page = Buffer.alloc(firstPage)
  const file = openSync(database, 'r')
  try {
    readSync(file, page, 0, firstPage, 0)
  } finally {
    closeSync(file)
  }
  return JSON.stringify({ size, mtimeMs, log, page: createHash('sha256').update(page).digest('hex') })
}
