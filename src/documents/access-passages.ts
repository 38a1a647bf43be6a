import { bodyFlow } from './flow.ts'
import type { DocumentModel, Run } from './model.ts'
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

type Section = { point: string; heading: string; lines: string[]; notes: Set<string> }

/** The passages of an issued document that name what is sought, in its order; a footnote stands with the section that it is marked in. */
export function documentPassages(model: DocumentModel, names: (words: string) => unknown): Passage[] {
  let section: Section = { point: '', heading: '', lines: [], notes: new Set() }
  const sections = [section]
  const put = (runs: readonly Run[]): string => {
    for (const run of runs) if (run.type === 'footnote') section.notes.add(run.id)
    return runsText(runs)
  }
  for (const item of bodyFlow(model)) {
    if (item.type === 'paragraph') {
      if (item.style.startsWith('Heading')) {
        section = { point: item.number ?? '', heading: runsText(item.runs), lines: [], notes: new Set() }
        sections.push(section)
      }
      section.lines.push(...put(item.runs).split('\n'))
    } else if (item.type === 'table') section.lines.push(...item.rows.map((cells) => cells.map((cell) => cell.map(put).join(' ')).join(' | ')))
    else if (item.type === 'picture') section.lines.push(item.caption)
  }
  const notes = model.footnotes.map(({ id, runs }) => ({ id, words: `[${id}] ${runsText(runs)}` }))
  return sections.flatMap(({ point, heading, lines, notes: marked }) => {
    const ofSection = notes.filter(({ id }) => marked.has(id)).map(({ words }) => words)
    const words = passagesOf([...lines, ...ofSection].join('\n'), names)
    return words === '' ? [] : [{ point, heading, words }]
  })
}
