import type { NoteKind, NoteNature } from '../../src/domain/note.ts'

/** What stands in the capture line: the note that is being typed, and what carries over from note to note. */
export type CaptureLine = {
  readonly text: string
  /** Null until the writer has said it: the occasion decides then. */
  readonly nature: NoteNature | null
  readonly followUp: boolean
  /** The instant of the first key of this note; null while the line is empty. */
  readonly stampedAt: string | null
  readonly kind: NoteKind
  readonly sourceId: string | null
  /** The speaker was picked for this very note, so that he stands by it even when it was seen or read. */
  readonly sourcePicked: boolean
  readonly questionId: string | null
  /** Photos and documents that came for this note. */
  readonly attachmentIds: readonly string[]
}

/** A note as the capture line hands it on; the visit and the writer are the chapter's to add. */
export type CapturedNote = {
  readonly text: string
  readonly nature: NoteNature
  readonly kind: NoteKind
  readonly followUp: boolean
  readonly stampedAt: string
  readonly takenAt: string
  readonly sourceId: string | null
  readonly questionId: string | null
  readonly attachmentIds: string[]
}

export const emptyLine: CaptureLine = {
  text: '',
  nature: null,
  followUp: false,
  stampedAt: null,
  kind: 'interview',
  sourceId: null,
  sourcePicked: false,
  questionId: null,
  attachmentIds: [],
}

const natureByTag: Readonly<Record<string, NoteNature>> = {
  '"': 'quote',
  '”': 'quote',
  '“': 'quote',
  '»': 'quote',
  '.': 'seen',
  '#': 'read',
  '?': 'claim',
  '!': 'reflection',
}

/** The character that tags a note of this nature when it is typed first in an empty line; null for what is told, which needs none. */
export const tagOf: Readonly<Record<NoteNature, string | null>> = { told: null, quote: '"', seen: '.', read: '#', claim: '?', reflection: '!' }

/** The natures in the order of Alt+1 to Alt+6. */
export const natureKeys: readonly NoteNature[] = ['told', 'quote', 'seen', 'read', 'claim', 'reflection']

const natureByKind: Readonly<Record<NoteKind, NoteNature>> = {
  interview: 'told',
  observation: 'seen',
  demonstration: 'seen',
  meeting: 'told',
  phoneCall: 'told',
  documentReview: 'read',
}

/** The nature the note has as things stand: what the writer said, or what the occasion makes likely. */
export const natureOf = (line: CaptureLine): NoteNature => line.nature ?? natureByKind[line.kind]

/** Who the note is put down to. What was seen, what was read and what the writer thinks comes from nobody, unless a speaker was picked for this note. */
export function sourceOf(line: CaptureLine): string | null {
  const nature = natureOf(line)
  return ['seen', 'read', 'reflection'].includes(nature) && !line.sourcePicked ? null : line.sourceId
}

/**
 * The line after a change of its text. The first key stamps the time. A tag character typed into the empty line sets the nature and
 * disappears; typed a second time it stays, so that a note may begin with it.
 * @param now the instant of the change
 */
export function typed(line: CaptureLine, text: string, now: string): CaptureLine {
  const tagged = line.text === '' ? natureByTag[text] : undefined
  if (tagged !== undefined && tagged !== line.nature) return { ...line, nature: tagged, stampedAt: line.stampedAt ?? now }
  if (text === '') return { ...line, text, stampedAt: line.nature === null && line.attachmentIds.length === 0 ? null : line.stampedAt }
  return { ...line, text, stampedAt: line.stampedAt ?? now }
}

/** Backspace in the empty line takes the tag off again. */
export const untagged = (line: CaptureLine): CaptureLine =>
  line.text === '' ? { ...line, nature: null, followUp: false, stampedAt: line.attachmentIds.length === 0 ? null : line.stampedAt } : line

/** The line with a speaker picked for it, or with none. Picked in the empty line it holds from now on; the note it stands by is the next one. */
export const spoken = (line: CaptureLine, sourceId: string | null): CaptureLine => ({ ...line, sourceId, sourcePicked: sourceId !== null })

/**
 * The tag was a quotation's first mark. One typed from habit at the end has no partner in the text and would stand there twice; one that closes the
 * quotation before the end (`"Ja", siger hun, "altid"`) gets its partner back.
 */
function withPairedMarks(text: string): string {
  if ((text.match(/["”“»«]/g) ?? []).length % 2 === 0) return text
  const closing = /^[^"”“»«]*\S(["”“»«])./su.exec(text)?.[1]
  if (closing !== undefined) return `${closing === '«' ? '»' : closing}${text}`
  return text.replace(/["”“»«]$/, '').trimEnd()
}

/** Whether there is something to save. */
export const hasNote = ({ text, attachmentIds }: CaptureLine): boolean => text.trim() !== '' || attachmentIds.length > 0

/**
 * The note to save, or null while there is nothing to say.
 * @param bare the words of a note that is nothing but its files
 */
export function captured(line: CaptureLine, now: string, bare = ''): CapturedNote | null {
  const typed = line.text.trim()
  const text = typed === '' ? (hasNote(line) ? bare : '') : natureOf(line) === 'quote' ? withPairedMarks(typed) : typed
  if (text === '') return null
  const stampedAt = line.stampedAt ?? now
  const { kind, followUp, questionId } = line
  const attachmentIds = [...line.attachmentIds]
  return { text, nature: natureOf(line), kind, followUp, stampedAt, takenAt: stampedAt, sourceId: sourceOf(line), questionId, attachmentIds }
}

/** The line after its note was handed on: occasion, speaker and question carry over, the rest begins anew. */
export const handedOn = (line: CaptureLine): CaptureLine => ({
  ...line,
  text: '',
  nature: null,
  followUp: false,
  stampedAt: null,
  sourcePicked: false,
  attachmentIds: [],
})

/** The line with one more file: the note begins with its file where nothing was typed before. */
export const withFile = (line: CaptureLine, attachmentId: string): CaptureLine => ({ ...line, attachmentIds: [...line.attachmentIds, attachmentId] })

/** The neighbour of `current` in `items`, with "none" before the first; stays at the ends. */
export function stepThrough(items: readonly string[], current: string | null, by: 1 | -1): string | null {
  const index = current === null ? -1 : items.indexOf(current)
  const next = Math.max(-1, Math.min(items.length - 1, index + by))
  return next < 0 ? null : (items[next] ?? null)
}
