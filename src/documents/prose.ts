import { formatCivilDate } from '../domain/civil-date.ts'
import type { Prose, ProseNode } from '../domain/prose.ts'
import type { Cell, Heading, List, Paragraph, ProseBlock, Quote, Run, Table } from './model.ts'
import type { Citation, Footnotes } from './sources.ts'
import { runsText } from './text.ts'
import { isQuoted, typeset } from './typeset.ts'
import { wording } from './wording.ts'

/** Where prose stands: what its headings hang under, and how its marks become notes. */
export type ProseSetting = {
  readonly footnotes: Footnotes
  /** The level of the heading above; a heading of the prose's own comes at least one below it. */
  readonly under: 1 | 2
  /** The id that the prose's headings derive theirs from. */
  readonly id: string
  /** The place in a source, when the finding's evidence says one. */
  readonly pinpointOf?: (source: string) => string
  /** How a quoted answer is introduced and whose it is; null for a quotation that is of no answer. */
  readonly answerOf?: (id: string, source: string, date: string | null) => { introduction: string; source: string } | null
}

/** Turns written prose into blocks of the document. Empty paragraphs vanish; evidence that stands together becomes one note. */
export function proseBlocks(prose: Prose, setting: ProseSetting): ProseBlock[] {
  let headings = 0
  let tables = 0
  const block = (node: ProseNode): ProseBlock[] => {
    switch (node.type) {
      case 'paragraph':
        return paragraphOf(node)
      case 'heading': {
        const text = (node.content ?? []).map((child) => typeset(child.text ?? '')).join('')
        if (text.trim() === '') return []
        const heading: Heading = {
          type: 'heading',
          id: `${setting.id}-${++headings}`,
          level: setting.under === 1 && Number(node.attrs?.['level'] ?? 1) === 1 ? 2 : 3,
          number: null,
          text,
          newPage: false,
        }
        return [heading]
      }
      case 'bulletList':
      case 'orderedList':
        return listOf(node)
      case 'blockquote':
        return quoteOf(node)
      case 'table':
        return [tableOf(node, `${setting.id}-table-${++tables}`, setting)]
      default:
        return []
    }
  }
  const paragraphOf = (node: ProseNode): Paragraph[] => {
    const runs = inlineRuns(node.content ?? [], setting)
    return isBlank(runs) ? [] : [{ type: 'paragraph', role: 'body', runs }]
  }
  const listOf = (node: ProseNode): List[] => {
    const items = (node.content ?? []).map((item) => (item.content ?? []).flatMap(block)).filter((blocks) => blocks.length > 0)
    return items.length === 0 ? [] : [{ type: 'list', ordered: node.type === 'orderedList', start: Number(node.attrs?.['start'] ?? 1), items }]
  }
  const quoteOf = (node: ProseNode): Quote[] => {
    const paragraphs = (node.content ?? []).map((child) => inlineRuns(child.content ?? [], setting)).filter((runs) => !isBlank(runs))
    if (paragraphs.length === 0) return []
    const date = textAttribute(node, 'date') || null
    const source = textAttribute(node, 'source')
    const quote = quoteBlock(paragraphs, source, date)
    return [{ ...quote, ...setting.answerOf?.(textAttribute(node, 'answer'), source, date) }]
  }
  return mendLevels((prose.doc.content ?? []).flatMap(block), setting.under)
}

/** A table whose first row is its heading. Rows that are shorter than the longest are filled up. */
function tableOf(node: ProseNode, id: string, setting: ProseSetting): Table {
  const cellOf = (cell: ProseNode): Cell => (cell.content ?? []).map((paragraph) => inlineRuns(paragraph.content ?? [], setting))
  const rows = (node.content ?? []).map((row) => (row.content ?? []).map(cellOf))
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const filled = rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, (): Cell => [])])
  const [head = [], ...body] = filled
  const header = head.map((cell) => cell.map(wordsOf).join(' ').trim() || '–')
  return {
    type: 'table',
    id,
    caption: '',
    description: wording.tableInText(header),
    header,
    head: head.map((cell, i) => (cell.some((runs) => !isBlank(runs)) ? cell : [[{ type: 'text', text: header[i] ?? '' }]])),
    widths: widthsOf(filled),
    rows: body,
  }
}

/** Shares of the width by the longest line of each column, none less than a sixth of an even share. */
function widthsOf(rows: readonly (readonly Cell[])[]): number[] {
  const columns = rows[0]?.length ?? 1
  const needs = Array.from({ length: columns }, (_, i) => Math.min(60, Math.max(100 / columns / 6, ...rows.map((row) => longestLine(row[i] ?? [])))))
  const whole = needs.reduce((sum, one) => sum + one, 0)
  return needs.map((need) => (need / whole) * 100)
}

/** The words of runs without the marks of their notes. */
const wordsOf = (runs: readonly Run[]): string => runsText(runs.filter(({ type }) => type !== 'footnote'))

const longestLine = (cell: Cell): number => Math.max(4, ...cell.map((runs) => runsText(runs).length))

/** A quotation in quotation marks, introduced by its source and date: "Teamkoordinator, 7. februar 2018:". */
export function quoteBlock(paragraphs: readonly (readonly Run[])[], source: string, date: string | null): Quote {
  const introduction = [typeset(source), date === null ? '' : formatCivilDate(date)].filter((part) => part !== '').join(', ')
  return { type: 'quote', paragraphs: quoted(paragraphs), source: typeset(source), date, introduction: introduction === '' ? '' : `${introduction}:` }
}

function quoted(paragraphs: readonly (readonly Run[])[]): readonly (readonly Run[])[] {
  const first = paragraphs[0]?.find((run) => run.type === 'text')
  if (first === undefined || isQuoted(first.text)) return paragraphs
  const marked = paragraphs.map((runs) => [...runs])
  marked[0]?.unshift({ type: 'text', text: '”' })
  const last = marked.at(-1) ?? []
  const end = last.findLastIndex((run) => run.type !== 'footnote') + 1
  last.splice(end, 0, { type: 'text', text: '”' })
  return marked.map(mergeText)
}

/** An attribute of a node, empty when it is absent or no text. */
function textAttribute(node: ProseNode, name: string): string {
  const value = node.attrs?.[name]
  return typeof value === 'string' ? value : ''
}

function inlineRuns(nodes: readonly ProseNode[], setting: ProseSetting): Run[] {
  const runs: Run[] = []
  let pending: Citation[] = []
  const cite = (): void => {
    const mark = pending.length === 0 ? null : setting.footnotes.cite(pending)
    if (mark !== null) runs.push(mark)
    pending = []
  }
  for (const node of nodes) {
    if (node.type === 'evidence') {
      const source = textAttribute(node, 'source')
      pending.push({ source, pinpoint: setting.pinpointOf?.(source) ?? '' })
      continue
    }
    cite()
    if (node.type === 'hardBreak') runs.push({ type: 'break' })
    else if (node.type === 'footnote') runs.push(setting.footnotes.remark(textAttribute(node, 'text')))
    else if (node.text !== undefined) runs.push(...markedText(node.text, node.marks ?? []))
  }
  cite()
  return mergeText(runs)
}

function markedText(text: string, marks: readonly { type: string }[]): Run[] {
  const bold = marks.some((mark) => mark.type === 'bold') ? ({ bold: true } as const) : {}
  const italic = marks.some((mark) => mark.type === 'italic') ? ({ italic: true } as const) : {}
  return linesAsRuns(text).map((run) => (run.type === 'text' ? { ...run, ...bold, ...italic } : run))
}

/** Text as runs, line feeds as breaks. */
export function linesAsRuns(text: string): Run[] {
  return typeset(text)
    .split('\n')
    .flatMap((line, i): Run[] => [...(i > 0 ? [{ type: 'break' } as const] : []), ...(line === '' ? [] : [{ type: 'text', text: line } as const])])
}

function mergeText(runs: readonly Run[]): Run[] {
  const merged: Run[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (run.type === 'text' && last?.type === 'text' && run.bold === last.bold && run.italic === last.italic)
      merged[merged.length - 1] = { ...last, text: last.text + run.text }
    else merged.push(run)
  }
  return merged
}

const isBlank = (runs: readonly Run[]): boolean => runs.every((run) => run.type === 'break' || (run.type === 'text' && run.text.trim() === ''))

/** A heading of level 3 with none of level 2 above it moves up, so that no level is jumped. */
function mendLevels(blocks: ProseBlock[], under: 1 | 2): ProseBlock[] {
  let above: number = under
  return blocks.map((block) => {
    if (block.type !== 'heading') return block
    const level = Math.min(block.level, above + 1) as Heading['level']
    above = level
    return { ...block, level }
  })
}
