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

/**
 * Makes what puts aliases in the place of names: the whole name or any word of it, also with a genitive, and the role where it stands before the name as a title. A word of
 * fewer than five letters counts with a capital only: "maj" is a month and "mark" a field. A telephone number that stands with the identity goes as well. An alias right
 * before or after a name is part of it: the first name was typed, saved, and the surname after it.
 * @param others the names of others: a word that is in one of them as well names nobody alone
 */
export function aliasing(confided: readonly Confided[], others: readonly string[] = []): (text: string) => string {
  const shared = new Set(others.flatMap(wordsOf))
  const changes = confided.flatMap(({ identity: { name, role, remark }, alias }) => {
    const words = wordsOf(name).filter((word) => word.length > 2 && !shared.has(word))
    const names = [...(name.trim() === '' ? [] : [name.trim()]), ...words].map(inAnyCase)
    const one = `(?:${names.join('|')})`
    const title = role.trim() === '' ? '' : `(?:${eachCase(role.trim())}\\p{L}{0,3}\\s+)?`
    const known = alias === '' ? [] : [[...alias].map(escaped).join('')]
    const before = known.map((one) => `(?:${one}[\\s-]+)?`).join('')
    const more = `(?:[\\s-]+(?:${[...names, ...known].join('|')}))*`
    const named = names.length === 0 ? [] : [[new RegExp(`(?<!\\p{L})${before}${title}${one}${more}(['’]?s)?(?!\\p{L})`, 'gu'), inPlace(alias)] as const]
    return [...named, ...numbersIn(remark).map((number) => [number, () => omittedNumber] as const)]
  })
  return (text) => changes.reduce((words, [pattern, place]) => words.replaceAll(pattern, place), text)
}

/** The alias as it stands for a name, and for a name in the genitive: "Medarbejder A's". */
const inPlace =
  (alias: string) =>
  (_: string, genitive: string | undefined): string =>
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
