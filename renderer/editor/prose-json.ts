import type { Node } from '@tiptap/pm/model'
import { proseSchemaVersion, type Prose, type ProseNode } from '../../src/domain/prose.ts'

const written = new WeakMap<Node, ProseNode>()

/** The prose of a document. Blocks are immutable, so each is written once: a snapshot of a long text costs what changed since the last. */
export function proseOf(doc: Node): Prose {
  const content: ProseNode[] = []
  doc.forEach((block) => {
    let json = written.get(block)
    if (json === undefined) written.set(block, (json = block.toJSON() as ProseNode))
    content.push(json)
  })
  return { schemaVersion: proseSchemaVersion, doc: { type: 'doc', content } }
}

/**
 * A short mark of what a text says, equal for equal texts (NFC counts as equal): 53 bits, cyrb53 (public domain).
 * Tells whether a journal of changes still fits the text that it was begun on; nothing rests on it being unforgeable.
 */
export function fingerprint(prose: Prose): string {
  const text = JSON.stringify(prose.doc).normalize('NFC')
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
