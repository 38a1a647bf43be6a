/**
 * A recipe says which lines of a letter are what, so that a case file can be made of them. No words of the letter stand in the recipe: a number is the number of
 * a line, a list of numbers are lines that a page break has torn apart, and what is written out is the office's own data that the conversion to text has lost.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { ProseNode } from '../src/domain/prose.ts'

const line = z.int().min(1)
/** Lines that are one text: torn by a page break, or by a hyphen at the end of a line. */
const joined = z.union([line, z.array(line).min(2), z.strictObject({ hyphenated: z.tuple([line, line]) })])
/** A part of a line: what follows after something, up to something. */
const part = z.strictObject({ line: joined, after: z.string().optional(), before: z.string().optional() })
const value = z.union([
  joined,
  part,
  z.strictObject({ given: z.string(), because: z.string() }),
  z.strictObject({ joinedBy: z.string(), lines: z.array(line).min(2) }),
])
type Value = z.output<typeof value>

const block = z.union([
  z.strictObject({ heading: value, level: z.literal([1, 2]).default(1) }),
  z.strictObject({ paragraphs: z.array(joined) }),
  /** What was asked: a question of the case, and its own words in the letter. */
  z.strictObject({ question: z.array(joined) }),
  /** Somebody's words, dated by the line that introduces them; with `introduced` the letter's own text does that. */
  z.strictObject({ answer: z.array(joined), dated: line, introduced: z.boolean().default(false) }),
  /** Words of something that is no answer of the case. */
  z.strictObject({ quote: z.array(joined) }),
  z.strictObject({ reaction: z.array(joined) }),
  /** Items; those of several paragraphs as a list. */
  z.strictObject({ list: z.array(z.union([line, z.array(line)])), ordered: z.boolean().default(false) }),
])

export const recipe = z.strictObject({
  letter: z.string(),
  kind: z.enum(['closingLetter', 'memo', 'statement']),
  inspectionKind: z.enum(['announcedVisit', 'ownInitiative', 'dialogueBased']),
  caseNumber: value,
  documentNumber: value,
  date: line,
  title: value,
  letterhead: z.record(z.string(), value),
  caseworker: value.optional(),
  authority: z.strictObject({ name: value, department: value.optional() }).optional(),
  addressee: value.optional(),
  body: z.array(block),
  signatories: z.array(z.strictObject({ name: value, title: value })).default([]),
  /** The lines of the letterhead block: they are compared without regard to their order. */
  head: z.array(line),
  footnotes: z.record(z.string(), line).default({}),
  hyphenated: z.array(z.tuple([line, line])).default([]),
  /** Lines at which the document differs, and why. `words`: those that the letterhead block has beyond the letter. */
  differences: z.array(z.strictObject({ lines: z.array(line), because: z.string() })).default([]),
  headDifferences: z.array(z.strictObject({ words: z.array(z.string()), because: z.string() })).default([]),
  /** What the text conversion has left out, for whoever reads the comparison. */
  lost: z.array(z.string()).default([]),
})
export type Recipe = z.output<typeof recipe>

/** A letter as its lines, without the marks of the text conversion at the beginning and end of a line. */
export class LetterText {
  readonly lines: readonly string[]
  readonly #footnotes: Readonly<Record<string, number>>

  constructor(path: string, { footnotes }: Recipe) {
    this.lines = readFileSync(path, 'utf8').normalize('NFC').split('\n')
    this.#footnotes = footnotes
  }

  line(number: number): string {
    return (this.lines[number - 1] ?? '').trim()
  }

  /** A text with its marks of emphasis. */
  marked(from: z.output<typeof joined>): string {
    if (typeof from === 'number') return this.line(from).replace(/^#+ /, '')
    if (Array.isArray(from)) return from.map((one) => this.line(one)).join(' ')
    const [first, second] = from.hyphenated
    return this.line(first).replace(/-$/, '') + this.line(second)
  }

  /** A text as plain words. */
  plain(from: Value): string {
    if (typeof from === 'object' && 'given' in from) return from.given
    if (typeof from === 'object' && 'joinedBy' in from) return from.lines.map((one) => this.line(one).replaceAll('*', '')).join(from.joinedBy)
    if (typeof from !== 'object' || Array.isArray(from) || 'hyphenated' in from) return this.marked(from).replaceAll('*', '')
    const words = this.marked(from.line).replaceAll('*', '')
    const start = from.after === undefined ? 0 : words.indexOf(from.after) + from.after.length
    return words.slice(start, from.before === undefined ? undefined : words.indexOf(from.before, start)).trim()
  }

  /** A paragraph of prose: emphasis becomes a mark of the text, a raised figure its footnote. */
  paragraph(from: z.output<typeof joined>, strip = /^$/): ProseNode {
    const content: ProseNode[] = []
    let bold = false
    let italic = false
    for (const piece of this.marked(from)
      .replace(strip, '')
      .split(/(\*\*|\*|[¹²³])/)) {
      if (piece === '**') bold = !bold
      else if (piece === '*') italic = !italic
      else if (piece in this.#footnotes) content.push({ type: 'footnote', attrs: { text: this.footnote(piece) } })
      else if (piece !== '') content.push({ type: 'text', text: piece, ...marksOf(bold, italic) })
    }
    return { type: 'paragraph', content }
  }

  footnote(sign: string): string {
    return this.line(this.#footnotes[sign] ?? 0)
      .slice(sign.length)
      .trim()
  }
}

const marksOf = (bold: boolean, italic: boolean) =>
  bold || italic ? { marks: [...(bold ? [{ type: 'bold' }] : []), ...(italic ? [{ type: 'italic' }] : [])] } : {}
