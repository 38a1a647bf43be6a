import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { attachmentFolder, readFilePieces } from './attachment-file.ts'
import { syncFolder } from './profile-file.ts'

/**
 * A recording while it is made: pieces of a second or less, each its length, then encrypted and authenticated for itself under its number (AES-256-GCM), and on the
 * disk before the next one is taken. Where the power goes in the middle of a piece, the pieces before it can be read. The key is drawn from the profile's own and the
 * recording's id, so that nothing beside the file is needed to find it again; once the recording is ended its sound goes into a file with a key of its own.
 */
const cipher = 'aes-256-gcm'
const tagSize = 16
const ending = '.recording'

/** Where the recording of this attachment is made. */
export const recordingPath = (profileFolder: string, id: string): string => join(attachmentFolder(profileFolder), `${id}${ending}`)

/** The attachments whose recording was not ended. */
export function unendedRecordings(profileFolder: string): string[] {
  const folder = attachmentFolder(profileFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []))
}

/** The key of a recording that is being made. */
export const recordingKey = (profileKey: Uint8Array, id: string): Uint8Array => new Uint8Array(hkdfSync('sha256', profileKey, id, 'Selvsyn recording 1', 32))

/** A recording that takes pieces. */
export class RecordingFile {
  readonly #file: FileHandle
  readonly #key: Uint8Array
  #count = 0
  #position = 0
  /** Pieces are written one after the other. */
  #last: Promise<unknown> = Promise.resolve()

  private constructor(file: FileHandle, key: Uint8Array) {
    this.#file = file
    this.#key = key
  }

  /** Begins a file that must not be there yet. */
  static async begin(profileFolder: string, id: string, key: Uint8Array): Promise<RecordingFile> {
    mkdirSync(attachmentFolder(profileFolder), { recursive: true })
    const file = await open(recordingPath(profileFolder, id), 'wx', 0o600)
    syncFolder(attachmentFolder(profileFolder))
    return new RecordingFile(file, key)
  }

  /**
   * Puts a piece last; on the disk when this is done. One that is there already (the window did not hear that it was taken) is not put twice.
   * @returns whether it is there; false where pieces before it are missing
   */
  append(number: number, bytes: Uint8Array): Promise<boolean> {
    const done = this.#last.then(() => this.#put(number, bytes))
    this.#last = done.catch(() => undefined)
    return done
  }

  async end(): Promise<void> {
    await this.#last
    await this.#file.close()
  }

  async #put(number: number, bytes: Uint8Array): Promise<boolean> {
    if (number !== this.#count) return number < this.#count
    const encryption = createCipheriv(cipher, this.#key, nonceOf(number))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    const piece = Buffer.concat([length, encryption.update(bytes), encryption.final(), encryption.getAuthTag()])
    // At its place and not at the end: what a full disk cut short is written over.
    for (let written = 0; written < piece.length;)
      written += (await this.#file.write(piece, written, piece.length - written, this.#position + written)).bytesWritten
    await this.#file.datasync()
    this.#position += piece.length
    this.#count++
    return true
  }
}

/**
 * Reads the sound of a recording, piece by piece, in the clear: as far as its pieces are what was written. After a power cut the last may be cut short, or be
 * nothing but the room that was made for it; neither was acknowledged.
 */
export function* readRecordingFile(path: string, key: Uint8Array): Generator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0)
  let number = 0
  for (const bytes of readFilePieces(path)) {
    held = Buffer.concat([held, bytes])
    for (let size = pieceSize(held); size !== null && held.length >= size; size = pieceSize(held)) {
      const piece = decrypted(held.subarray(4, size), key, nonceOf(number++))
      if (piece === null) return
      yield piece
      held = held.subarray(size)
    }
  }
}

/** How long the piece at the start is with its length and its tag; null while its length is not there. */
const pieceSize = (held: Buffer): number | null => (held.length < 4 ? null : 4 + held.readUInt32BE() + tagSize)

function decrypted(bytes: Buffer, key: Uint8Array, nonce: Uint8Array): Uint8Array | null {
  const decryption = createDecipheriv(cipher, key, nonce, { authTagLength: tagSize })
  decryption.setAuthTag(bytes.subarray(bytes.length - tagSize))
  try {
    return Buffer.concat([decryption.update(bytes.subarray(0, bytes.length - tagSize)), decryption.final()])
  } catch {
    return null
  }
}

function nonceOf(number: number): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 8)
  return nonce
}
