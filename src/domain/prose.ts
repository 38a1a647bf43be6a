import { Schema, Node, type NodeSpec, type MarkSpec } from 'prosemirror-model'
import { z } from 'zod'
import { forbiddenCharacters } from './text.ts'

/** Raised when the meaning of a stored node changes; older prose is migrated before it is loaded. */
export const proseSchemaVersion = 1

/**
 * The node types of written prose. One schema for the editor and, without a DOM, for the core: the editor's extensions are built
 * from these specs. `footnote` is an inline atom with its text in an attribute, so that a note never holds a note.
 * `evidence` points to what a sentence rests on: `note:<id>`, `checklistAnswer:<id>` or `material:<id>`.
 */
export const proseNodes = {
  doc: { content: 'block+' },
  paragraph: { group: 'block', content: 'inline*' },
  heading: { group: 'block', content: 'inline*', attrs: { level: { default: 1 } }, defining: true },
  bulletList: { group: 'block', content: 'listItem+' },
  orderedList: { group: 'block', content: 'listItem+', attrs: { start: { default: 1 } } },
  listItem: { content: 'paragraph block*', defining: true },
  blockquote: { group: 'block', content: 'paragraph+', attrs: { source: { default: '' }, date: { default: null } }, defining: true },
  text: { group: 'inline' },
  hardBreak: { group: 'inline', inline: true, selectable: false },
  footnote: { group: 'inline', inline: true, atom: true, attrs: { text: { default: '' } } },
  evidence: { group: 'inline', inline: true, atom: true, attrs: { source: { default: '' } } },
} as const satisfies Record<string, NodeSpec>

/** The marks of written prose. */
export const proseMarks = { bold: {}, italic: {} } as const satisfies Record<string, MarkSpec>

export const proseSchema = new Schema({ nodes: proseNodes, marks: proseMarks })

/** A node as it is stored: ProseMirror's own JSON. */
export type ProseNode = {
  type: string
  attrs?: Record<string, unknown> | undefined
  content?: ProseNode[] | undefined
  marks?: { type: string }[] | undefined
  text?: string | undefined
}

/** Written prose: a ProseMirror document with the version of the schema it was written under. */
export type Prose = { schemaVersion: number; doc: ProseNode }

const maximumProseCharacters = 4_000_000

/** Looks at the strings themselves: in JSON text an escape cannot be told from a typed backslash. */
function hasOnlyTypedCharacters(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !forbiddenCharacters.test(value)
  return typeof value !== 'object' || value === null || Object.values(value).every(hasOnlyTypedCharacters)
}

/** Reads prose from outside: only known nodes in known places, well-formed text in NFC, at most four million characters of JSON. */
export const prose = z
  .object({ schemaVersion: z.literal(proseSchemaVersion), doc: z.looseObject({ type: z.literal('doc') }) })
  .transform((value, context): Prose => {
    try {
      const json = JSON.stringify(value.doc)
      if (json.length > maximumProseCharacters) throw new RangeError('too long')
      if (!hasOnlyTypedCharacters(value.doc)) throw new RangeError('characters')
      const node = Node.fromJSON(proseSchema, JSON.parse(json.normalize('NFC')))
      node.check()
      return { schemaVersion: proseSchemaVersion, doc: node.toJSON() as ProseNode }
    } catch (cause) {
      context.addIssue({ code: 'custom', message: 'prose', params: { code: 'prose', reason: String(cause) } })
      return z.NEVER
    }
  })

/** Prose with nothing in it. */
export const emptyProse: Prose = { schemaVersion: proseSchemaVersion, doc: { type: 'doc', content: [{ type: 'paragraph' }] } }

/** Prose of plain paragraphs, one a line of the text. */
export function proseFromText(text: string): Prose {
  const content = text
    .split('\n')
    .map((line): ProseNode => (line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] }))
  return { schemaVersion: proseSchemaVersion, doc: { type: 'doc', content } }
}

/** The words of the prose, blocks apart by line breaks; footnotes in parentheses. For search and for counting. */
export function proseText(value: Prose): string {
  const walk = (node: ProseNode): string => {
    if (node.text !== undefined) return node.text
    if (node.type === 'hardBreak') return '\n'
    if (node.type === 'footnote') return ` (${String(node.attrs?.['text'] ?? '')})`
    const inner = (node.content ?? []).map(walk)
    return inner.join(node.type === 'paragraph' || node.type === 'heading' ? '' : '\n')
  }
  return walk(value.doc)
}

/** True when nothing has been written. */
export const isProseEmpty = (value: Prose): boolean => proseText(value).trim() === '' && !JSON.stringify(value.doc).includes('"evidence"')

/** The evidence sources a piece of prose refers to, in order, each once (`note:<id>`). */
export function proseEvidence(value: Prose): string[] {
  const found = new Set<string>()
  const walk = (node: ProseNode): void => {
    if (node.type === 'evidence' && typeof node.attrs?.['source'] === 'string') found.add(node.attrs['source'])
    node.content?.forEach(walk)
  }
  walk(value.doc)
  return [...found]
}
