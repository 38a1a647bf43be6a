import type { Note, NoteKind, NoteNature } from '../../src/domain/note.ts'

/** Which notes are shown; null means all. */
export type NoteFilter = {
  readonly questionId: string | null
  readonly nature: NoteNature | null
  readonly sourceId: string | null
  readonly kind: NoteKind | null
  readonly followUp: boolean
}

export const everything: NoteFilter = { questionId: null, nature: null, sourceId: null, kind: null, followUp: false }

type Filtered = Pick<Note, 'questionId' | 'nature' | 'sourceId' | 'kind' | 'followUp'>

export const isFiltering = (filter: NoteFilter): boolean =>
  filter.questionId !== null || filter.nature !== null || filter.sourceId !== null || filter.kind !== null || filter.followUp

/** Whether the filter lets the note through. */
export function shows(filter: NoteFilter, note: Filtered): boolean {
  return (
    (filter.questionId === null || filter.questionId === note.questionId) &&
    (filter.nature === null || filter.nature === note.nature) &&
    (filter.sourceId === null || filter.sourceId === note.sourceId) &&
    (filter.kind === null || filter.kind === note.kind) &&
    (!filter.followUp || note.followUp)
  )
}

/** The filter without those of its conditions that would hide the note. */
export function clearedFor(filter: NoteFilter, note: Filtered): NoteFilter {
  if (shows(filter, note)) return filter
  return {
    questionId: filter.questionId === note.questionId ? filter.questionId : null,
    nature: filter.nature === note.nature ? filter.nature : null,
    sourceId: filter.sourceId === note.sourceId ? filter.sourceId : null,
    kind: filter.kind === note.kind ? filter.kind : null,
    followUp: filter.followUp && note.followUp,
  }
}

/** The notes of one visit (null: those taken outside any visit) in the order they were taken. */
export function notesOfVisit(notes: readonly Note[], visitId: string | null): Note[] {
  return notes
    .filter((note) => note.visitId === visitId)
    .sort((a, b) => compare(a.takenAt, b.takenAt) || compare(a.stampedAt, b.stampedAt) || compare(a.id, b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How many notes there are to each question. */
export function countByQuestion(notes: readonly Pick<Note, 'questionId'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { questionId } of notes) if (questionId !== null) counts.set(questionId, (counts.get(questionId) ?? 0) + 1)
  return counts
}
