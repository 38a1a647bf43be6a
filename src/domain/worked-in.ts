import { Fragment, Node, Slice } from 'prosemirror-model'
import { proseSchema, proseSchemaVersion, type Prose, type ProseNode } from './prose.ts'
import { paragraphMark, type Remark } from './remark.ts'

/** A correction as an edit of a finding's facts, with what a person needs to see before saying yes. */
export type ProposedEdit = { readonly facts: Prose; readonly before: string; readonly removed: string; readonly inserted: string; readonly after: string }

/** How much of the words around a change must be found with it, widest first: the authority may have changed what stands further away as well. */
const reaches = [120, 40, 15]

/** How many letters of the finding are shown on either side. */
const shown = 80

/**
 * The edit that a tracked change asks for, where its place stands in the facts exactly once.
 * @returns null when there is no such place, or the change is more than words within a paragraph
 */
export function proposedEdit(facts: Prose, remark: Pick<Remark, 'origin' | 'passage' | 'text' | 'before' | 'after'>): ProposedEdit | null {
  if (remark.origin !== 'insertion' && remark.origin !== 'deletion') return null
  const [removed, inserted] = [remark.passage, remark.text]
  if ((removed === '' && inserted === '') || [removed, inserted].some((words) => words.includes('\n') || words.includes(paragraphMark))) return null
  const doc = Node.fromJSON(proseSchema, facts.doc)
  const blocks = blocksOf(doc)
  for (const reach of reaches) {
    const [before, after] = [remark.before.slice(-reach), remark.after.slice(0, reach)]
    if ((before + removed + after).trim() === '') return null
    const places = placesOf(blocks, before + removed + after)
    const [place] = places
    if (places.length > 1) return null
    if (place !== undefined) return editAt(doc, place.block, place.at + before.length, removed.length, inserted)
  }
  return null
}

/** A paragraph's letters, and where each stands in the document; notes between them are no letters. */
type Block = { readonly text: string; readonly positions: readonly number[] }

function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = []
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    let text = ''
    const positions: number[] = []
    node.forEach((child, offset) => {
      const letters = child.isText ? (child.text ?? '') : child.type.name === 'hardBreak' ? '\n' : ''
      for (let i = 0; i < letters.length; i++) positions.push(position + 1 + offset + i)
      text += letters
    })
    blocks.push({ text, positions })
    return false
  })
  return blocks
}

/** Letters as they can be compared, one for one: a letter is set with no-break spaces and hyphens, and programs turn quotation marks. */
const levelled = (text: string): string =>
  text
    .replace(/[\u00A0\t]/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[”“„»«]/g, '"')
    .replace(/[’‘]/g, "'")

function placesOf(blocks: readonly Block[], words: string): { block: Block; at: number }[] {
  const sought = levelled(words)
  return blocks.flatMap((block) => {
    const text = levelled(block.text)
    const places: { block: Block; at: number }[] = []
    for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) places.push({ block, at })
    return places
  })
}

function editAt(doc: Node, { text, positions }: Block, at: number, length: number, inserted: string): ProposedEdit | null {
  const before = positions[at - 1]
  const from = length > 0 ? positions[at] : before === undefined ? positions[0] : before + 1
  const last = positions[at + length - 1]
  const to = length > 0 && last !== undefined ? last + 1 : from
  // A note among the words that go would go with them.
  if (from === undefined || to === undefined || to - from !== length) return null
  const marks = doc.resolve(Math.min(from + 1, doc.content.size)).marks()
  const content = inserted === '' ? Fragment.empty : Fragment.from(proseSchema.text(inserted, marks))
  const edited = doc.replace(from, to, new Slice(content, 0, 0))
  return {
    facts: { schemaVersion: proseSchemaVersion, doc: edited.toJSON() as ProseNode },
    before: text.slice(Math.max(0, at - shown), at),
    removed: text.slice(at, at + length),
    inserted,
    after: text.slice(at + length, at + length + shown),
  }
}
