import type { Prose, ProseNode } from './prose.ts'

/**
 * Prose with its words changed: text, who is quoted, footnotes. What a sentence rests on is no word and stays.
 * @param change changes parts of a text and leaves the rest as it is; it may be asked for the same words more than once
 */
export const withWords = (value: Prose, change: (words: string) => string): Prose => ({ ...value, doc: changed(value.doc, change) })

/** The attribute of a node that holds words. */
const worded: Readonly<Record<string, string>> = { blockquote: 'source', footnote: 'text' }

function changed(node: ProseNode, change: (words: string) => string): ProseNode {
  const content = node.content?.map((child) => changed(child, change))
  const attribute = worded[node.type]
  const words = attribute === undefined ? undefined : node.attrs?.[attribute]
  return {
    ...node,
    ...(node.text !== undefined && { text: change(node.text) }),
    ...(content && { content: changedAcross(content, change) }),
    ...(attribute !== undefined && typeof words === 'string' && { attrs: { ...node.attrs, [attribute]: change(words) } }),
  }
}

/** A name with a bold initial lies in two pieces, one with a word in italics in it in three. */
const mostPieces = 4

/**
 * The pieces of a paragraph with the words changed that lie across several of them, as letters of different looks do or what has a footnote in it. New words stand in the
 * piece where the old ones began.
 */
function changedAcross(content: ProseNode[], change: (words: string) => string): ProseNode[] {
  const places = content.flatMap(({ text }, i) => (text === undefined ? [] : [i]))
  if (places.length < 2) return content
  const words = new Map(places.map((place) => [place, content[place]?.text ?? '']))
  for (let count = 2; count <= Math.min(mostPieces, places.length); count += 1)
    for (let first = 0; first + count <= places.length; first += 1) changeIn(words, places.slice(first, first + count), change)
  if (places.every((place) => words.get(place) === content[place]?.text)) return content
  return joined(content.map((node, i) => (node.text === undefined ? node : { ...node, text: words.get(i) ?? '' })))
}

/** Changes neighbours as one text. What lies in one of them, or in fewer, is changed already: the difference is one place. */
function changeIn(words: Map<number, string>, places: readonly number[], change: (words: string) => string): void {
  const pieces = places.map((place) => words.get(place) ?? '')
  const [before, after] = [pieces.join(''), change(pieces.join(''))]
  if (before === after) return
  let from = 0
  while (from < Math.min(before.length, after.length) && before[from] === after[from]) from += 1
  let kept = 0
  while (kept < Math.min(before.length, after.length) - from && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1
  let start = 0
  let isPut = false
  for (const [i, piece] of pieces.entries()) {
    const end = start + piece.length
    const left = piece.slice(0, Math.max(0, from - start))
    const right = piece.slice(Math.min(piece.length, Math.max(0, before.length - kept - start)))
    const isHere: boolean = !isPut && (from < end || i === pieces.length - 1)
    words.set(places[i] ?? 0, left + (isHere ? after.slice(from, after.length - kept) : '') + right)
    isPut ||= isHere
    start = end
  }
}

/** Without pieces that have no words left; neighbours of one look are one piece, as ProseMirror keeps them. */
function joined(content: readonly ProseNode[]): ProseNode[] {
  const made: ProseNode[] = []
  for (const node of content) {
    const last = made.at(-1)
    if (node.text === '') continue
    if (node.text !== undefined && last?.text !== undefined && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? []))
      made[made.length - 1] = { ...last, text: last.text + node.text }
    else made.push(node)
  }
  return made
}
