import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ExpectedFailure } from '../api/errors.ts'
import { syncFolder } from '../storage/profile-file.ts'

/**
 * Writes a file to a place that the person picked: whole and on the disk when this returns, or not at all. The bytes go to a temporary file
 * beside it, which takes its place in one move; what stood there before stays until then.
 * @throws ExpectedFailure `folderReadOnly`, `diskFull`, `fileUnwritable`
 */
export function saveFile(path: string, bytes: Uint8Array): void {
  const folder = dirname(path)
  const temporary = join(folder, `.${basename(path)}.${process.pid}.new`)
  try {
    const file = openSync(temporary, 'wx')
    try {
      fill(file, bytes)
      renameSync(temporary, path)
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
    syncFolder(folder)
  } catch (error) {
    throw refusalOf(error as NodeJS.ErrnoException, path)
  }
}

function fill(file: number, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function refusalOf({ code }: NodeJS.ErrnoException, path: string): ExpectedFailure {
  const folder = dirname(path)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ExpectedFailure('diskFull', { folder })
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return new ExpectedFailure('folderReadOnly', { folder })
  return new ExpectedFailure('fileUnwritable', { path })
}
