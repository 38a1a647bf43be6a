import { readFileSync, writeFileSync } from 'node:fs'
import {
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type FileChild,
  type ParagraphChild,
} from 'docx'
import { chartTable } from '../../../src/documents/chart-values.ts'
import type { Block, Cell, DocumentModel, Run } from '../../../src/documents/model.ts'
import { peakMemory } from './peak-memory.ts'

// The peer: the same words in the same order through the library `docx`, as its documentation shows, and nothing else.
const [input = '', output = ''] = process.argv.slice(2)
const model = JSON.parse(readFileSync(input, 'utf8')) as DocumentModel
const notes = new Map(model.footnotes.map(({ id }, index) => [id, index + 1]))

const strong = { bold: true } as const
const slanted = { italics: true } as const

function runs(pieces: readonly Run[]): ParagraphChild[] {
  return pieces.map((run) => {
    if (run.type === 'footnote') return new FootnoteReferenceRun(notes.get(run.id) ?? 1)
    if (run.type === 'break') return new TextRun({ break: 1 })
    if (run.type === 'noteNumber') return new TextRun(String(notes.get(run.id)))
    return new TextRun(run.type === 'text' ? { text: run.text, ...(run.bold ? strong : {}), ...(run.italic ? slanted : {}) } : run.text)
  })
}

const plain = (text: string, style?: string): Paragraph => new Paragraph({ text, ...(style === undefined ? {} : { style }) })
const cell = (content: Cell): TableCell => new TableCell({ children: content.map((line) => new Paragraph({ children: runs(line) })) })
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

function children(block: Block): FileChild[] {
  switch (block.type) {
    case 'title':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.TITLE }), plain(block.subtitle)]
    case 'heading':
      return [new Paragraph({ text: block.number === null ? block.text : `${block.number} ${block.text}`, heading: levels[block.level] })]
    case 'paragraph':
      return [new Paragraph({ children: runs(block.runs) })]
    case 'quote':
      return [plain(block.introduction), ...block.paragraphs.map((line) => new Paragraph({ children: runs(line), indent: { left: 400 } }))]
    case 'list':
      return block.items.flatMap((item) =>
        item.flatMap((part) => (part.type === 'paragraph' ? [new Paragraph({ children: runs(part.runs), bullet: { level: 0 } })] : children(part))),
      )
    // A chart's numbers as the table they are too.
    case 'chart':
      return children({ ...chartTable(block), id: block.id })
    case 'picture':
      return [plain(block.caption)]
    case 'table':
      return [
        plain(block.caption),
        new Table({
          rows: [
            new TableRow({ tableHeader: true, children: block.header.map((text) => new TableCell({ children: [plain(text)] })) }),
            ...block.rows.map((row) => new TableRow({ cantSplit: true, children: row.map(cell) })),
          ],
        }),
      ]
    case 'accounts':
      return [
        plain(block.caption),
        new Table({
          rows: [
            new TableRow({ tableHeader: true, children: block.accounts.map(({ source }) => new TableCell({ children: [plain(source)] })) }),
            new TableRow({ children: block.accounts.map(({ text }) => cell(text)) }),
          ],
        }),
      ]
    case 'assessment':
      return [plain(block.label), ...block.blocks.flatMap(children), ...(block.grading === null ? [] : [new Paragraph({ children: runs(block.grading) })])]
    case 'demand':
      return [new Paragraph({ children: [new TextRun({ text: `${block.label}: `, ...strong }), ...runs(block.runs)] })]
    case 'contents':
      return [plain(block.title), ...block.entries.map(({ number, text, page }) => plain(`${number ?? ''} ${text}\t${page}`))]
    case 'signature':
      return [plain(block.closing), ...block.signatories.flatMap(({ name, title }) => [plain(name), plain(title)])]
  }
}

const file = new Document({
  footnotes: Object.fromEntries(model.footnotes.map(({ runs: words }, index) => [index + 1, { children: [new Paragraph({ children: runs(words) })] }])),
  sections: [
    {
      footers: {
        default: new Footer({
          children: [new Paragraph({ children: [new TextRun({ children: ['Side ', PageNumber.CURRENT, ' af ', PageNumber.TOTAL_PAGES] })] })],
        }),
      },
      children: model.body.flatMap(children),
    },
  ],
})
writeFileSync(output, await Packer.toBuffer(file))
console.log(peakMemory())
