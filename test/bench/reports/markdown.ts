import { chartTable } from '../../../src/documents/chart-values.ts'
import type { Block, DocumentModel, ProseBlock, Run } from '../../../src/documents/model.ts'

// Nothing of the text may be taken for markup.
const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>$^~@'"]/g, '\\$&').replaceAll('\n', ' ')

const runs = (pieces: readonly Run[]): string =>
  pieces
    .map((run) => {
      if (run.type === 'footnote') return `[^${run.id}]`
      if (run.type === 'break') return ' '
      if (run.type === 'noteNumber') return run.id
      if (run.type === 'reference') return plain(run.text)
      const text = plain(run.text)
      return run.bold ? `**${text.trim()}**` : run.italic ? `*${text.trim()}*` : text
    })
    .join('')

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(header), row(header.map(() => '---')), ...rows.map(row)].join('\n')

function block(one: Block | ProseBlock): string {
  switch (one.type) {
    case 'title':
      return `# ${plain(one.text)}\n\n${plain(one.subtitle)}`
    case 'heading':
      return `${'#'.repeat(one.level)} ${plain(one.number ?? '')} ${plain(one.text)}`
    case 'paragraph':
      return runs(one.runs)
    case 'quote':
      return `${plain(one.introduction)}\n\n${one.paragraphs.map((line) => `> ${runs(line)}`).join('\n>\n')}`
    case 'list':
      return one.items.map((item) => `- ${item.map(block).join('\n\n  ')}`).join('\n')
    case 'chart':
      return block({ ...chartTable(one), id: one.id })
    case 'picture':
      return plain(one.caption)
    case 'table':
      return `${plain(one.caption)}\n\n${table(
        one.header.map(plain),
        one.rows.map((cells) => cells.map((cell) => cell.map(runs).join(' '))),
      )}`
    case 'accounts':
      return `${plain(one.caption)}\n\n${table(
        one.accounts.map(({ source }) => plain(source)),
        [one.accounts.map(({ text }) => text.map(runs).join(' '))],
      )}`
    case 'assessment':
      return [plain(one.label), ...one.blocks.map(block), ...(one.grading === null ? [] : [runs(one.grading)])].join('\n\n')
    case 'demand':
      return `**${plain(one.label)}:** ${runs(one.runs)}`
    case 'contents':
      return ''
    case 'signature':
      return [one.closing, ...one.signatories.flatMap(({ name, title }) => [name, title])].map(plain).join('\n\n')
  }
}

/** The words of a document as Markdown for pandoc, which makes its own table of contents. */
export const markdownOf = ({ body, footnotes }: DocumentModel): string =>
  [...body.map(block), ...footnotes.map(({ id, runs: words }) => `[^${id}]: ${runs(words)}`)].join('\n\n') + '\n'
