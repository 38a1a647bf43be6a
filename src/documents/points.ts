import { anchorName, wholeReport } from '../domain/hearing-copy.ts'
import { bodyFlow, type FlowItem, type FlowParagraph } from './flow.ts'
import type { DocumentModel, Run } from './model.ts'

/** A part of a document that a remark can concern: a chapter, a section without a number, a finding. */
export type DocumentPoint = {
  readonly id: string
  /** "5.3"; empty for what has no number. */
  readonly number: string
  readonly heading: string
  /** Its paragraphs, heading and tables included. */
  readonly texts: readonly string[]
}

/** Headings that a writer puts into a text are part of the point they stand in. */
const beginsPoint = (item: FlowItem): item is FlowParagraph =>
  item.type === 'paragraph' && item.id !== null && /^(Heading1|Heading2$|Appendix)/.test(item.style)

/** The points of a document in their order, as it was issued. */
export function documentPoints(model: DocumentModel): DocumentPoint[] {
  const points: { id: string; number: string; heading: string; texts: string[] }[] = []
  for (const item of bodyFlow(model)) {
    if (beginsPoint(item)) points.push({ id: item.id ?? '', number: item.number ?? '', heading: plain(item.runs), texts: [] })
    points.at(-1)?.texts.push(...textsOf(item))
  }
  return points
}

function textsOf(item: FlowItem): string[] {
  if (item.type === 'contents' || item.type === 'chart' || item.type === 'picture') return []
  if (item.type === 'paragraph') return [plain(item.runs)]
  return [...item.header, ...item.rows.flatMap((cells) => cells.flatMap((cell) => cell.map(plain)))]
}

const plain = (runs: readonly Run[]): string =>
  runs
    .map((run) => (run.type === 'text' || run.type === 'reference' ? run.text : run.type === 'break' ? '\n' : run.type === 'noteNumber' ? run.id : ''))
    .join('')

/** The name of the anchor of each paragraph of the body. */
export function anchorsOf(items: readonly FlowItem[]): ReadonlyMap<FlowItem, string> {
  const anchors = new Map<FlowItem, string>()
  let point = wholeReport
  for (const item of items) {
    if (beginsPoint(item)) point = item.id ?? ''
    if (item.type === 'paragraph') anchors.set(item, anchorName(point, anchors.size + 1))
  }
  return anchors
}
