import { Node } from '@tiptap/pm/model'
import { proseSchema, type Prose } from '../../src/domain/prose.ts'

/** A stretch of text that rests on nothing, in positions of the document, and how many sentences stand in it. */
export type Stretch = { readonly from: number; readonly to: number; readonly sentences: number }

const sentences = new Intl.Segmenter('da', { granularity: 'sentence' })
// Where a full stop ends nothing although a capital, a digit or a sign follows: Intl does not know the Danish abbreviations.
const notAnEnd = /\b(bl\.a|f\.eks|ca|jf|jfr|mv|m\.v|m\.fl|nr|pkt|stk|kap|evt|inkl|ekskl|hhv|dvs|p\.t|d|kl|s|tlf|pr|vedr|ang|art|kr|pct|osv|o\.l|mm|m\.m)\.\s*$/i

/** Whether the text ends in an abbreviation, whose full stop ends no sentence. */
export const endsInAbbreviation = (text: string): boolean => notAnEnd.test(text)

/** How many sentences the text holds; abbreviations and dates ("jf.", "2. oktober") end none, and a text without letters holds none. */
export function countSentences(text: string): number {
  let count = 0
  let open = false
  for (const { segment } of sentences.segment(text)) {
    if (!open && /\p{L}/u.test(segment)) count++
    open = endsInAbbreviation(segment)
  }
  return count
}

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
