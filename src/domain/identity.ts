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

/** Matches one of a name's words of three letters or more, also with a genitive; null when it has none. */
function mentionOf(name: string, flags: string): RegExp | null {
  const words = (name.match(/\p{L}+/gu) ?? []).filter((word) => word.length > 2)
  return words.length === 0 ? null : new RegExp(`(?<!\\p{L})(${words.join('|')})(?=(?:['’]?s)?(?!\\p{L}))`, flags)
}

/** Those of the texts that mention a name: one of its words of three letters or more, also with a genitive. In the order given. */
export function mentioning<Text extends { readonly text: string }>(name: string, texts: readonly Text[]): Text[] {
  const mention = mentionOf(name, 'iu')
  return mention === null ? [] : texts.filter(({ text }) => mention.test(text))
}

/** A text in which the alias stands wherever a name was mentioned. */
export function withAlias(text: string, name: string, alias: string): string {
  const mention = mentionOf(name, 'giu')
  return mention === null ? text : text.replaceAll(name, alias).replaceAll(mention, alias)
}

// The documents are Danish whatever the language of the window, and the alias stands in them.
const aliasWords: readonly (readonly [role: RegExp, word: string])[] = [
  [/leder|chef|direktør/i, 'Leder'],
  [/pårørende/i, 'Pårørende'],
  [/borger|beboer|patient|elev/i, 'Borger'],
]

/** The word that an alias begins with for somebody of this role: telling of the kind, and no more. */
export const aliasWord = (role: string): string => aliasWords.find(([kind]) => kind.test(role))?.[1] ?? 'Medarbejder'
