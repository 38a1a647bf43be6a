import type { KeyboardEvent } from 'react'
import { flushAll } from '../data/autosaves.ts'
import { attempt } from '../data/operation.ts'
import { openRecord } from '../letters/start-letter.ts'

/** The key that writes the record of the open visit, as the sheet of keys shows it. */
export const recordKey = 'Ctrl ⇧ N'

export const isRecordKey = ({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  code === 'KeyN' && (ctrlKey || metaKey) && shiftKey && !altKey

/** The visit's record as pages, ready to be issued; null, outside of any visit, does nothing. */
export async function recordVisit(visitId: string | null): Promise<void> {
  if (visitId === null) return
  await flushAll()
  const letter = await attempt('letter.record', { visitId })
  if (letter !== null) openRecord(letter)
}

/** Saves the visit's guide as a Word file; answers where it lies, null where it was not saved. */
export async function saveGuide(visitId: string | null): Promise<string | null> {
  if (visitId === null) return null
  await flushAll()
  const saved = await attempt('visit.saveGuide', { visitId })
  return saved?.path ?? null
}
