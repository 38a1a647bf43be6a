import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { syncFile, syncFolder, unfinished, writeWhole } from './profile-file.ts'
import { goOn, unwatched, WorkCancelled } from './work-signals.ts'

/**
 * A file of the case on the disk: a mark, then pieces of a mebibyte, each encrypted and authenticated for itself (AES-256-GCM), so that a large recording is
 * neither held in memory nor readable when a bit of it is changed. Each file has a key of its own, which is used once; a piece's nonce is its number and
 * whether it is the last, so that pieces cannot change places and a file that was cut off does not pass for a whole one (the STREAM construction of
 * Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
const mark = Buffer.from('Selvsyn file 1\n\0')
const pieceSize = 1024 * 1024
const tagSize = 16
const cipher = 'aes-256-gcm'

/** Where the files of a profile lie, or those that lie with its backups. */
export const attachmentFolder = (profileFolder: string): string => join(profileFolder, 'attachments')

/** The files in such a folder, by their names. */
export const attachmentFilesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{32}$/.test(name)) : [])

/** Removes what was being written to such a folder when the program ended: without its name nothing will ever ask for it. */
export function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (name.endsWith(unfinished(''))) rmSync(join(folder, name), { force: true })
}

/** The file is not what was written: cut off, changed, or another key's. */
export class AttachmentDamaged extends Error {
  constructor(cause?: unknown) {
    super('damaged', { cause })
    this.name = 'AttachmentDamaged'
  }
}

/**
 * Writes bytes encrypted, whole and on the disk when this returns, or not at all.
 * @param key 32 random bytes that nothing else is encrypted with
 * @param pieces the bytes in the clear, in pieces of any size
 * @returns SHA-256 of the bytes in the clear (hexadecimal) and how many they are
 */
export function writeAttachmentFile(path: string, key: Uint8Array, pieces: Iterable<Uint8Array>): { sha256: string; size: number } {
  const hash = createHash('sha256')
  let size = 0
  writeWhole(path, (file) => {
    writeFileSync(file, mark)
    for (const { number, bytes, isLast } of inEqualPieces(pieces)) {
      hash.update(bytes)
      size += bytes.length
      const encryption = createCipheriv(cipher, key, nonceOf(number, isLast))
      writeFileSync(file, Buffer.concat([encryption.update(bytes), encryption.final(), encryption.getAuthTag()]))
    }
  })
  return { sha256: hash.digest('hex'), size }
}

/** Reads what `writeAttachmentFile` wrote, piece by piece, in the clear. @throws AttachmentDamaged before it gives out a changed byte */
export function* readAttachmentFile(path: string, key: Uint8Array): Generator<Uint8Array> {
  const pieces = inEqualPieces(readFilePieces(path, mark.length), pieceSize + tagSize)
  if (!startsWithMark(path)) throw new AttachmentDamaged()
  for (const { number, bytes, isLast } of pieces) yield decrypted(bytes, key, nonceOf(number, isLast))
}

/**
 * Gives files a place in another folder too: as a second name of the same bytes where the disk has such names, else as a copy. What is written once never
 * changes, so a second name is as good; those that are there already stay.
 * @returns how many could not be found
 * @throws WorkCancelled; those that this call brought are gone again
 */
export function copyAttachmentFiles(from: string, to: string, fileNames: readonly string[], signals = unwatched): number {
  goOn(signals, fileNames.length === 0 ? 1 : 0)
  if (fileNames.length === 0) return 0
  mkdirSync(to, { recursive: true })
  const missing = new Set(fileNames.filter((name) => !existsSync(join(to, name)) && !existsSync(join(from, name))))
  const brought: string[] = []
  try {
    for (const [index, name] of fileNames.entries()) {
      goOn(signals, index / fileNames.length)
      if (existsSync(join(to, name)) || missing.has(name)) continue
      bring(join(from, name), join(to, name))
      brought.push(name)
    }
    goOn(signals, 1)
  } catch (error) {
    if (error instanceof WorkCancelled) for (const name of brought) rmSync(join(to, name), { force: true })
    throw error
  }
  syncFolder(to)
  return missing.size
}

function bring(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    const temporary = unfinished(to)
    copyFileSync(from, temporary, constants.COPYFILE_FICLONE)
    syncFile(temporary)
    renameSync(temporary, to)
  }
}

/** The bytes of a file in pieces, from a place on. */
export function* readFilePieces(path: string, from = 0): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (let position = from; ;) {
      const piece = Buffer.allocUnsafe(pieceSize)
      const length = readSync(file, piece, 0, pieceSize, position)
      if (length === 0) return
      position += length
      yield piece.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}

/** Cuts bytes into pieces of one size, the last one shorter; no bytes are one empty piece. */
function* inEqualPieces(source: Iterable<Uint8Array>, size = pieceSize): Generator<{ number: number; bytes: Uint8Array; isLast: boolean }> {
  let held: Buffer = Buffer.alloc(0)
  let number = 0
  for (const bytes of source) {
    held = held.length === 0 ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.concat([held, bytes])
    // One byte more than a piece must be there before it is known not to be the last.
    for (; held.length > size; held = held.subarray(size)) yield { number: number++, bytes: held.subarray(0, size), isLast: false }
  }
  yield { number, bytes: held, isLast: true }
}

function decrypted(bytes: Uint8Array, key: Uint8Array, nonce: Uint8Array): Uint8Array {
  if (bytes.length < tagSize) throw new AttachmentDamaged()
  const decryption = createDecipheriv(cipher, key, nonce, { authTagLength: tagSize })
  decryption.setAuthTag(bytes.subarray(bytes.length - tagSize))
  try {
    return Buffer.concat([decryption.update(bytes.subarray(0, bytes.length - tagSize)), decryption.final()])
  } catch (error) {
    throw new AttachmentDamaged(error)
  }
}

function nonceOf(number: number, isLast: boolean): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function startsWithMark(path: string): boolean {
  const [start = Buffer.alloc(0)] = readFilePieces(path)
  return mark.equals(start.subarray(0, mark.length))
}
