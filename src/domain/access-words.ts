import type { AccessMark } from './access.ts'

const escaped = (text: string): string =>
  text
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+')

// A name takes an s, after some letters es or 's; one that ends in s an apostrophe alone.
const genitive = "(?:es|['’]?s|['’])?"
// A role is also told of in the definite form: "teamlederen", "teamlederens".
const definite = '(?:e?[nt])?'

const whole = (inner: string, flags: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${inner})(?![\\p{L}\\p{N}])`, flags)

/** The words of a name that can stand for it alone: of three letters or more. */
export const nameWords = (name: string): string[] => (name.match(/\p{L}[\p{L}'’-]*/gu) ?? []).filter((word) => word.length > 2)

/** What somebody or something is called. */
export type Called = {
  /** Names, each found whole in any case. */
  readonly names: readonly string[]
  /** Parts of a person's name, found as they are written, so that "Holm" is not found in "holm". */
  readonly parts: readonly string[]
  readonly roles: readonly string[]
}

/** How a text names somebody; null when it does not. A name counts for more than a role. */
export function namingOf({ names, parts, roles }: Called): (text: string) => 'named' | 'role' | null {
  const inAnyCase = alternatives(names, (name) => `${escaped(name)}${genitive}`, 'iu')
  const asWritten = alternatives(parts, (part) => `${escaped(part)}${genitive}`, 'u')
  const asRole = alternatives(roles, (role) => `${escaped(role)}${definite}${genitive}`, 'iu')
  return (text) => {
    if (inAnyCase?.test(text) === true || asWritten?.test(text) === true) return 'named'
    return asRole?.test(text) === true ? 'role' : null
  }
}

function alternatives(words: readonly string[], pattern: (word: string) => string, flags: string): RegExp | null {
  // The longest first: "Center for Jobindsats Nord" is not to end at "Jobindsats".
  const some = [...new Set(words.filter((word) => word.trim() !== ''))].toSorted((a, b) => b.length - a.length)
  return some.length === 0 ? null : whole(some.map(pattern).join('|'), flags)
}

// The day and the month of a birth are looked at, so that few other numbers of ten digits are taken for one; there are numbers without a valid check digit since 2007.
const cprNumber = /(?<![\d-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[ -]?\d{4}(?![\d-])/g
// Eight digits as Danes group them, with or without +45; and numbers of other countries with theirs. "2018 2019" are years.
const phoneNumber =
  /(?<![\d-])(?:(?:\+|00)45[ -]?)?(?!(?:19|20)\d\d (?:19|20)\d\d(?!\d))(?:\d{8}|\d{4}[ -]\d{4}|\d{2}(?:[ .-]\d{2}){3}|\d{2}(?:[ .-]\d{3}){2})(?![\d-])|(?<!\d)\+(?!45)\d{1,3}(?:[ -]?\d{1,4}){2,6}(?!\d)/g
const emailAddress = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu

/**
 * Makes what finds others' personal data in a text: their names, whole or in part, CPR numbers, telephone numbers and e-mail addresses. Whose a number is cannot be
 * told: each is marked.
 * @param others the names of others
 * @param shared words that name nobody alone: those of the person or unit itself, and of places
 */
export function marking(others: readonly string[], shared: readonly string[]): (text: string) => AccessMark[] {
  const ambiguous = new Set(shared.flatMap(nameWords))
  const parts = others.flatMap(nameWords).filter((word) => /^\p{Lu}/u.test(word) && !ambiguous.has(word))
  const patterns: readonly (readonly [AccessMark['kind'], RegExp | null])[] = [
    ['email', emailAddress],
    ['cpr', cprNumber],
    ['phone', phoneNumber],
    ['person', alternatives(others, (name) => `${escaped(name)}${genitive}`, 'giu')],
    ['person', alternatives(parts, (part) => `${escaped(part)}${genitive}`, 'gu')],
  ]
  return (text) => {
    const marks: AccessMark[] = []
    for (const [kind, pattern] of patterns)
      for (const { index, 0: found } of pattern === null ? [] : text.matchAll(pattern)) {
        const mark = { from: index, to: index + found.length, kind }
        if (!marks.some(({ from, to }) => mark.from < to && from < mark.to)) marks.push(mark)
      }
    return marks.toSorted((a, b) => a.from - b.from)
  }
}

/** A piece of an item's words, with what is marked in it; null for nothing. */
export type MarkedPiece = { readonly text: string; readonly kind: AccessMark['kind'] | null }

/** Words cut at their marks, in their order; put together they are the words again. */
export function piecesOf(words: string, marks: readonly AccessMark[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = []
  let at = 0
  for (const { from, to, kind } of marks) {
    if (from > at) pieces.push({ text: words.slice(at, from), kind: null })
    pieces.push({ text: words.slice(from, to), kind })
    at = to
  }
  return at < words.length ? [...pieces, { text: words.slice(at), kind: null }] : pieces
}
