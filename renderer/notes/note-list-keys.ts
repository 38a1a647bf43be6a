import type { NoteNature } from '../../src/domain/note.ts'
import { natureKeys } from './capture-line.ts'
import type { NotesTask } from './selected-notes.tsx'

/** What a key means on a note in the list. */
export type ListCommand =
  | { readonly do: 'step'; readonly by: 1 | -1; readonly extend: boolean }
  | { readonly do: 'edge'; readonly to: 'first' | 'last' }
  | { readonly do: 'edit' }
  | { readonly do: 'select' }
  | { readonly do: 'remove' }
  | { readonly do: 'retag'; readonly nature: NoteNature }
  | { readonly do: 'flag' }
  | { readonly do: 'attach' }
  | { readonly do: 'task'; readonly task: NotesTask }
  | { readonly do: 'leave' }

/** The letters that do something with the marked notes, or with the one the keyboard stands on. */
const taskOf: Readonly<Record<string, NotesTask>> = { k: 'finding', m: 'contradiction', t: 'themes', s: 'merge' }

type Key = {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** Reads a key on a note; null for keys that mean nothing here. */
export function listCommand({ key, code, ctrlKey, altKey, metaKey, shiftKey }: Key): ListCommand | null {
  if (ctrlKey || metaKey) return null
  if (altKey) {
    const digit = Number(/^(?:Digit|Numpad)([0-68])$/.exec(code)?.[1] ?? NaN)
    if (digit === 0) return { do: 'flag' }
    if (digit === 8) return { do: 'attach' }
    const nature = natureKeys[digit - 1]
    return nature ? { do: 'retag', nature } : null
  }
  switch (key) {
    case 'ArrowDown':
      return { do: 'step', by: 1, extend: shiftKey }
    case 'ArrowUp':
      return { do: 'step', by: -1, extend: shiftKey }
    case 'Home':
      return { do: 'edge', to: 'first' }
    case 'End':
      return { do: 'edge', to: 'last' }
    case 'Enter':
      return { do: 'edit' }
    case ' ':
      return { do: 'select' }
    case 'Delete':
      return { do: 'remove' }
    case 'Escape':
      return { do: 'leave' }
  }
  const task = shiftKey ? undefined : taskOf[key.toLowerCase()]
  if (task) return { do: 'task', task }
  return null
}
