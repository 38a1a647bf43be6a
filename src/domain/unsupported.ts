import { Node } from 'prosemirror-model'
import type { CaseData } from './case-data.ts'
import { proseSchema, type Prose } from './prose.ts'

/** A stretch of text that rests on nothing, in positions of the document, and how many sentences stand in it. */
export type Stretch = { readonly from: number; readonly to: number; readonly sentences: number }

const sentences = new Intl.Segmenter('da', { granularity: 'sentence' })
// Where a full stop ends nothing although a capital, a digit or a sign follows: Intl does not know the Danish abbreviations.
const notAnEnd = /\b(bl\.a|f\.eks|ca|jf|jfr|mv|m\.v|m\.fl|nr|pkt|stk|kap|evt|inkl|ekskl|hhv|dvs|p\.t|d|kl|s|tlf|pr|vedr|ang|art|kr|pct|osv|o\.l|mm|m\.m)\.\s*$/i

/** Whether the text ends in an abbreviation, whose full stop ends no sentence. */
export const endsInAbbreviation = (text: string): boolean => notAnEnd.test(text)

/** The sentences of a text; abbreviations and dates ("jf.", "2. oktober") end none, and what has no letters is none. */
export function sentencesIn(text: string): string[] {
  const found: string[] = []
  let open = false
  for (const { segment } of sentences.segment(text)) {
    if (open) found.push((found.pop() ?? '') + segment)
    else if (/\p{L}/u.test(segment)) found.push(segment)
    open = endsInAbbreviation(segment) && found.length > 0
  }
  return found.map((sentence) => sentence.trim())
}

/** How many sentences the text holds. */
export const countSentences = (text: string): number => sentencesIn(text).length

const known = new WeakMap<Node, readonly Stretch[]>()

/** The stretches of one text block, relative to its content: what stands after its last evidence reference. */
function stretchesOf(block: Node): readonly Stretch[] {
  const cached = known.get(block)
  if (cached !== undefined) return cached
  let from = 0
  block.forEach((child, offset) => {
    if (child.type.name === 'evidence') from = offset + child.nodeSize
  })
  const text = block.textBetween(from, block.content.size, undefined, ' ')
  const count = countSentences(text)
  const leading = text.length - text.trimStart().length
  const found = count === 0 ? [] : [{ from: from + leading, to: block.content.size, sentences: count }]
  known.set(block, found)
  return found
}

function restsOnSomething(node: Node): boolean {
  let does = false
  node.descendants((child) => void (does ||= child.type.name === 'evidence'))
  return does
}

/**
 * Where a text of facts rests on nothing: a reference covers what stands before it in its paragraph, so a paragraph without one, and what follows
 * the last one, is unsupported. Headings state nothing, and a quote with a source named supports itself.
 */
export function unsupportedStretches(doc: Node): Stretch[] {
  const found: Stretch[] = []
  doc.descendants((node, position) => {
    if (node.type.name === 'heading' || (node.type.name === 'blockquote' && node.attrs['source'] !== '')) return false
    if (node.type.name === 'table') {
      // A table is one statement: what any of its cells rests on, it rests on.
      if (!restsOnSomething(node) && /\p{L}/u.test(node.textContent)) found.push({ from: position + 1, to: position + node.nodeSize - 1, sentences: 1 })
      return false
    }
    if (!node.isTextblock) return true
    for (const { from, to, sentences: count } of stretchesOf(node)) found.push({ from: position + 1 + from, to: position + 1 + to, sentences: count })
    return false
  })
  return found
}

/** How many sentences of a text of facts rest on nothing. */
export function unsupportedSentences(facts: Prose): number {
  return unsupportedStretches(Node.fromJSON(proseSchema, facts.doc)).reduce((sum, stretch) => sum + stretch.sentences, 0)
}

/** A sentence of the report that rests on nothing, and where it stands. */
export type UnsupportedSentence = {
  readonly noun: 'finding' | 'reportTheme'
  readonly id: string
  readonly field: 'facts' | 'introduction'
  readonly words: string
}

const read = new WeakMap<Prose, readonly string[]>()

/** The sentences of a text that rest on nothing. Read once: the same value has the same sentences. */
function sentencesWithout(value: Prose): readonly string[] {
  const cached = read.get(value)
  if (cached !== undefined) return cached
  const doc = Node.fromJSON(proseSchema, value.doc)
  const found = unsupportedStretches(doc).flatMap(({ from, to }) => sentencesIn(doc.textBetween(from, to, '\n', ' ')))
  read.set(value, found)
  return found
}

/**
 * The sentences of a report that state something and rest on nothing: in the facts of findings and in the introductions of themes, which hold facts and law. What
 * the office thinks needs no evidence, nor do the summary and the conclusion, which repeat what stands elsewhere.
 */
export function unsupportedInReport({ reportTheme, finding }: Pick<CaseData, 'reportTheme' | 'finding'>): UnsupportedSentence[] {
  const facts = finding.flatMap(({ id, facts: value }) =>
    sentencesWithout(value).map((words) => ({ noun: 'finding' as const, id, field: 'facts' as const, words })),
  )
  const introductions = reportTheme.flatMap(({ id, introduction }) =>
    sentencesWithout(introduction).map((words) => ({ noun: 'reportTheme' as const, id, field: 'introduction' as const, words })),
  )
  return [...facts, ...introductions]
}
