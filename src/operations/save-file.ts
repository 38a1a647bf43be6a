import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ExpectedFailure } from '../api/errors.ts'
import { syncFolder } from '../storage/profile-file.ts'

type Bytes = Uint8Array | Iterable<Uint8Array>

/**
 * A file on its way to a place that the person picked. Its bytes are on the disk under a temporary name beside that place from the start, so
 * that what can fail (a full disk, a folder that may not be written to) has failed before anything else is done.
 */
export class StagedFile {
  readonly #path: string
  readonly #temporary: string
  readonly #replaced: string
  #placed = false

  /**
   * @param bytes the file's, whole or in pieces
   * @throws ExpectedFailure `folderReadOnly`, `diskFull`, `fileUnwritable`, or what the pieces throw; then there is no temporary file
   */
  constructor(path: string, bytes: Bytes) {
    this.#path = path
    const beside = (ending: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.${ending}`)
    this.#temporary = beside('new')
    this.#replaced = beside('old')
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new ExpectedFailure('fileUnwritable', { path })
    this.#refusing(() => {
      const file = openSync(this.#temporary, 'wx')
      try {
        fill(file, bytes instanceof Uint8Array ? [bytes] : bytes)
      } catch (error) {
        rmSync(this.#temporary, { force: true })
        throw error
      }
    })
  }

  /** Writes the rest of it, with other work between the pieces. @throws as the constructor; then there is no temporary file */
  async fill(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const file = openSync(this.#temporary, 'a')
    try {
      for await (const bytes of pieces)
        this.#refusing(() => {
          writeFileSync(file, bytes)
        })
      this.#refusing(() => {
        fsyncSync(file)
      })
    } catch (error) {
      closeSync(file)
      rmSync(this.#temporary, { force: true })
      throw error
    }
    closeSync(file)
  }

  /** Where its pieces are, for clearing up after a power cut. */
  get places(): { temporary: string; path: string; replaced: string } {
    return { temporary: this.#temporary, path: this.#path, replaced: this.#replaced }
  }

  /** Gives the file its name; what had it before can still come back. */
  place(): void {
    this.#refusing(() => {
      if (existsSync(this.#path)) renameSync(this.#path, this.#replaced)
      try {
        renameSync(this.#temporary, this.#path)
      } catch (error) {
        if (existsSync(this.#replaced)) renameSync(this.#replaced, this.#path)
        throw error
      }
      this.#placed = true
      syncFolder(dirname(this.#path))
    })
  }

  /** The file stays: what it replaced goes. */
  keep(): void {
    rmSync(this.#replaced, { force: true })
  }

  /** The file goes, wherever it is by now; what it replaced is back. */
  withdraw(): void {
    rmSync(this.#placed ? this.#path : this.#temporary, { force: true })
    if (existsSync(this.#replaced)) renameSync(this.#replaced, this.#path)
  }

  #refusing(act: () => void): void {
    try {
      act()
    } catch (error) {
      // Only the file system's word is about the place; the pieces may have failed by themselves.
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
      throw refusalOf(error as NodeJS.ErrnoException, this.#path)
    }
  }
}

/**
 * Writes a file to a place that the person picked: whole and on the disk when this returns, or not at all.
 * @param bytes the file's, whole or in pieces
 * @throws ExpectedFailure `folderReadOnly`, `diskFull`, `fileUnwritable`
 */
export function saveFile(path: string, bytes: Bytes): void {
  place(new StagedFile(path, bytes))
}

/** The same of a file whose pieces take long to make: other work goes on between them. @throws as `saveFile`, or what the pieces throw; then there is no file */
export async function saveFileInPieces(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const staged = new StagedFile(path, [])
  await staged.fill(pieces)
  place(staged)
}

function place(staged: StagedFile): void {
  try {
    staged.place()
  } catch (error) {
    staged.withdraw()
    throw error
  }
  staged.keep()
}

function fill(file: number, pieces: Iterable<Uint8Array>): void {
  try {
    for (const bytes of pieces) writeFileSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Why the file system did not let a file be written, as a failure that says what to do. */
export function refusalOf({ code }: NodeJS.ErrnoException, path: string): ExpectedFailure {
  const folder = dirname(path)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ExpectedFailure('diskFull', { folder })
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return new ExpectedFailure('folderReadOnly', { folder })
  return new ExpectedFailure('fileUnwritable', { path })
}
