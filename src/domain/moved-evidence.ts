import { proseEvidence, type Prose, type ProseNode } from './prose.ts'

/** Prose in which each reference to one of the sources points to another instead. The very same value where it refers to none of them. */
export function withMovedEvidence(value: Prose, sources: ReadonlySet<string>, target: string): Prose {
  if (!proseEvidence(value).some((source) => sources.has(source))) return value
  return { ...value, doc: moved(value.doc, sources, target) }
}

function moved(node: ProseNode, sources: ReadonlySet<string>, target: string): ProseNode {
  if (node.type === 'evidence') return sources.has(String(node.attrs?.['source'])) ? { ...node, attrs: { ...node.attrs, source: target } } : node
  return node.content ? { ...node, content: node.content.map((child) => moved(child, sources, target)) } : node
}
