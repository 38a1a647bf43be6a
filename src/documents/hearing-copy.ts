import { withContents } from './contents.ts'
import { paragraph, type Block, type Cell, type DocumentModel, type Footnote, type ProseBlock, type Run } from './model.ts'
import { wording } from './wording.ts'

/** Sections that say what the ombudsman thinks, or sum it up. */
const assessing = new Set(['summary', 'overview', 'conclusion', 'appendix-scale'])

/**
 * A report as the authority sees it when it is asked about the facts only: without assessments, gradings and recommendations, and without the sections that sum them
 * up. It says so itself. Notes are numbered anew; headings keep their numbers.
 */
export function withoutAssessments(model: DocumentModel): DocumentModel {
  const kept: Block[] = []
  let leavesOut = false
  for (const block of model.body) {
    if (block.type === 'heading' && block.level === 1) leavesOut = assessing.has(block.id)
    if (block.type === 'signature') leavesOut = false
    if (!leavesOut && !isAssessing(block)) kept.push(block.type === 'heading' && !block.id.startsWith('appendix-') ? { ...block, newPage: false } : block)
  }
  const first = kept.findIndex((block) => block.type === 'heading')
  const { body, footnotes } = withNotesOf(kept.toSpliced(first === -1 ? kept.length : first, 0, paragraph(wording.hearing.withoutAssessments)), model.footnotes)
  return withContents({ version: model.version, properties: model.properties, page: model.page, head: model.head, body, footnotes })
}

const isAssessing = (block: Block): boolean =>
  block.type === 'assessment' || block.type === 'contents' || (block.type === 'demand' && block.kind === 'recommendation')

/** The notes that the body still marks, numbered in the order of their marks. */
function withNotesOf(body: readonly Block[], notes: readonly Footnote[]): { body: Block[]; footnotes: Footnote[] } {
  const numbers = new Map<string, string>()
  const marked = mapRuns(body, (runs) =>
    runs.map((run) => {
      if (run.type !== 'footnote') return run
      const id = String(numbers.size + 1)
      numbers.set(run.id, id)
      return { type: 'footnote', id }
    }),
  )
  const byId = new Map(notes.map((note) => [note.id, note.runs]))
  const footnotes = [...numbers].map(([old, id]) => ({ id, runs: renumbered(byId.get(old) ?? [], numbers, byId) }))
  return { body: mapRuns(marked, (runs) => renumbered(runs, numbers, byId)), footnotes }
}

/** A note that names a source in short refers to the one that named it in full; where that one is left out, its words stand in the reference's place. */
function renumbered(runs: readonly Run[], numbers: ReadonlyMap<string, string>, notes: ReadonlyMap<string, readonly Run[]>): Run[] {
  return runs.flatMap((run, i): readonly Run[] => {
    const next = runs[i + 1]
    if (run.type === 'text' && next?.type === 'noteNumber' && !numbers.has(next.id) && run.text.endsWith(reference))
      return [{ ...run, text: `${run.text.slice(0, -reference.length)} (` }]
    if (run.type !== 'noteNumber') return [run]
    const id = numbers.get(run.id)
    if (id !== undefined) return [{ ...run, id }]
    return [...renumbered(notes.get(run.id) ?? [], numbers, notes), { type: 'text', text: ')' }]
  })
}

const reference = `, ${wording.evidence.earlierNote}\u00A0`

type Change = (runs: readonly Run[]) => readonly Run[]

/** The blocks with every line of theirs put through a change, in document order. */
function mapRuns(blocks: readonly Block[], change: Change): Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'demand':
        return { ...block, runs: change(block.runs) }
      case 'accounts':
        return { ...block, accounts: block.accounts.map((account) => ({ ...account, text: mapCell(account.text, change) })) }
      case 'paragraph':
      case 'quote':
      case 'list':
      case 'table':
        return mapProse(block, change)
      default:
        return block
    }
  })
}

const mapCell = (cell: Cell, change: Change): Cell => cell.map(change)

function mapProse(block: ProseBlock, change: Change): ProseBlock {
  if (block.type === 'paragraph') return { ...block, runs: change(block.runs) }
  if (block.type === 'quote') return { ...block, paragraphs: block.paragraphs.map(change) }
  if (block.type === 'list') return { ...block, items: block.items.map((item) => item.map((one) => mapProse(one, change))) }
  if (block.type === 'table') {
    const { head, rows } = block
    return { ...block, ...(head && { head: head.map((cell) => mapCell(cell, change)) }), rows: rows.map((cells) => cells.map((cell) => mapCell(cell, change))) }
  }
  return block
}
