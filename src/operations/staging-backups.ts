import { constants, copyFileSync, existsSync, linkSync } from 'node:fs'
import { ExpectedFailure } from '../api/errors.ts'
import { attachmentFileNames } from '../storage/attachment-content.ts'
import { casesIn, type CaseInBackup } from '../storage/backup-content.ts'
import { copyWatched } from '../storage/copied-file.ts'
import { DatabaseRefused, readOnly, readWhole, removeDatabase, takeInLog } from '../storage/database.ts'
import { salvage } from '../storage/salvage.ts'
import { partOf, unwatched, WorkCancelled } from '../storage/work-signals.ts'
import { refusalOf } from './save-file.ts'
import type { Jobs } from './worker-jobs.ts'

/**
 * Copies a backup to where it is to be opened: whole, checked and on the disk when this returns, or nothing is there.
 * @returns the number of the key that opens it
 * @throws ExpectedFailure `cancelled`, `backupDamaged`, `wrongPassphrase`, `profileNewer`, `diskFull`, `folderReadOnly`, `fileUnwritable`
 */
export function stageBackup(from: string, to: string, keys: readonly Uint8Array[], signals = unwatched): number {
  return staged(to, () => {
    copyWatched(from, to, partOf(signals, 0, 0.5))
    const keyNumber = keyThatOpens(to, keys)
    readWhole(to, keys[keyNumber] ?? new Uint8Array(), () => null, partOf(signals, 0.5, 1))
    // What SQLite laid beside the copy while it looked at it.
    removeDatabase(to, ['-wal', '-shm'])
    return keyNumber
  })
}

/**
 * The same of a state that was set aside, with the write-ahead log beside it. The state itself stays as it is.
 * @returns the number of the key that opens it, and which files it names
 * @throws ExpectedFailure as `stageBackup`
 */
export function stageAside(from: string, to: string, keys: readonly Uint8Array[], signals = unwatched): { keyNumber: number; fileNames: string[] } {
  return staged(to, () => {
    copyWatched(from, to, partOf(signals, 0, 0.4))
    if (existsSync(`${from}-wal`)) copyWatched(`${from}-wal`, `${to}-wal`, partOf(signals, 0.4, 0.5))
    const keyNumber = keyThatOpens(to, keys)
    const key = keys[keyNumber] ?? new Uint8Array()
    takeInLog(to, key)
    const fileNames = readWhole(to, key, attachmentFileNames, partOf(signals, 0.5, 1))
    removeDatabase(to, ['-wal', '-shm'])
    return { keyNumber, fileNames }
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
export function salvageWith({ backup, signals: _, ...input }: Jobs['salvage']['in'], signals = unwatched): ReturnType<typeof salvage> {
  const copy = `${input.scratch}.backup`
  try {
    const keyNumber = backup && stageBackup(backup.from, copy, backup.keys, partOf(signals, 0, 0.3))
    const key = keyNumber === null ? undefined : backup?.keys[keyNumber]
    const filling = { path: copy, madeAt: backup?.madeAt ?? input.at }
    return staged(input.to, () => salvage({ ...input, backup: key ? { ...filling, key } : null, signals: partOf(signals, backup ? 0.3 : 0, 1) }))
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
    if (error instanceof WorkCancelled) throw new ExpectedFailure('cancelled')
    if (error instanceof DatabaseRefused) throw new ExpectedFailure(error.refusal === 'newer' ? 'profileNewer' : 'backupDamaged')
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined) throw error
    // The place it comes from has gone, or its bytes can no longer be read.
    throw code === 'ENOENT' || code === 'EIO' ? new ExpectedFailure('backupDamaged') : refusalOf(error as NodeJS.ErrnoException, to)
  }
}
