import { z } from 'zod'
import { quoteMarks } from './quotation.ts'
import { requiredText } from './text.ts'

/**
 * A passage of an answer that is to be quoted: its very words, and where they stood when they were marked. The words decide: where the answer is put right later,
 * a passage is found by them again, the place only tells which of several like ones it is, and one whose words are gone is told instead of being moved.
 */
export const markedPassage = z.strictObject({ words: requiredText, at: z.int().min(0) })
export type MarkedPassage = z.output<typeof markedPassage>

/** Some of a text, from a sign up to another. */
export type Stretch = { readonly from: number; readonly to: number }

/** What is known of an answer's marked passages: where they stand, in the order of the text, and those that stand there no more. */
export type MarkedPlaces = {
  readonly found: readonly (Stretch & { readonly passage: MarkedPassage })[]
  readonly lost: readonly MarkedPassage[]
}

type Marked = { readonly text: string; readonly marked: readonly MarkedPassage[] }

/** Where the marked passages of an answer stand now. Pure. */
export function markedPlaces({ text, marked }: Marked): MarkedPlaces {
  const found = marked.flatMap((passage) => {
    const from = nearest(text, passage)
    return from === null ? [] : [{ from, to: from + passage.words.length, passage }]
  })
  return { found: found.toSorted((a, b) => a.from - b.from || b.to - a.to), lost: marked.filter((passage) => nearest(text, passage) === null) }
}

/** Where the words stand that is nearest to where they stood. */
function nearest(text: string, { words, at }: MarkedPassage): number | null {
  let best: number | null = null
  for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
    if (best !== null && Math.abs(from - at) >= Math.abs(best - at)) break
    best = from
  }
  return best
}

/** The marked passages once another stretch is marked: of whole words, and one with those that it meets. The same list where the stretch has no words. */
export function withMarked({ text, marked }: Marked, stretch: Stretch): readonly MarkedPassage[] {
  const whole = wholeWords(text, stretch)
  if (whole === null) return marked
  const met = markedPlaces({ text, marked }).found.filter(({ from, to }) => from <= whole.to && to >= whole.from)
  const from = Math.min(whole.from, ...met.map((one) => one.from))
  const to = Math.max(whole.to, ...met.map((one) => one.to))
  const gone = new Set(met.map(({ passage }) => passage))
  return [...marked.filter((passage) => !gone.has(passage)), { words: text.slice(from, to), at: from }]
}

const inWord = /[\p{L}\p{M}\p{N}]/u

/** A stretch without the white space at its ends, and with the words whole that it cuts: half a word is no quotation. */
function wholeWords(text: string, stretch: Stretch): Stretch | null {
  let { from, to } = stretch
  while (from < to && /\s/.test(text.charAt(from))) from += 1
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1
  if (from >= to) return null
  const cuts = (at: number): boolean => at > 0 && inWord.test(text.charAt(at - 1)) && inWord.test(text.charAt(at))
  while (cuts(from)) from -= 1
  while (cuts(to)) to += 1
  return { from, to }
}

/**
 * What a letter quotes of an answer: its marked passages in their order, with `(…)` where words between two of them are left out; all of it while none is marked.
 * Passages of different paragraphs stay paragraphs. Pure.
 */
export function quotedWords(answer: Marked): string {
  const { text } = answer
  const stretches = merged(markedPlaces(answer).found)
  return stretches.length === 0
    ? text
    : stretches
        .map(({ from, to }, i) => {
          const between = text.slice(stretches[i - 1]?.to ?? from, from)
          return (i === 0 ? '' : joint(between)) + text.slice(from, to)
        })
        .join('')
}

/** What stands between two passages: what stood there if that is no word, else the mark that something is left out. */
function joint(between: string): string {
  if (between.trim() === '') return between
  return between.includes('\n') ? `\n${quoteMarks.elision}\n` : ` ${quoteMarks.elision} `
}

/** Stretches of which none meets another: what was edited since may have brought two of them together. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const apart: { from: number; to: number }[] = []
  for (const { from, to } of stretches) {
    const last = apart.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else apart.push({ from, to })
  }
  return apart
}
