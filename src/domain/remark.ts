import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { line, text } from './text.ts'

export const remarkKinds = ['correction', 'comment', 'assessment'] as const
export const remarkOrigins = ['typed', 'insertion', 'deletion', 'move', 'comment'] as const
export const remarkDispositions = ['workedIn', 'partly', 'notWorkedIn'] as const

/** A remark (bemærkning) of the authority on the preliminary report, and what became of it. */
export const remark = defineNoun(
  'remark',
  z.object({
    inspectionId: id,
    hearingResponseId: id,
    /** The finding it concerns; null when it concerns the report as a whole. */
    findingId: id.nullable(),
    kind: z.enum(remarkKinds),
    /** How it came: typed in, or read from a returned document as a tracked change or a comment. */
    origin: z.enum(remarkOrigins),
    /** Who made it, as the returned document says. */
    author: line,
    /** The day it was made, as the returned document says. */
    madeOn: civilDate.nullable(),
    /** The words of the report that it is about: what was deleted, replaced or moved, or what a comment stands at. */
    passage: text,
    /** The report's own words right before and after the change, to find its place by. */
    before: text,
    after: text,
    /** The heading it stands under in the returned document. */
    heading: line,
    /** True while nobody knows which point of the report it concerns. */
    unplaced: z.boolean(),
    /** What the authority writes: its remark, what it inserted. Empty until it is written, and where words were only deleted or moved. */
    text,
    /** Null until somebody has decided. */
    disposition: z.enum(remarkDispositions).nullable(),
    reason: text,
    position,
  }),
  {
    findingId: null,
    kind: 'correction',
    origin: 'typed',
    author: '',
    madeOn: null,
    passage: '',
    before: '',
    after: '',
    heading: '',
    unplaced: false,
    text: '',
    disposition: null,
    reason: '',
    position: 0,
  },
)
export type Remark = Row<typeof remark>
export type RemarkDisposition = (typeof remarkDispositions)[number]

/** What is not worked in as it stands is only decided once the authority can read why: the final report prints the reason beside it. */
export const lacksReason = ({ disposition, reason }: Pick<Remark, 'disposition' | 'reason'>): boolean =>
  (disposition === 'partly' || disposition === 'notWorkedIn') && reason.trim() === ''

/** A remark without a word may not go out; what a returned document has, a space that was put in or a comment that says nothing, is what it is. */
export const isEmptyRemark = ({ origin, text }: Pick<Remark, 'origin' | 'text'>): boolean => origin === 'typed' && text.trim() === ''

/** What stands for the end of a paragraph among the words of a change. */
export const paragraphMark = '¶'

/** What stands for a change without words: a picture, a note's mark, a field, the frame of a form's field. */
export const objectMark = '⬚'

/**
 * Whether two tracked changes are the two halves of one: words deleted and, right beside them, the words that replace them. The insertion then names what it
 * replaces as its passage.
 */
export const isReplacedBy = (deletion: RemarkFields, insertion: RemarkFields): boolean =>
  deletion.origin === 'deletion' &&
  insertion.origin === 'insertion' &&
  deletion.hearingResponseId === insertion.hearingResponseId &&
  deletion.author === insertion.author &&
  deletion.passage !== '' &&
  deletion.passage === insertion.passage &&
  deletion.before === insertion.before &&
  deletion.after === insertion.after &&
  Math.abs(deletion.position - insertion.position) === 1
type RemarkFields = Pick<Remark, 'origin' | 'hearingResponseId' | 'author' | 'passage' | 'before' | 'after' | 'position'>
