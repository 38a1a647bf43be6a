import { bodyFlow, recipientFlow, type FlowItem } from '../../src/documents/flow.ts'
import type { DocumentModel } from '../../src/documents/model.ts'
import { runsText } from '../../src/documents/text.ts'

/**
 * The document as plain text in reading order: a paragraph a line, the cells of a row apart by bars, footnotes at the end.
 * @param model as `buildReport` made it or an issued document kept it
 */
export function toText(model: DocumentModel): string {
  const { head, footnotes, page } = model
  return [
    head.municipality,
    head.sender,
    ...(page.watermark === null ? [] : [page.watermark]),
    ...head.aside.flatMap(({ label, lines }) => [...(label === null ? [] : [label]), ...lines]),
    ...[...recipientFlow(head), ...bodyFlow(model)].flatMap(itemLines),
    ...footnotes.map((note) => `[${note.id}] ${runsText(note.runs)}`),
  ].join('\n')
}

function itemLines(item: FlowItem): string[] {
  if (item.type === 'contents') {
    return [item.title, ...item.entries.map(({ number, text, page }) => [...(number === null ? [] : [number]), text, String(page)].join('\t'))]
  }
  // A picture has no text of its own: a chart's figures are in the table under it, and a photo's caption stands over it.
  if (item.type === 'chart' || item.type === 'picture') return []
  if (item.type === 'table') {
    const row = (cells: readonly string[]): string => cells.join(' | ')
    return [row(item.header), ...item.rows.map((cells) => row(cells.map((cell) => cell.map(runsText).join('\n'))))]
  }
  const label = item.marker === null ? item.number : item.marker.ordered ? `${item.marker.ordinal}.` : '•'
  return [`${label === null ? '' : `${label}\t`}${runsText(item.runs)}`]
}
