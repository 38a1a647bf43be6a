import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { requiredText, text } from './text.ts'

/** A question put to the authority: in the announcement, in the report ("beder om at få oplyst") or later. */
export const question = defineNoun(
  'question',
  z.object({
    inspectionId: id,
    askedIn: z.enum(['announcement', 'report', 'later']),
    /** The finding a request for information belongs to; null for the announcement's questions. */
    findingId: id.nullable(),
    text: requiredText,
    dueOn: civilDate.nullable(),
    /** Why the question was dropped unanswered; empty while it stands. */
    droppedBecause: text,
    position,
  }),
  { findingId: null, dueOn: null, droppedBecause: '', position: 0 },
)
export type Question = Row<typeof question>
