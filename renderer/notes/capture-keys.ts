import type { NoteNature } from '../../src/domain/note.ts'
import { natureKeys } from './capture-line.ts'

/** What a key means in the capture line, beyond typing. */
export type CaptureCommand =
  | { readonly do: 'save' }
  | { readonly do: 'untag' }
  | { readonly do: 'retag'; readonly nature: NoteNature }
  | { readonly do: 'flag' }
  | { readonly do: 'attach' }
  | { readonly do: 'camera' }
  | { readonly do: 'record' }
  | { readonly do: 'pauseRecording' }
  | { readonly do: 'speaker'; readonly key: number | null }
  | { readonly do: 'question'; readonly by: 1 | -1 }
  | { readonly do: 'occasion'; readonly by: 1 | -1 }
  | { readonly do: 'toNotes' }

/** The parts of a keyboard event that decide. */
export type Key = {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

/** The digit of a key in the number row or on the number pad, whatever the layout and Shift make of it; null for other keys. */
function digitOf(code: string): number | null {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  return digit === undefined ? null : Number(digit)
}

/**
 * Reads a key in the capture line. Ctrl and Alt together are AltGr on Danish keyboards (it types @, £, {) and mean nothing here.
 * @param empty whether the line holds no text
 */
export function captureCommand(event: Key, empty: boolean): CaptureCommand | null {
  const { key, ctrlKey, altKey, shiftKey } = event
  if (event.isComposing || event.metaKey || (ctrlKey && altKey)) return null
  const digit = digitOf(event.code)
  if (ctrlKey) {
    if (shiftKey) return null
    if (digit !== null) return { do: 'speaker', key: digit === 0 ? null : digit }
    if (key === 'ArrowDown' || key === 'ArrowUp') return { do: 'occasion', by: key === 'ArrowDown' ? 1 : -1 }
    return null
  }
  if (altKey) {
    if (shiftKey) return digit === 7 ? { do: 'pauseRecording' } : null
    if (digit === 0) return { do: 'flag' }
    if (digit === 7) return { do: 'record' }
    if (digit === 8) return { do: 'attach' }
    if (digit === 9) return { do: 'camera' }
    const nature = digit === null ? undefined : natureKeys[digit - 1]
    if (nature) return { do: 'retag', nature }
    if (key === 'ArrowDown' || key === 'ArrowUp') return { do: 'question', by: key === 'ArrowDown' ? 1 : -1 }
    return null
  }
  if (shiftKey) return null
  if (key === 'Enter') return { do: 'save' }
  if (empty && key === 'Backspace') return { do: 'untag' }
  if (empty && key === 'ArrowUp') return { do: 'toNotes' }
  return null
}
