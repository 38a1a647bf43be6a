import { z } from 'zod'
import { line, text } from './text.ts'

/** Who speaks in confidence. It lies apart from the case, under a key of its own. */
export const identity = z.strictObject({
  name: line,
  /** The real role. */
  role: line,
  /** How to reach him or her, and what was promised. */
  remark: text,
})
export type Identity = z.output<typeof identity>

/** Who a participant is. */
export type KeptIdentity = { readonly participantId: string; readonly identity: Identity }

/** A look at an identity. `at`: ISO 8601 UTC; `actor`: the installation. */
export type IdentityLook = { readonly participantId: string; readonly at: string; readonly actor: string; readonly reason: string }

/** The first free alias of a case: "Medarbejder A", "Medarbejder B", … @param taken the roles that are in use */
export function nextAlias(word: string, taken: readonly string[]): string {
  const letters = Array.from({ length: 26 * 27 }, (_, i) => (i < 26 ? letterAt(i) : letterAt(Math.floor(i / 26) - 1) + letterAt(i % 26)))
  const free = letters.find((letter) => !taken.includes(`${word} ${letter}`)) ?? String(taken.length + 1)
  return `${word} ${free}`
}

const letterAt = (index: number): string => String.fromCharCode(65 + index)

/** Those of the texts that mention a name: one of its words of three letters or more, also with a genitive. In the order given. */
export function mentioning<Text extends { readonly text: string }>(name: string, texts: readonly Text[]): Text[] {
  const words = wordsOf(name).filter((word) => word.length > 2)
  const mention = new RegExp(`(?<!\\p{L})(${words.join('|')})(?=(?:['’]?s)?(?!\\p{L}))`, 'iu')
  return words.length === 0 ? [] : texts.filter(({ text }) => mention.test(text))
}

/** Who speaks in confidence, and what stands in the place of the name. */
export type Confided = { readonly identity: Identity; readonly alias: string }

/** Puts the aliases in a text, or in one that lies in pieces, as prose does whose letters have different looks: there they stand in the piece where the name began. */
export type Aliasing = {
  readonly inText: (text: string) => string
  readonly inPieces: (pieces: readonly string[]) => readonly string[]
}

/**
 * Makes what puts aliases in the place of names: the whole name or any word of it, also with a genitive, and the role where it stands before the name as a title. A word of
 * fewer than five letters counts with a capital only: "maj" is a month and "mark" a field. A telephone number that stands with the identity goes as well. An alias right
 * before or after a name is part of it: the first name was typed, saved, and the surname after it.
 * @param others the names of others: a word that is in one of them as well names nobody alone
 */
export function aliasing(confided: readonly Confided[], others: readonly string[] = []): Aliasing {
  const shared = new Set(others.flatMap(wordsOf))
  const changes = confided.flatMap(({ identity: { name, role, remark }, alias }): Change[] => {
    const words = wordsOf(name).filter((word) => word.length > 2 && !shared.has(word))
    const names = [...(name.trim() === '' ? [] : [name.trim()]), ...words].map(inAnyCase)
    const one = `(?:${names.join('|')})`
    const title = role.trim() === '' ? '' : `(?:${eachCase(role.trim())}\\p{L}{0,3}\\s+)?`
    const known = alias === '' ? [] : [[...alias].map(escaped).join('')]
    const before = known.map((one) => `(?:${one}[\\s-]+)?`).join('')
    const more = `(?:[\\s-]+(?:${[...names, ...known].join('|')}))*`
    const pattern = new RegExp(`(?<!\\p{L})${before}${title}${one}${more}(['’]?s)?(?!\\p{L})`, 'gu')
    return [...(names.length === 0 ? [] : [[pattern, inPlace(alias)] as const]), ...numbersIn(remark).map((number) => [number, () => omittedNumber] as const)]
  })
  const inText = (text: string): string => changes.reduce((words, [pattern, place]) => words.replaceAll(pattern, place), text)
  return { inText, inPieces: (pieces) => changes.reduce(replacedAcross, pieces) }
}

/** What is looked for, everywhere, and what stands in its place. */
type Change = readonly [pattern: RegExp, place: (found: string, group?: string) => string]

/** The pieces of a text with a change made in the whole of it. */
function replacedAcross(pieces: readonly string[], [pattern, place]: Change): readonly string[] {
  const whole = pieces.join('')
  const found = [...whole.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, put: place(match[0], match[1]) }))
  let end = 0
  return pieces.map((piece) => {
    const start = end
    end += piece.length
    let at = start
    let made = ''
    for (const { from, to, put } of found.filter((one) => one.from < end && one.to > start)) {
      if (from >= start) made += whole.slice(at, from) + put
      at = Math.min(to, end)
    }
    return made + whole.slice(at, end)
  })
}

/** The alias as it stands for a name, and for a name in the genitive: "Medarbejder A's". */
const inPlace =
  (alias: string) =>
  (_: string, genitive?: string): string =>
    genitive === undefined ? alias : `${alias}${/\p{Lu}$/u.test(alias) ? '’' : ''}s`

const wordsOf = (name: string): string[] => name.match(/\p{L}+/gu) ?? []

/** Matches a word in any case; a short one with a capital only. */
const inAnyCase = (word: string): string => (word.length < 5 ? escaped(word.charAt(0).toUpperCase()) + eachCase(word.slice(1)) : eachCase(word))

const eachCase = (word: string): string =>
  [...word]
    .map((sign) => (sign.toLowerCase() === sign.toUpperCase() ? (/\s/.test(sign) ? '\\s+' : escaped(sign)) : `[${sign.toLowerCase()}${sign.toUpperCase()}]`))
    .join('')

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** What stands where a number was taken out. */
const omittedNumber = '[nummer udeladt]'

/** Matches the telephone numbers of a text, however their digits are grouped. */
const numbersIn = (text: string): RegExp[] =>
  (text.match(/(?<!\d)\d(?:[ .-]?\d){7}(?!\d)/g) ?? []).map(
    (number) => new RegExp(`(?:\\+45 ?)?(?<!\\d)${[...number.replace(/\D/g, '')].join('[ .-]?')}(?!\\d)`, 'g'),
  )

// The documents are Danish whatever the language of the window, and the alias stands in them.
const aliasWords: readonly (readonly [role: RegExp, word: string])[] = [
  [/leder|chef|direktør/i, 'Leder'],
  [/pårørende/i, 'Pårørende'],
  [/borger|beboer|patient|elev/i, 'Borger'],
]

/** The word that an alias begins with for somebody of this role: telling of the kind, and no more. */
export const aliasWord = (role: string): string => aliasWords.find(([kind]) => kind.test(role))?.[1] ?? 'Medarbejder'
