import type { Prose, ProseNode } from './prose.ts'

/** Prose with its words changed one piece at a time: text, who is quoted, footnotes. What a sentence rests on is no word and stays. */
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
    ...(content && { content }),
    ...(attribute !== undefined && typeof words === 'string' && { attrs: { ...node.attrs, [attribute]: change(words) } }),
  }
}
