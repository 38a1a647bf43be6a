import { closeSync, constants, copyFileSync, fstatSync, fsyncSync, openSync, readSync, writeFileSync } from 'node:fs'
import { goOn, type WorkSignals } from './work-signals.ts'

const pieceSize = 4 << 20

/**
 * Copies a file, on the disk when this returns: in no time where the disk can give the same bytes a second file, else piece by piece.
 * @throws WorkCancelled between two pieces; what was written is left for the caller to remove
 */
export function copyWatched(from: string, to: string, signals: WorkSignals): void {
  goOn(signals, 0)
  const isCloned = clone(from, to)
  const target = openSync(to, isCloned ? 'r+' : 'w', 0o600)
  try {
    if (!isCloned) copyPieces(from, target, signals)
    fsyncSync(target)
  } finally {
    closeSync(target)
  }
  goOn(signals, 1)
}

function clone(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE_FORCE)
    return true
  } catch {
    return false
  }
}

function copyPieces(from: string, target: number, signals: WorkSignals): void {
  const source = openSync(from, 'r')
  try {
    const { size } = fstatSync(source)
    const piece = Buffer.allocUnsafe(pieceSize)
    for (let copied = 0; ;) {
      const length = readSync(source, piece)
      if (length === 0) return
      // Unlike a single write, which a disk that is nearly full cuts short without an error, this one writes all or throws.
      writeFileSync(target, piece.subarray(0, length))
      copied += length
      goOn(signals, Math.min(1, copied / Math.max(1, size)))
    }
  } finally {
    closeSync(source)
  }
}
