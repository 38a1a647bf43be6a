import { z } from 'zod'

// A control character cannot stand in Word's XML and is never typed on purpose; tab and line feed are the two that are.
// eslint-disable-next-line no-control-regex -- the rule is about these very characters
export const forbiddenCharacters = /[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/u

/** Pasted text without what may not stand in it: line breaks of other systems and of Word become line feeds, the rest goes. */
export function withoutForbidden(pasted: string): string {
  return pasted
    .toWellFormed()
    .replace(/\r\n?|\v/g, '\n')
    .replace(new RegExp(forbiddenCharacters, 'gu'), '')
}

/** Typed text of at most so many characters: well-formed Unicode without control characters, NFC. */
export const bounded = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed(), { params: { code: 'loneSurrogate' } })
    .refine((value) => !forbiddenCharacters.test(value), { params: { code: 'controlCharacter' } })
    .normalize('NFC')

/** One line of typed text: a title, a name, a role. At most 500 characters, no line breaks, NFC. */
export const line = bounded(500).refine((value) => !value.includes('\n'), { params: { code: 'lineBreak' } })

/** A line that may not be empty or blank. */
export const requiredLine = line.refine((value) => value.trim() !== '', { params: { code: 'required' } })

/** Several lines of typed text: a note, a remark. At most 100,000 characters, NFC. */
export const text = bounded(100_000)

/** Text that may not be empty or blank. */
export const requiredText = text.refine((value) => value.trim() !== '', { params: { code: 'required' } })
