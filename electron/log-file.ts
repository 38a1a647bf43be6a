import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { LogEntry } from '../src/api/log.ts'

const maximumBytes = 1_000_000

/** Writes the local log, a JSON object a line. When it has grown to a megabyte it becomes `….old`, so that two are kept at the most. */
export function openLog(file: string): (entry: LogEntry) => void {
  return (entry) => {
    try {
      mkdirSync(dirname(file), { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maximumBytes) renameSync(file, `${file}.old`)
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`)
    } catch {
      // A log that cannot be written (full disk) must not stop the work that it is about.
    }
  }
}
