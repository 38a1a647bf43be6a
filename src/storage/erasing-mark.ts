import { existsSync, readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { databasePath, replaceFile } from './profile-file.ts'

/** What is to be cleaned up after rows that were deleted for good: files that lost their keys, and whether the search index may hold words of theirs. */
const mark = z.strictObject({ files: z.array(z.string().regex(/^[0-9a-f]{32}$/)), words: z.boolean() })
export type ErasingMark = z.output<typeof mark>

/** Beside the database and under its name, so that it goes with it when the database is set aside: another one may know the files. */
export const erasingSuffix = '-erasing'
const markPath = (profileFolder: string): string => `${databasePath(profileFolder)}${erasingSuffix}`

/**
 * Says that something is being deleted for good, on the disk when this returns: before the rows go. What is cleaned up after them is no part of their transaction, so
 * that the program may end between the two; the mark lets the next opening go on. It holds no words, and files only by names that say nothing.
 */
export function markErasing(profileFolder: string, { files, words }: ErasingMark): void {
  const before = markedErasing(profileFolder)
  const both = { files: [...new Set([...(before?.files ?? []), ...files])], words: words || (before?.words ?? false) }
  replaceFile(markPath(profileFolder), JSON.stringify(both))
}

/** What is still to be cleaned up; null when nothing is. A mark that cannot be read says that something is, and names no file. */
export function markedErasing(profileFolder: string): ErasingMark | null {
  try {
    return mark.parse(JSON.parse(readFileSync(markPath(profileFolder), 'utf8')))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : { files: [], words: true }
  }
}

/** All is cleaned up. */
export function unmarkErasing(profileFolder: string): void {
  rmSync(markPath(profileFolder), { force: true })
}

/** Lays the mark of one database beside another that is made of it: what is to be cleaned up is in both. @param from, to the paths of the databases */
export function bringErasingMark(from: string, to: string): void {
  const path = `${from}${erasingSuffix}`
  if (existsSync(path)) replaceFile(`${to}${erasingSuffix}`, readFileSync(path, 'utf8'))
}
