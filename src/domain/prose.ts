import { Schema, Node, type NodeSpec, type MarkSpec } from 'prosemirror-model'
import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { forbiddenCharacters, line, text } from './text.ts'

/** Raised when the meaning of a stored node changes; older prose is migrated before it is loaded. */
export const proseSchemaVersion = 1

/** What the attributes of nodes may hold; Word counts a list from 0 to 32,767. */
export const proseAttributes = {
  'heading.level': z.int().min(1).max(6),
  'orderedList.start': z.int().min(0).max(32_767),
  'blockquote.source': line,
  'blockquote.date': civilDate.nullable(),
  /** The answer that is quoted; its words are held against it. */
  'blockquote.answer': z.string().regex(/^[A-Za-z0-9-]{0,60}$/),
  'statistic.id': z.string().regex(/^[A-Za-z0-9-]{0,60}$/),
  // The attributes that prosemirror-tables knows a cell by; ours are never joined.
  'tableCell.colspan': z.literal(1),
  'tableCell.rowspan': z.literal(1),
  'tableCell.colwidth': z.null(),
  'footnote.text': text,
  /** In a case file a source may go by a readable name; that it stands for something is looked at by whoever puts it there. */
  'evidence.source': z.string().regex(/^((note|checklistAnswer|material):[A-Za-z0-9-]{1,60})?$/),
} as const satisfies Record<string, z.ZodType>

/** An attribute as ProseMirror declares it: its default, and a check that throws (ProseMirror's way to refuse a node). */
const attribute = <Default>(name: keyof typeof proseAttributes, value: Default): { default: Default; validate: (value: unknown) => void } => ({
  default: value,
  validate: (given) => {
    if (!proseAttributes[name].safeParse(given).success) throw new RangeError(name)
  },
})

/**
 * The node types of written prose. One schema for the editor and, without a DOM, for the core: the editor's extensions are built
 * from these specs. `footnote` is an inline atom with its text in an attribute, so that a note never holds a note.
 * `evidence` points to what a sentence rests on: `note:<id>`, `checklistAnswer:<id>` or `material:<id>`.
 */
export const proseNodes = {
  doc: { content: '(block | table)+' },
  paragraph: { group: 'block', content: 'inline*' },
  heading: { group: 'block', content: 'inline*', attrs: { level: attribute('heading.level', 1) }, defining: true },
  bulletList: { group: 'block', content: 'listItem+' },
  orderedList: { group: 'block', content: 'listItem+', attrs: { start: attribute('orderedList.start', 1) } },
  listItem: { content: 'paragraph block*', defining: true },
  blockquote: {
    group: 'block',
    content: 'paragraph+',
    attrs: { source: attribute('blockquote.source', ''), date: attribute<string | null>('blockquote.date', null), answer: attribute('blockquote.answer', '') },
    defining: true,
  },
  /** Figures of the case as a chart with its table. */
  statistic: { group: 'block', atom: true, attrs: { id: attribute('statistic.id', '') } },
  /** Stands at the top of a text alone. Its first row says what stands under it; cells are neither joined nor cut. */
  table: { content: 'tableRow+', isolating: true },
  tableRow: { content: 'tableCell+' },
  tableCell: {
    content: 'paragraph+',
    attrs: { colspan: attribute('tableCell.colspan', 1), rowspan: attribute('tableCell.rowspan', 1), colwidth: attribute('tableCell.colwidth', null) },
    isolating: true,
  },
  text: { group: 'inline' },
  hardBreak: { group: 'inline', inline: true, selectable: false },
  footnote: { group: 'inline', inline: true, atom: true, attrs: { text: attribute('footnote.text', '') } },
  evidence: { group: 'inline', inline: true, atom: true, attrs: { source: attribute('evidence.source', '') } },
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

/** About nineteen lists within each other; a deeper text could be neither composed nor put into a case file. */
const maximumNesting = 40

/** Why a text is refused, beside having nodes where none may stand. */
type ProseFault = 'tooLong' | 'proseTooDeep' | 'loneSurrogate' | 'controlCharacter'

/** Looks at the strings themselves: in JSON text an escape cannot be told from a typed backslash. */
function characterFault(value: unknown): ProseFault | null {
  if (typeof value === 'string') return !value.isWellFormed() ? 'loneSurrogate' : forbiddenCharacters.test(value) ? 'controlCharacter' : null
  if (typeof value !== 'object' || value === null) return null
  for (const inner of Object.values(value)) {
    const fault = characterFault(inner)
    if (fault !== null) return fault
  }
  return null
}

const isDeeperThan = (node: unknown, levels: number): boolean => {
  const content: unknown = typeof node === 'object' && node !== null && 'content' in node ? node.content : undefined
  return Array.isArray(content) && content.length > 0 && (levels === 0 || content.some((child) => isDeeperThan(child, levels - 1)))
}

/** What is wrong with a text before its nodes are looked at; the depth first, because everything after it goes down into the text. */
function faultOf(doc: unknown): ProseFault | null {
  if (isDeeperThan(doc, maximumNesting)) return 'proseTooDeep'
  return JSON.stringify(doc).length > maximumProseCharacters ? 'tooLong' : characterFault(doc)
}

/**
 * Reads prose from outside: only known nodes in known places with the attributes they may have, well-formed text in NFC, at most four million
 * characters of JSON. Refused with the code of what is wrong.
 */
export const prose = z
  .object({ schemaVersion: z.literal(proseSchemaVersion), doc: z.looseObject({ type: z.literal('doc') }) })
  .transform((value, context): Prose => {
    const refuse = (code: ProseFault | 'prose') => {
      context.addIssue({ code: 'custom', message: code, params: { code } })
      return z.NEVER
    }
    try {
      const fault = faultOf(value.doc)
      if (fault !== null) return refuse(fault)
      const node = Node.fromJSON(proseSchema, JSON.parse(JSON.stringify(value.doc).normalize('NFC')))
      node.check()
      return { schemaVersion: proseSchemaVersion, doc: node.toJSON() as ProseNode }
    } catch {
      return refuse('prose')
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
    return inner.join(node.type === 'paragraph' || node.type === 'heading' ? '' : node.type === 'tableRow' ? '\t' : '\n')
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

/** The ids of the statistics that stand in a piece of prose, in order. */
export const statisticsIn = (node: ProseNode): string[] =>
  node.type === 'statistic' ? [String(node.attrs?.['id'] ?? '')] : (node.content ?? []).flatMap(statisticsIn)
