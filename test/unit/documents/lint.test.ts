import { describe, expect, test } from 'vitest'
import { documentIssueCodes, lintDocument } from '../../../src/documents/lint.ts'
import { paragraph, textCell, type Block, type Chart, type DocumentModel, type Heading } from '../../../src/documents/model.ts'
import { catalogue } from '../../../renderer/strings/catalogue.ts'
import { exampleChart } from '../../support/example-charts.ts'
import { finalModel, modelWithLogo, preliminaryModel } from '../../support/example-models.ts'

const heading = (text: string, level: 1 | 2 | 3, id = text): Heading => ({ type: 'heading', id, level, number: null, text, newPage: false })
const withBody = (...body: Block[]): DocumentModel => ({ ...preliminaryModel(1), body: [{ type: 'title', text: 'Rapport', subtitle: '' }, ...body, signature] })
const signature: Block = { type: 'signature', closing: 'Venlig hilsen', signatories: [{ name: 'Asta Holmgaard', title: 'Kst. borgerrådgiver' }] }
const codes = (model: DocumentModel) => lintDocument(model).map((issue) => issue.code)
const table = (rows: string[][], header = ['A', 'B']): Block => ({
  type: 'table',
  id: 't',
  caption: 'Tabel',
  description: '',
  header,
  widths: [50, 50],
  rows: rows.map((row) => row.map(textCell)),
})

const withChart = (change: Partial<Chart>): DocumentModel => withBody({ ...exampleChart('stackedBars', 'count'), ...change })

test('a whole report has nothing to remark on', () => {
  expect(lintDocument(preliminaryModel())).toEqual([])
  expect(lintDocument(finalModel())).toEqual([])
  expect(lintDocument(modelWithLogo())).toEqual([])
  expect(codes(withChart({}))).toEqual([])
})

describe('what it finds', () => {
  const faults: [string, DocumentModel, (typeof documentIssueCodes)[number]][] = [
    ['a heading that jumps a level', withBody(heading('Afsnit', 1), heading('Under', 3), paragraph('Tekst.')), 'documentHeadingJump'],
    ['a section with nothing in it', withBody(heading('Tomt', 1), heading('Næste', 1), paragraph('Tekst.')), 'documentEmptySection'],
    ['two places of one name', withBody(heading('A', 1, 'x'), paragraph('1'), heading('B', 1, 'x'), paragraph('2')), 'documentDuplicateId'],
    ['a reference that leads nowhere', withBody(paragraph({ type: 'reference', target: 'væk', text: '5.3' })), 'documentDanglingReference'],
    ['the mark of a note that is not there', withBody(paragraph('x', { type: 'footnote', id: '99' })), 'documentDanglingReference'],
    ['a quotation mark without its fellow', withBody(paragraph('Han sagde: ”Ja.')), 'documentUnbalancedQuotes'],
    ['a guillemet without its fellow, in a table', withBody(table([['»a', 'b']])), 'documentUnbalancedQuotes'],
    [
      'a quotation without a source',
      withBody({ type: 'quote', paragraphs: [[{ type: 'text', text: '”Ja.”' }]], source: '', date: null, introduction: '' }),
      'documentQuoteWithoutSource',
    ],
    ['a table with a short row', withBody(table([['a']])), 'documentRaggedTable'],
    ['a table with a nameless column', withBody(table([['a', 'b']], ['A', ''])), 'documentTableWithoutHeader'],
    ['a chart that nobody described', withChart({ alt: ' ' }), 'documentChartWithoutAltText'],
    ['a chart without numbers', withChart({ categories: [], series: [] }), 'documentChartWithoutNumbers'],
    ['a chart of noughts', withChart({ categories: ['A'], series: [{ name: 'Ja', values: [0] }] }), 'documentChartWithoutNumbers'],
    ['a chart that lacks a number', withChart({ categories: ['A', 'B'], series: [{ name: 'Ja', values: [1] }] }), 'documentRaggedChart'],
    ['a chart with a number below nought', withChart({ categories: ['A'], series: [{ name: 'Ja', values: [-1] }] }), 'documentChartValue'],
    ['a chart with a number that is none', withChart({ categories: ['A'], series: [{ name: 'Ja', values: [NaN] }] }), 'documentChartValue'],
    [
      'a logo that nobody described',
      { ...modelWithLogo(), head: { ...modelWithLogo().head, logo: { ...modelWithLogo().head.logo!, alt: '' } } },
      'documentMissingAltText',
    ],
    ['a letterhead without a sender', { ...preliminaryModel(1), head: { ...preliminaryModel(1).head, sender: ' ' } }, 'documentEmptyField'],
    ['a document without a title', { ...preliminaryModel(1), body: [signature] }, 'documentEmptyTitle'],
  ]
  test.each(faults)('%s', (_name, model, code) => {
    expect(codes(model)).toContain(code)
  })

  test('names the finding to go to', () => {
    const model = preliminaryModel(1)
    const body = model.body.map((block): Block => (block.type === 'assessment' ? { ...block, blocks: [paragraph('Et ”citat.')] } : block))
    expect(lintDocument({ ...model, body }).filter((issue) => issue.code === 'documentUnbalancedQuotes')).toEqual([
      {
        code: 'documentUnbalancedQuotes',
        severity: 'warning',
        params: { text: 'Et ”citat.' },
        at: { noun: 'finding', id: '01900014-0000-7000-8000-000000000001' },
      },
    ])
  })

  test('lets a quotation run over paragraphs', () => {
    const text = (words: string) => [{ type: 'text' as const, text: words }]
    expect(codes(withBody({ type: 'quote', paragraphs: [text('”Først.'), text('Så.”')], source: 'Leder', date: null, introduction: 'Leder:' }))).toEqual([])
  })
})

test('every code has its sentence in both languages', () => {
  for (const language of ['da', 'en'] as const) for (const code of documentIssueCodes) expect(catalogue[language].issues[code]).toMatch(/\.$/)
})
