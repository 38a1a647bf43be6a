import { proseEvidence, type Prose, type ProseNode } from './prose.ts'

/**
 * Prose in which the quotes that refer to certain notes name their speaker otherwise. A quote holds its speaker's role as words of its own, so
 * that it does not follow the register by itself.
 * @param sources `note:<id>` of what the speaker said
 */
export function withQuotedSpeaker(value: Prose, sources: ReadonlySet<string>, rename: (words: string) => string): Prose {
  if (!proseEvidence(value).some((source) => sources.has(source))) return value
  return { ...value, doc: renamed(value.doc, sources, rename) }
}

function renamed(node: ProseNode, sources: ReadonlySet<string>, rename: (words: string) => string): ProseNode {
  const content = node.content?.map((child) => renamed(child, sources, rename))
  const words = node.attrs?.['source']
  const isHis = node.type === 'blockquote' && typeof words === 'string' && refersTo(node, sources)
  return { ...node, ...(content && { content }), ...(isHis && { attrs: { ...node.attrs, source: rename(words) } }) }
}

const refersTo = (node: ProseNode, sources: ReadonlySet<string>): boolean =>
  node.type === 'evidence' ? sources.has(String(node.attrs?.['source'])) : (node.content?.some((child) => refersTo(child, sources)) ?? false)
