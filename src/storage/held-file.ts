import { fstatSync, read } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * Copies a database's file through a handle that is held open, piece by piece, so that other work goes on between; on the disk when it resolves.
 * The file must not change meanwhile.
 * @param file its handle
 * @param to the path of the copy
 */
export async function copyHeldFile(file: number, to: string): Promise<void> {
  const size = fstatSync(file).size
  const copy = await open(to, 'w', 0o600)
  try {
    for (let at = 0; at < size;) {
      at += await copyPiece(file, copy, at, size)
      // A little at a time: a commit waits for all that the disk has been handed before it.
      if (at % flushedAtOnce < pieceSize) await copy.datasync()
    }
    await copy.sync()
  } finally {
    await copy.close()
  }
}

const readPiece = promisify(read)
const pieceSize = 1 << 20
const flushedAtOnce = 8 * pieceSize
/** SQLite locks bytes of this page, which it never writes; on Windows they cannot be read through another handle. */
const lockPage = { offset: 0x40000000, size: 4096 }

/** Copies the piece that begins at `at`; answers its length. */
async function copyPiece(file: number, copy: FileHandle, at: number, size: number): Promise<number> {
  if (at === lockPage.offset) return lockPage.size
  const end = at < lockPage.offset ? Math.min(size, lockPage.offset) : size
  const { bytesRead, buffer } = await readPiece(file, Buffer.allocUnsafe(Math.min(pieceSize, end - at)), 0, Math.min(pieceSize, end - at), at)
  if (bytesRead === 0) throw new Error('The database file became shorter')
  await copy.write(buffer, 0, bytesRead, at)
  return bytesRead
}
