import type { Aliasing } from './identity.ts'
import type { Prose, ProseNode } from './prose.ts'

/** Prose with the aliases in its words: text, who is quoted, footnotes. What a sentence rests on is no word and stays. */
export const aliasedProse = (value: Prose, aliasing: Aliasing): Prose => ({ ...value, doc: aliased(value.doc, aliasing) })

/** The attribute of a node that holds words. */
const worded: Readonly<Record<string, string>> = { blockquote: 'source', footnote: 'text' }

function aliased(node: ProseNode, aliasing: Aliasing): ProseNode {
  const attribute = worded[node.type]
  const words = attribute === undefined ? undefined : node.attrs?.[attribute]
  const content = node.content?.map((child) => aliased(child, aliasing))
  return {
    ...node,
    ...(content && { content: aliasedPieces(content, aliasing) }),
    ...(attribute !== undefined && typeof words === 'string' && { attrs: { ...node.attrs, [attribute]: aliasing.inText(words) } }),
  }
}

/**
 * The words of a paragraph are one text, however they are cut into looks. A footnote may stand in the middle of a name, or between a name and a word that is no part of it:
 * names are looked for across it first, and then on each side.
 */
function aliasedPieces(content: ProseNode[], { inPieces }: Aliasing): ProseNode[] {
  const texts = content.flatMap(({ text }) => (text === undefined ? [] : [text]))
  const across = inPieces(texts).values()
  const sides: string[][] = []
  for (const [i, { text }] of content.entries()) {
    if (text === undefined) continue
    if (content[i - 1]?.text === undefined) sides.push([])
    sides.at(-1)?.push(across.next().value ?? '')
  }
  const after = sides.flatMap(inPieces)
  if (texts.every((text, i) => text === after[i])) return content
  let i = 0
  return joined(content.map((node) => (node.text === undefined ? node : { ...node, text: after[i++] ?? '' })))
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
