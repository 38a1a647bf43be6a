import type { Note } from '../../src/domain/note.ts'
import type { CaseNames } from '../visit/case-names.ts'
import { natureKeys } from './capture-line.ts'

/** What notes can be sorted by; within a group they stand in the order they were taken. */
export const noteOrders = ['time', 'question', 'speaker', 'nature', 'unit'] as const
export type NoteOrder = (typeof noteOrders)[number]

/** A group of notes: which question, speaker, nature or unit they have in common; null for those that have none. */
export type NoteGroup = { readonly key: string | null; readonly notes: readonly Note[] }

/**
 * Notes in groups, in the order in which the case has its questions, speakers and units; those without any come last.
 * @param notes in the order they were taken
 */
export function groupNotes(notes: readonly Note[], order: NoteOrder, names: CaseNames): NoteGroup[] {
  if (order === 'time') return [{ key: null, notes }]
  const groups = new Map<string | null, Note[]>()
  for (const note of notes) {
    const key = keyOf(note, order, names)
    const group = groups.get(key)
    if (group) group.push(note)
    else groups.set(key, [note])
  }
  const places = new Map(keysInOrder(order, names).map((key, index) => [key, index]))
  const placeOf = ({ key }: NoteGroup): number => (key === null ? Infinity : (places.get(key) ?? places.size))
  return [...groups].map(([key, own]): NoteGroup => ({ key, notes: own })).sort((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)))
}

function keyOf(note: Note, order: Exclude<NoteOrder, 'time'>, names: CaseNames): string | null {
  switch (order) {
    case 'question':
      return note.questionId !== null && names.questions.has(note.questionId) ? note.questionId : null
    case 'speaker':
      return note.sourceId
    case 'nature':
      return note.nature
    case 'unit':
      return note.sourceId === null ? null : (names.speakers.get(note.sourceId)?.unit ?? null)
  }
}

function keysInOrder(order: Exclude<NoteOrder, 'time'>, { questions, speakers }: CaseNames): readonly string[] {
  if (order === 'question') return [...questions.keys()]
  if (order === 'speaker') return [...speakers.values()].toSorted((a, b) => (a.key ?? 10) - (b.key ?? 10)).map(({ id }) => id)
  if (order === 'nature') return natureKeys
  return [...new Set([...speakers.values()].flatMap(({ unit }) => unit ?? []))].toSorted((a, b) => a.localeCompare(b, 'da'))
}

const kept = 'notes.order'

/** The order that was chosen last on this computer. */
export function keptOrder(): NoteOrder {
  const stored = localStorage.getItem(kept)
  return noteOrders.find((order) => order === stored) ?? 'time'
}

/** Remembers the order for the next time. */
export const keepOrder = (order: NoteOrder): void => localStorage.setItem(kept, order)
