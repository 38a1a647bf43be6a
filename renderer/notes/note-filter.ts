import { byTakenAt } from '../../src/domain/note-merging.ts'
import type { Note, NoteKind, NoteNature } from '../../src/domain/note.ts'

/** Which notes are shown; null means all. */
export type NoteFilter = {
  readonly questionId: string | null
  readonly nature: NoteNature | null
  readonly sourceId: string | null
  /** The unit of the speaker, by name. */
  readonly unit: string | null
  readonly themeId: string | null
  readonly kind: NoteKind | null
  readonly followUp: boolean
  /** Only those that no finding uses. */
  readonly unused: boolean
}

export const everything: NoteFilter = {
  questionId: null,
  nature: null,
  sourceId: null,
  unit: null,
  themeId: null,
  kind: null,
  followUp: false,
  unused: false,
}

type Filtered = Pick<Note, 'id' | 'questionId' | 'nature' | 'sourceId' | 'kind' | 'followUp' | 'themeIds'>

/** What a filter knows beside the note: the unit of each speaker, and the notes that could be evidence and are not. */
export type FilterContext = { readonly unitOf: ReadonlyMap<string, string | null>; readonly unused: ReadonlySet<string> }

export const isFiltering = (filter: NoteFilter): boolean => Object.values(filter).some((condition) => condition !== null && condition !== false)

/** Each condition by itself: whether it lets a note through. */
const conditions: { readonly [Name in keyof NoteFilter]: (filter: NoteFilter, note: Filtered, context: FilterContext) => boolean } = {
  questionId: ({ questionId }, note) => questionId === null || questionId === note.questionId,
  nature: ({ nature }, note) => nature === null || nature === note.nature,
  sourceId: ({ sourceId }, note) => sourceId === null || sourceId === note.sourceId,
  unit: ({ unit }, { sourceId }, { unitOf }) => unit === null || (sourceId !== null && unitOf.get(sourceId) === unit),
  themeId: ({ themeId }, note) => themeId === null || note.themeIds.includes(themeId),
  kind: ({ kind }, note) => kind === null || kind === note.kind,
  followUp: ({ followUp }, note) => !followUp || note.followUp,
  unused: ({ unused }, note, context) => !unused || context.unused.has(note.id),
}
const names = Object.keys(conditions) as (keyof NoteFilter)[]

/** Whether the filter lets the note through. */
export const shows = (filter: NoteFilter, note: Filtered, context: FilterContext): boolean => names.every((name) => conditions[name](filter, note, context))

/** The filter without those of its conditions that would hide the note; one that was just typed is evidence for nothing yet. */
export function clearedFor(filter: NoteFilter, note: Omit<Filtered, 'id' | 'themeIds'>, context: FilterContext): NoteFilter {
  const typed = { ...note, id: '', themeIds: [] }
  const hiding = names.filter((name) => name !== 'unused' && !conditions[name](filter, typed, context))
  const isOwnThought = filter.unused && note.nature === 'reflection'
  if (hiding.length === 0 && !isOwnThought) return filter
  return {
    ...filter,
    ...Object.fromEntries(hiding.map((name) => [name, everything[name]])),
    ...(isOwnThought && { unused: false }),
  }
}

/** The notes of one visit (null: those taken outside any visit) in the order they were taken. */
export const notesOfVisit = (notes: readonly Note[], visitId: string | null): Note[] => notes.filter((note) => note.visitId === visitId).sort(byTakenAt)

/** How many notes there are to each question. */
export function countByQuestion(notes: readonly Pick<Note, 'questionId'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { questionId } of notes) if (questionId !== null) counts.set(questionId, (counts.get(questionId) ?? 0) + 1)
  return counts
}
