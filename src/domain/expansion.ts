import { z } from 'zod'
import { defineNoun, position, type Row } from './record.ts'
import { line, requiredText } from './text.ts'

/** A short form that becomes words while somebody types: "bgr" and a space give "borgerrådgiveren ". */
export const expansion = defineNoun(
  'expansion',
  z.object({
    /** Letters and digits without a space, as it is typed. */
    short: line.regex(/^[\p{L}\p{N}.-]{1,30}$/u),
    text: requiredText,
    position,
  }),
  { position: 0 },
)
export type Expansion = Row<typeof expansion>
