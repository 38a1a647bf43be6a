import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { media } from './hearing-response.ts'
import { defineNoun, id, type Row } from './record.ts'
import { line, requiredText } from './text.ts'

/** An answer (svar) of one or several authorities to questions and recommendations, kept word for word. */
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
    text: requiredText,
  }),
  { authorityIds: [], questionIds: [], recommendationIds: [], medium: 'email', from: '' },
)
export type Answer = Row<typeof answer>
