import { z } from 'zod'
import { defineNoun, position, type Row } from './record.ts'
import { line, requiredText } from './text.ts'

/** A short form that becomes words while somebody types: "bgr" and a space give "borgerrådgiveren ". */
export const expansion = defineNoun(
  'expansion',
  z.object({
    /** Letters and digits without a space, as it is typed. */
    short: line.refine((value) => /^[\p{L}\p{N}.-]{1,30}$/u.test(value), { params: { code: 'shortForm' } }),
    text: requiredText,
    position,
  }),
  { position: 0 },
)
export type Expansion = Row<typeof expansion>

/** What ends a word. */
const ending = /[\s.,;:!?)»”]$/u

/**
 * What a short form becomes when the key after it is typed. Begun with a capital letter it becomes words that do so too.
 * @param before the text before the cursor, the key that ended the word included
 * @returns how many characters before that key are replaced, and by what; null where there is no short form
 */
export function expansionAt(before: string, expansions: readonly Pick<Expansion, 'short' | 'text'>[]): { length: number; text: string } | null {
  if (!ending.test(before)) return null
  const word = /(?:^|[\s(»”"/])([\p{L}\p{N}.-]+)$/u.exec(before.slice(0, -1))?.[1]
  if (word === undefined) return null
  const exact = expansions.find(({ short }) => short === word)
  if (exact) return { length: word.length, text: exact.text }
  const lower = word.slice(0, 1).toLowerCase() + word.slice(1)
  const found = expansions.find(({ short }) => short === lower)
  return found ? { length: word.length, text: found.text.slice(0, 1).toUpperCase() + found.text.slice(1) } : null
}
