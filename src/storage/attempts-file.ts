import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { WrongAttempts } from '../domain/unlock-delay.ts'
import { replaceFile } from './profile-file.ts'

const attemptsFile = z.strictObject({ count: z.int().min(0).max(1_000_000), lastAt: z.number().min(0) })
const path = (folder: string): string => join(folder, 'attempts.json')

/** The wrong passphrases since the last right one; none where the file is missing or broken. In clear: they are told before anything is open. */
export function readAttempts(folder: string): WrongAttempts {
  try {
    return attemptsFile.parse(JSON.parse(readFileSync(path(folder), 'utf8')))
  } catch {
    return { count: 0, lastAt: 0 }
  }
}

/** Keeps the wrong passphrases, so that a new start of the program does not forget them; a count of none leaves no file. */
export function writeAttempts(folder: string, attempts: WrongAttempts): void {
  if (attempts.count === 0) rmSync(path(folder), { force: true })
  else replaceFile(path(folder), JSON.stringify(attempts))
}
