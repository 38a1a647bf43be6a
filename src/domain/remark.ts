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
    /** The words of the report that it is about: what was deleted, or what a comment stands at. */
    passage: text,
    /** Empty until it is written; an empty one may not go out. */
    text,
    /** Null until somebody has decided. */
    disposition: z.enum(remarkDispositions).nullable(),
    reason: text,
    position,
  }),
  { findingId: null, kind: 'correction', origin: 'typed', author: '', madeOn: null, passage: '', text: '', disposition: null, reason: '', position: 0 },
)
export type Remark = Row<typeof remark>

/** What is not worked in as it stands is only decided once the authority can read why: the final report prints the reason beside it. */
export const lacksReason = ({ disposition, reason }: Pick<Remark, 'disposition' | 'reason'>): boolean =>
  (disposition === 'partly' || disposition === 'notWorkedIn') && reason.trim() === ''
