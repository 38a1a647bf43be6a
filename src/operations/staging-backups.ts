import { constants, copyFileSync, linkSync } from 'node:fs'
import { ExpectedFailure } from '../api/errors.ts'
import { casesIn, type CaseInBackup } from '../storage/backup-content.ts'
import { DatabaseRefused, readOnly, readWhole, removeDatabase } from '../storage/database.ts'
import { syncFile } from '../storage/profile-file.ts'
import { salvage } from '../storage/salvage.ts'
import { refusalOf } from './save-file.ts'
import type { Jobs } from './worker-jobs.ts'

/**
 * Copies a backup to where it is to be opened: whole, checked and on the disk when this returns, or nothing is there.
 * @returns the number of the key that opens it
 * @throws ExpectedFailure `backupDamaged`, `wrongPassphrase`, `profileNewer`, `diskFull`, `folderReadOnly`, `fileUnwritable`
 */
export function stageBackup(from: string, to: string, keys: readonly Uint8Array[]): number {
  return staged(to, () => {
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
    syncFile(to)
    const keyNumber = keyThatOpens(to, keys)
    readWhole(to, keys[keyNumber] ?? new Uint8Array(), () => null)
    // What SQLite laid beside the copy while it looked at it.
    removeDatabase(to, ['-wal', '-shm'])
    return keyNumber
  })
}

/**
 * The cases of a backup. It is opened under a second name, or as a copy where the disk has no such names, so that nothing is laid beside it and a place that may
 * only be read from serves as well.
 * @throws ExpectedFailure as `stageBackup`
 */
export function previewBackup(from: string, scratch: string, keys: readonly Uint8Array[]): CaseInBackup[] {
  try {
    return staged(scratch, () => {
      try {
        linkSync(from, scratch)
      } catch {
        copyFileSync(from, scratch, constants.COPYFILE_FICLONE)
      }
      return readOnly(scratch, keys[keyThatOpens(scratch, keys)] ?? new Uint8Array(), casesIn)
    })
  } finally {
    removeDatabase(scratch)
  }
}

/** Makes a new database of a damaged one and of a copy of the backup. @throws ExpectedFailure as `stageBackup` */
export function salvageWith({ backup, ...input }: Jobs['salvage']['in']): ReturnType<typeof salvage> {
  const copy = `${input.scratch}.backup`
  try {
    const keyNumber = backup && stageBackup(backup.from, copy, backup.keys)
    const key = keyNumber === null ? undefined : backup?.keys[keyNumber]
    return staged(input.to, () => salvage({ ...input, backup: backup && key ? { path: copy, key, madeAt: backup.madeAt } : null }))
  } finally {
    removeDatabase(copy)
  }
}

/** A key that was changed opens none of the backups from before; each is asked. */
function keyThatOpens(path: string, keys: readonly Uint8Array[]): number {
  const found = keys.findIndex((key) => {
    try {
      readOnly(path, key, (database) => database.get('SELECT count(*) FROM "sqlite_schema"'))
      return true
    } catch (error) {
      if (error instanceof DatabaseRefused && error.refusal === 'damaged') return false
      throw error
    }
  })
  if (found === -1) throw new DatabaseRefused('damaged')
  return found
}

function staged<Value>(to: string, work: () => Value): Value {
  removeDatabase(to)
  try {
    return work()
  } catch (error) {
    removeDatabase(to)
    if (error instanceof DatabaseRefused) throw new ExpectedFailure(error.refusal === 'newer' ? 'profileNewer' : 'backupDamaged')
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined) throw error
    // The place it comes from has gone, or its bytes can no longer be read.
    throw code === 'ENOENT' || code === 'EIO' ? new ExpectedFailure('backupDamaged') : refusalOf(error as NodeJS.ErrnoException, to)
  }
}
