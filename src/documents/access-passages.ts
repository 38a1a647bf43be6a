import { bodyFlow } from './flow.ts'
import type { DocumentModel } from './model.ts'
import { runsText } from './text.ts'

/** Passages that name what is sought, under the heading that they stand under. */
export type Passage = { readonly point: string; readonly heading: string; readonly words: string }

/** What stands between passages with other text between them. */
const gap = '[…]'

/** The lines of a text that name what is sought, with a mark where others were left out between them; empty where none does. */
export function passagesOf(text: string, names: (words: string) => unknown): string {
  const kept: string[] = []
  let last = -1
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '' || names(line) === null) continue
    if (kept.length > 0 && at > last + 1) kept.push(gap)
    kept.push(line)
    last = at
  }
  return kept.join('\n')
}

/** The passages of an issued document that name what is sought, in its order; footnotes come last. */
export function documentPassages(model: DocumentModel, names: (words: string) => unknown): Passage[] {
  const sections: { point: string; heading: string; lines: string[] }[] = [{ point: '', heading: '', lines: [] }]
  for (const item of bodyFlow(model)) {
    if (item.type === 'paragraph' && item.style.startsWith('Heading')) sections.push({ point: item.number ?? '', heading: runsText(item.runs), lines: [] })
    const section = sections.at(-1)
    if (item.type === 'paragraph') section?.lines.push(...runsText(item.runs).split('\n'))
    else if (item.type === 'table') section?.lines.push(...item.rows.map((cells) => cells.map((cell) => cell.map(runsText).join(' ')).join(' | ')))
    else if (item.type === 'picture') section?.lines.push(item.caption)
  }
  sections.push({ point: '', heading: '', lines: model.footnotes.map(({ id, runs }) => `[${id}] ${runsText(runs)}`) })
  return sections.flatMap(({ point, heading, lines }) => {
    const words = passagesOf(lines.join('\n'), names)
    return words === '' ? [] : [{ point, heading, words }]
  })
}
