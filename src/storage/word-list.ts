import type { ReadableDatabase } from './database.ts'

/** Words read from the index in one go: about two milliseconds' worth. */
const slice = 2000

/**
 * Every distinct word of the index in memory, as one string: looking for a part of a word is one pass over it, which takes a few milliseconds for a
 * million words. Read from the index in slices after the profile is opened, and kept up to date as rows are indexed.
 */
export class WordList {
  #words = '\n'
  #last: string | null = ''
  /** Words indexed since, not yet part of the string. */
  readonly #recent = new Set<string>()
  #slices: string[] = []

  /** Forgets all words: they are read from the index again. */
  forget(): void {
    this.#words = '\n'
    this.#last = ''
    this.#recent.clear()
    this.#slices = []
  }

  /** Reads the next words from the index; answers whether there are more. */
  readSome(database: ReadableDatabase): boolean {
    if (this.#last === null) return false
    const words = database.all<{ term: string }>('SELECT "term" FROM "searchTerm" WHERE "term" > ? LIMIT ?', this.#last, slice).map(({ term }) => term)
    this.#last = words.length < slice ? null : (words.at(-1) ?? null)
    this.#slices.push(words.join('\n'))
    if (this.#last === null) {
      this.#words = `\n${this.#slices.join('\n')}\n`
      this.#slices = []
    }
    return this.#last !== null
  }

  /** Learns the words of a row that was indexed. */
  add(words: readonly string[]): void {
    for (const word of words) this.#recent.add(word)
    if (this.#last !== null || this.#recent.size <= slice) return
    this.#words += [...this.#recent].filter((word) => !this.#words.includes(`\n${word}\n`)).join('\n') + '\n'
    this.#recent.clear()
  }

  /** The words that a part stands in, at most so many: first those that begin with it, the shortest first. */
  containing(part: string, most: number): string[] {
    const found = new Set<string>()
    for (let at = this.#words.indexOf(part); at !== -1;) {
      const end = this.#words.indexOf('\n', at)
      found.add(this.#words.slice(this.#words.lastIndexOf('\n', at) + 1, end))
      at = this.#words.indexOf(part, end)
    }
    for (const word of this.#recent) if (word.includes(part)) found.add(word)
    if (found.size <= most) return [...found]
    const inside = (word: string): number => (word.startsWith(part) ? 0 : 1)
    return [...found].toSorted((a, b) => inside(a) - inside(b) || a.length - b.length || (a < b ? -1 : 1)).slice(0, most)
  }
}
