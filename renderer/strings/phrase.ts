import type { ParseKeys, TFunction } from 'i18next'

const known = new WeakMap<TFunction, Map<string, readonly string[]>>()
const gap = '\u0000'

/**
 * A sentence of the language's own with its gaps filled, for tables with hundreds of cells: the dictionary is asked once for each sentence and not for each cell.
 * @param t the dictionary, the same for as long as the language is
 * @param key a sentence without plural forms
 * @param values what stands in its gaps, by their names
 */
export function phrase(t: TFunction, key: ParseKeys, values: Readonly<Record<string, string>> = {}): string {
  const sentences = known.get(t) ?? new Map<string, readonly string[]>()
  known.set(t, sentences)
  const names = Object.keys(values)
  let parts = sentences.get(key)
  if (!parts) {
    // Words and the names of gaps in turns.
    const marked = Object.fromEntries(names.map((name) => [name, `${gap}${name}${gap}`]))
    // Which gaps a key has is not known to its type here.
    parts = (t as (key: string, values: object) => string)(key, marked).split(gap)
    sentences.set(key, parts)
  }
  return parts.length === 1 ? (parts[0] ?? '') : parts.map((part, i) => (i % 2 === 0 ? part : (values[part] ?? ''))).join('')
}
