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

/** Those of the texts that mention a name: one of its words, also with a genitive. In the order given. */
export function mentioning<Text extends { readonly text: string }>(name: string, texts: readonly Text[]): Text[] {
  const words = wordsOf(name).map(inAnyCase)
  const mention = new RegExp(`(?<!\\p{L})(${words.join('|')})(?=${genitive}?(?!\\p{L}))`, 'u')
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
 * fewer than five letters counts with a capital only: "maj" is a month and "mark" a field. A word that several of them share stands for any of them. A telephone number and
 * an e-mail address that stand with the identity go as well. An alias right before or after a name is part of it: the first name was typed, saved, and the surname after it.
 * @param others the names of others: a word that is in one of them as well names nobody alone
 */
export function aliasing(confided: readonly Confided[], others: readonly string[] = []): Aliasing {
  const taken = new Set(others.flatMap(wordsOf).map(folded))
  const people = confided.map(({ identity: { name, role, remark }, alias }) => {
    const words = wordsOf(name).filter((word) => !taken.has(folded(word)))
    return { name: name.trim(), words, role: role.trim(), remark, alias }
  })
  const bearersOf = (word: string) => people.filter(({ words }) => words.some((one) => folded(one) === folded(word)))
  const aliasOf = (word: string): string =>
    bearersOf(word)
      .map(({ alias }) => alias)
      .join(' eller ')
  const shared = people
    .flatMap(({ words }) => words)
    .filter((word, i, all) => bearersOf(word).length > 1 && all.findIndex((one) => folded(one) === folded(word)) === i)
  const changes = [
    // An address has names in it.
    ...people.flatMap(({ remark }) => contactChanges(remark)),
    // Whole names first: a word of one may be another's, too.
    ...people.map(({ name, ...person }) => nameChange([name], { ...person, known: person.words.map(aliasOf) })),
    ...people.map((person) =>
      nameChange(
        person.words.filter((word) => bearersOf(word).length === 1),
        { ...person, known: person.words.map(aliasOf) },
      ),
    ),
    ...shared.map((word) => nameChange([word], { alias: aliasOf(word), words: [], role: '', known: [] })),
  ].filter((change) => change !== null)
  return {
    inText: (text) => changes.reduce((words, [pattern, place]) => words.replaceAll(pattern, place), text),
    inPieces: (pieces) => changes.reduce(replacedAcross, pieces),
  }
}

/**
 * What puts the alias in the place of some names of somebody. Null where there are none.
 * @param words what may follow a name and is part of it
 * @param known what may stand there in the place of a part of it
 */
function nameChange(
  names: readonly string[],
  { words, role, alias, known }: { words: readonly string[]; role: string; alias: string; known: readonly string[] },
): Change | null {
  const found = names.filter((name) => name !== '').map(inAnyCase)
  if (found.length === 0) return null
  const title = role === '' ? '' : `(?:${eachCase(role)}\\p{L}{0,3}\\s+)?`
  const aliases = [...new Set([...known, alias])].filter((one) => one !== '').map((one) => [...one].map(escaped).join(''))
  const before = aliases.length === 0 ? '' : `(?:(?:${aliases.join('|')})${joint})?`
  const more = `(?:${joint}(?:${[...found, ...words.map(inAnyCase), ...aliases].join('|')}))*`
  return [new RegExp(`(?<!\\p{L})${before}${title}(?:${found.join('|')})${more}(${genitive})?(?!\\p{L})`, 'gu'), inPlace(alias)]
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

const genitive = "['’]?[sS]"
const [apostrophes, hyphens] = ["'’", '\\u00ad‐‑-']
/** Between the words of a name. */
const joint = `[\\s${hyphens}]+`

/** The words of a name that name somebody: those of three letters and more, and of two where they have a capital ("Bo", but not "de"). One that is put together counts whole and in its parts. */
function wordsOf(name: string): string[] {
  const words = [...(name.match(/\p{L}+(?:['’‐‑-]\p{L}+)*/gu) ?? []), ...(name.match(/\p{L}+/gu) ?? [])]
  return [...new Set(words)].filter((word) => word.length > 2 || /^\p{Lu}\p{L}$/u.test(word))
}

const folded = (word: string): string => word.toLocaleLowerCase('da')

/** Matches a word in any case; a short one with a capital only. */
const inAnyCase = (word: string): string => (word.length < 5 ? escaped(word.charAt(0).toUpperCase()) + softly + eachCase(word.slice(1)) : eachCase(word))

/** A word may be parted at the end of a line. */
const softly = '\\u00ad?'

const eachCase = (word: string): string => [...word].map(signInAnyCase).join(softly)

function signInAnyCase(sign: string): string {
  if (/\s/.test(sign)) return '\\s+'
  if (/['’]/.test(sign)) return `[${apostrophes}]`
  if (/[‐‑-]/.test(sign)) return `[\\s${hyphens}]`
  return sign.toLowerCase() === sign.toUpperCase() ? escaped(sign) : `[${sign.toLowerCase()}${sign.toUpperCase()}]`
}

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** What stands where a number or an address was taken out. */
const [omittedNumber, omittedAddress] = ['[nummer udeladt]', '[adresse udeladt]']

/** What takes out the telephone numbers and e-mail addresses of a text, however the digits are grouped. */
function contactChanges(text: string): Change[] {
  const numbers = text.match(/(?<!\d)\d(?:[ .-]?\d){7}(?!\d)/g) ?? []
  const addresses = text.match(/[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu) ?? []
  return [
    ...numbers.map((number): Change => [new RegExp(`(?:\\+45 ?)?(?<!\\d)${[...number.replace(/\D/g, '')].join('[ .-]?')}(?!\\d)`, 'g'), () => omittedNumber]),
    ...addresses.map((address): Change => [new RegExp(`(?<![\\p{L}\\d])${eachCase(address)}(?![\\p{L}\\d])`, 'gu'), () => omittedAddress]),
  ]
}

// The documents are Danish whatever the language of the window, and the alias stands in them.
const aliasWords: readonly (readonly [role: RegExp, word: string])[] = [
  [/leder|chef|direktør/i, 'Leder'],
  [/pårørende/i, 'Pårørende'],
  [/borger|beboer|patient|elev/i, 'Borger'],
]

/** The word that an alias begins with for somebody of this role: telling of the kind, and no more. */
export const aliasWord = (role: string): string => aliasWords.find(([kind]) => kind.test(role))?.[1] ?? 'Medarbejder'
