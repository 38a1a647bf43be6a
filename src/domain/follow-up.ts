import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { media } from './hearing-response.ts'
import { defineNoun, id, type Row } from './record.ts'
import { bounded, text } from './text.ts'

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
    reminders: z.array(z.strictObject({ date: civilDate, medium: z.enum(media) })).max(100),
    status: z.enum(['open', 'answered', 'closed', 'carriedOn', 'declined']),
    reaction: text,
    closedOn: civilDate.nullable(),
  }),
  { questionId: null, recommendationId: null, documentId: null, point: '', dueOn: null, reminders: [], status: 'open', reaction: '', closedOn: null },
)
export type FollowUp = Row<typeof followUp>
