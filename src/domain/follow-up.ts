import { z } from 'zod'
import { documentNumber } from './case-number.ts'
import { civilDate } from './civil-date.ts'
import { media } from './hearing-response.ts'
import { defineNoun, id, type Row } from './record.ts'
import { bounded, line, text } from './text.ts'

/** Where a thread stands by the office's own decision; what was answered is told by the answers. */
export const followUpStatuses = ['open', 'answered', 'closed', 'carriedOn', 'declined', 'fixedOnSpot', 'repeated'] as const

/** The decisions after which nobody is waited for any more. */
export const endingStatuses: ReadonlySet<string> = new Set(['closed', 'carriedOn', 'declined', 'fixedOnSpot', 'repeated'])

/** The number of the issued document that told the authority so; none for what was written down by hand. What a document told stays. */
const toldIn = documentNumber.optional()

/** A question or recommendation with its thread (opfølgning): asked, reminded, answered, assessed, closed or carried on. */
export const followUp = defineNoun(
  'followUp',
  z.object({
    inspectionId: id,
    questionId: id.nullable(),
    recommendationId: id.nullable(),
    /** The issued document that asked, and the point it stands under there. */
    documentId: id.nullable(),
    point: bounded(20),
    dueOn: civilDate.nullable(),
    reminders: z.array(z.strictObject({ date: civilDate, medium: z.enum(media), document: toldIn })).max(100),
    /** New days that were granted, each with the day it was granted on. */
    extensions: z.array(z.strictObject({ grantedOn: civilDate, dueOn: civilDate, reason: line, document: toldIn })).max(100),
    /** Times in which the deadline does not run; the last may still last. */
    pauses: z.array(z.strictObject({ from: civilDate, to: civilDate.nullable(), reason: line, document: toldIn })).max(100),
    status: z.enum(followUpStatuses),
    /** Why the authority declined, or where the matter was repeated. */
    reason: text,
    /** The office's words on the answers, as the letter will say them. */
    reaction: text,
    closedOn: civilDate.nullable(),
  }),
  {
    questionId: null,
    recommendationId: null,
    documentId: null,
    point: '',
    dueOn: null,
    reminders: [],
    extensions: [],
    pauses: [],
    status: 'open',
    reason: '',
    reaction: '',
    closedOn: null,
  },
)
export type FollowUp = Row<typeof followUp>
