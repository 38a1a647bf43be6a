import { canBeEvidence, type Note } from './note.ts'

type Origin = Note['origins'][number]

/** Notes in the order in which they were taken; what came at the same moment stands as it was made. */
export const byTakenAt = (a: Note, b: Note): number => compare(a.takenAt, b.takenAt) || compare(a.stampedAt, b.stampedAt) || compare(a.id, b.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The note as it is, to be kept when it is merged or split. */
export const originOf = ({ id, text, takenAt, stampedAt, sourceId }: Note): Origin => ({ noteId: id, text, takenAt, stampedAt, sourceId })

/** What merged notes are to keep where they differ. */
export type MergeChoice = Pick<Note, 'sourceId' | 'nature'>

/** Why notes cannot become one. What the writer only thought must not come to stand as something that was said or seen. */
export type MergeProblem = 'tooFew' | 'visitsApart' | 'reflectionApart' | 'tooLong' | 'tooManyOrigins' | 'tooManyAttachments'

const mostCharacters = 100_000
const mostOrigins = 50
const mostAttachments = 100

/** Why these notes cannot become one; null when they can. */
export function mergeProblem(notes: readonly Note[]): MergeProblem | null {
  if (notes.length < 2) return 'tooFew'
  // A visit's record is what was told and seen there: what belongs to one does not slip into another's.
  if (visitsOf(notes).length > 1) return 'visitsApart'
  if (new Set(notes.map((note) => canBeEvidence(note.nature))).size > 1) return 'reflectionApart'
  if (joined(notes).length > mostCharacters) return 'tooLong'
  if (originsOf(notes).length > mostOrigins) return 'tooManyOrigins'
  return union(notes.map((note) => note.attachmentIds)).length > mostAttachments ? 'tooManyAttachments' : null
}

/**
 * What the earliest of the notes becomes when the others are put into it: their words as paragraphs in the order they were taken, what goes with any of
 * them, and each of them as it was.
 * @param notes at least two, which `mergeProblem` has nothing against
 */
export function mergedNote(notes: readonly Note[], { sourceId, nature }: MergeChoice): Partial<Note> {
  const ordered = notes.toSorted(byTakenAt)
  return {
    text: joined(notes),
    sourceId,
    nature,
    visitId: visitsOf(notes)[0] ?? null,
    questionId: ordered.find((note) => note.questionId !== null)?.questionId ?? null,
    notedById: ordered.find((note) => note.notedById !== null)?.notedById ?? null,
    followUp: notes.some((note) => note.followUp),
    attachmentIds: union(ordered.map((note) => note.attachmentIds)),
    themeIds: union(ordered.map((note) => note.themeIds)),
    origins: originsOf(notes),
  }
}

const visitsOf = (notes: readonly Note[]): string[] => union(notes.map(({ visitId }) => (visitId === null ? [] : [visitId])))

const joined = (notes: readonly Note[]): string =>
  notes
    .toSorted(byTakenAt)
    .map((note) => note.text.trim())
    .join('\n')

/** Each note as it is now, after what it came from itself. The halves of one note have their whole in common, which is kept once. */
function originsOf(notes: readonly Note[]): Origin[] {
  const all = notes.toSorted(byTakenAt).flatMap((note) => [...note.origins, originOf(note)])
  return [...new Map(all.map((origin) => [JSON.stringify([origin.noteId, origin.text, origin.takenAt, origin.sourceId]), origin])).values()]
}

const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())]

/** The two texts that a cut makes of one. `rest` stays in the note, `cut` becomes the new one. */
export type Cut = { readonly rest: string; readonly cut: string }

/**
 * Cuts a text in two: what follows the cursor, or (where words are marked) those words. Null where either would be empty.
 * Within a word it is the whole word that is meant.
 * @param from where the cursor stands or the marked words begin
 * @param to where they end
 */
export function cutOf(text: string, from: number, to: number): Cut | null {
  const start = wordStart(text, Math.min(from, to))
  const end = from === to ? text.length : wordEnd(text, Math.max(from, to))
  const [before, cut, after] = [text.slice(0, start).trim(), text.slice(start, end).trim(), text.slice(end).trim()]
  // What stood on lines of its own before and after the marked words still does.
  const between = text.slice(start, end).includes('\n') || /\n\s*$/.test(text.slice(0, start)) || /^\s*\n/.test(text.slice(end)) ? '\n' : ' '
  const rest = [before, after].filter((part) => part !== '').join(between)
  return rest === '' || cut === '' ? null : { rest, cut }
}

// A cut never goes through a word.
const wordStart = (text: string, at: number): number => (/^\S/.test(text.slice(at)) ? at - (/\S*$/.exec(text.slice(0, at))?.[0].length ?? 0) : at)
const wordEnd = (text: string, at: number): number => (/\S$/.test(text.slice(0, at)) ? at + (/^\S*/.exec(text.slice(at))?.[0].length ?? 0) : at)

/** How a note came to be as it is: put together from so many, cut out of one, or (null) typed as it stands. */
export function makingOf({ origins }: Pick<Note, 'origins'>): { readonly how: 'merged'; readonly count: number } | { readonly how: 'split' } | null {
  if (origins.length === 0) return null
  const count = new Set(origins.map((origin) => origin.noteId)).size
  return count > 1 ? { how: 'merged', count } : { how: 'split' }
}
