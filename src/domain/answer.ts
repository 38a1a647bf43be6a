import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { media } from './hearing-response.ts'
import { markedPassage } from './marked-passage.ts'
import { defineNoun, id, type Row } from './record.ts'
import { line, text } from './text.ts'

/**
 * An answer (svar) of one or several authorities to questions and recommendations, kept word for word. The words may be missing: that an answer came,
 * and when, is known as soon as the letter lies on the desk.
 */
export const answer = defineNoun(
  'answer',
  z.object({
    inspectionId: id,
    authorityIds: z.array(id).max(50),
    questionIds: z.array(id).max(500),
    recommendationIds: z.array(id).max(500),
    date: civilDate,
    medium: z.enum(media),
    from: line,
    text,
    /** The passages that letters quote, in the order in which they were marked; none: all of it. */
    marked: z.array(markedPassage).max(100),
    /** The file it came in. */
    attachmentId: id.nullable(),
  }),
  { authorityIds: [], questionIds: [], recommendationIds: [], medium: 'email', from: '', text: '', marked: [], attachmentId: null },
)
export type Answer = Row<typeof answer>
