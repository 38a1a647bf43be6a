/** Where a quotation leaves its source: its first words that the source does not have there. */
export type Deviation = { readonly words: string }

/** What is written where words of the source are left out, or a number that nobody else may know. */
export const quoteMarks = { elision: '(…)', omission: '[nummer udeladt]' } as const

/** What a writer may put into a quotation: the elision `(…)`, and in square brackets whatever is not the source's: `[borgeren]`, `[…]`, `[nummer udeladt]`. */
const marks = /\(\s*(?:…|\.\.\.)\s*\)|\[[^\][]*\]/gu

/** Words and single signs; white space and quotation marks are none. */
const tokens = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}"“”„«»'’‘‚‛`´\u00AD\u200B\u2060]/gu

const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g

type Token = { readonly word: string; readonly start: number; readonly end: number }

/** The words of a text with their places. Kinds of hyphens and dashes are one. */
const tokensOf = (text: string): Token[] =>
  [...text.matchAll(tokens)].map((match) => ({ word: match[0].replace(dashes, '-'), start: match.index, end: match.index + match[0].length }))

/** A part of a quotation between two marks. A square bracket may stand within a word: "[B]orgeren" begins in one, "kommune[n]" ends in one. */
type Piece = { readonly text: string; readonly words: readonly Token[]; readonly beginsInWord: boolean; readonly endsInWord: boolean }

function piecesOf(quote: string): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let inWord = false
  const add = (end: number, endsInWord: boolean): void => {
    const text = quote.slice(start, end)
    pieces.push({
      text,
      words: tokensOf(text),
      beginsInWord: inWord && /^[\p{L}\p{M}\p{N}]/u.test(text),
      endsInWord: endsInWord && /[\p{L}\p{M}\p{N}]$/u.test(text),
    })
  }
  for (const { 0: mark, index } of quote.matchAll(marks)) {
    const isBracket = mark.startsWith('[')
    add(index, isBracket)
    start = index + mark.length
    inWord = isBracket
  }
  add(quote.length, false)
  return pieces.filter(({ words }) => words.length > 0)
}

/** How many of a piece's words the source has in a row from a place on. */
function matchAt({ words, beginsInWord, endsInWord }: Piece, source: readonly Token[], at: number): number {
  const same = words.findIndex(({ word }, i) => {
    const theirs = source[at + i]?.word ?? ''
    if (beginsInWord && i === 0 && theirs.endsWith(word)) return false
    if (endsInWord && i === words.length - 1 && theirs.startsWith(word)) return false
    return theirs !== word
  })
  return same === -1 ? words.length : same
}

/** Enough words to find the place by. */
const wordsShown = 6

/**
 * Holds a quotation against the words it is taken from. Elisions, insertions and omissions in their marks are allowed: what stands between them must be the source's
 * word for word and in its order. White space, quotation marks and kinds of dashes make no difference. Pure.
 * @returns null for a true quotation
 */
export function deviationOf(quote: string, source: string): Deviation | null {
  const theirs = tokensOf(source.normalize('NFC'))
  let from = 0
  for (const piece of piecesOf(quote.normalize('NFC'))) {
    let longest = 0
    let at = from
    for (; at < theirs.length; at++) {
      const same = matchAt(piece, theirs, at)
      longest = Math.max(longest, same)
      if (same === piece.words.length) break
    }
    if (longest < piece.words.length) {
      const shown = piece.words.slice(longest, longest + wordsShown)
      return { words: piece.text.slice(shown[0]?.start, shown.at(-1)?.end) }
    }
    from = at + piece.words.length
  }
  return null
}
