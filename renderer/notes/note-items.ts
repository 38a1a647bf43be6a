import type { TFunction } from 'i18next'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { Note, NoteNature } from '../../src/domain/note.ts'
import { dateWords } from '../strings/formats.ts'
import type { CaseNames } from '../visit/case-names.ts'
import type { PendingNote } from './capture-store.ts'
import type { NoteGroup, NoteOrder } from './note-order.ts'

/** A line of the list: a note with the heading over it, if it is the first under one, or a note on its way. */
export type Item = { readonly key: string; readonly note: Note; readonly heading: string | null } | { readonly key: string; readonly pending: PendingNote }

/** The notes in the order of time; those of another day than the visit's come under its date. */
export function itemsOf(notes: readonly Note[], pending: readonly PendingNote[], visitDate: string | null): Item[] {
  let before = visitDate
  // Danish time is whole hours ahead of UTC: within one hour of UTC the day does not change, and need not be asked for again.
  let hour = ''
  const items: Item[] = notes.map((note) => {
    const sameHour = note.takenAt.slice(0, 13) === hour
    hour = note.takenAt.slice(0, 13)
    const date = sameHour && before !== null ? before : civilDateOf(note.takenAt)
    const heading = date === before ? null : dateWords(date)
    before = date
    return { key: note.id, note, heading }
  })
  return [...items, ...pendingItems(notes, pending)]
}

/** The change event may come before the answer: the row is then there already, and its pending twin is not shown. */
function pendingItems(notes: readonly Note[], pending: readonly PendingNote[]): Item[] {
  const stamps = new Set(notes.map((note) => note.stampedAt))
  return pending.filter((one) => !stamps.has(one.note.stampedAt)).map((one) => ({ key: one.note.stampedAt, pending: one }))
}

/** Under each group's heading its notes; what is on its way stands last. */
export function groupedItems(groups: readonly NoteGroup[], pending: readonly PendingNote[], words: (key: string | null) => string): Item[] {
  const items = groups.flatMap(({ key, notes }) => notes.map((note, index): Item => ({ key: note.id, note, heading: index === 0 ? words(key) : null })))
  return [
    ...items,
    ...pendingItems(
      groups.flatMap((group) => group.notes),
      pending,
    ),
  ]
}

/** What the notes of a group have in common, in words. */
export function groupWords(key: string | null, order: Exclude<NoteOrder, 'time'>, names: CaseNames, t: TFunction): string {
  if (key === null) return t(`notes.order.without.${order}`)
  if (order === 'nature') return t(`notes.natures.${key as NoteNature}`)
  if (order === 'unit') return key
  if (order === 'speaker') {
    const speaker = names.speakers.get(key)
    return speaker ? [speaker.role, speaker.unit].filter(Boolean).join(', ') : ''
  }
  const question = names.questions.get(key)
  return question ? `${String(question.number)}. ${question.text}` : ''
}
