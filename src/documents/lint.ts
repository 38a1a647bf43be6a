import type { Issue } from '../domain/issue.ts'
import { headCells, type Block, type Cell, type Chart, type DocumentModel, type Heading, type ProseBlock, type Run, type Table } from './model.ts'
import { runsText } from './text.ts'

/** The codes of what can be wrong with a document; each has its sentence in the catalogue (`issues.<code>`). */
export const documentIssueCodes = [
  'documentEmptyField', // params: field (label of the field)
  'documentEmptyTitle',
  'documentEmptySection', // params: section
  'documentHeadingJump', // params: heading
  'documentDuplicateId', // params: id
  'documentDanglingReference', // params: text
  'documentMissingAltText',
  'documentUnbalancedQuotes', // params: text
  'documentQuoteWithoutSource', // params: text
  'documentRaggedTable', // params: table
  'documentTableWithoutHeader', // params: table
  'documentChartWithoutAltText', // params: chart
  'documentChartWithoutNumbers', // params: chart
  'documentPictureWithoutAltText', // params: picture
  'documentRaggedChart', // params: chart
  'documentChartValue', // params: chart
] as const

type Code = (typeof documentIssueCodes)[number]
type Place = { heading: Heading | null }

/**
 * Looks a document through before it goes out: what a reader would stumble over, and what would break in Word.
 * @returns the issues in reading order; `at` names the finding or theme they stand under
 */
export function lintDocument(model: DocumentModel): Issue[] {
  const issues: Issue[] = []
  const place: Place = { heading: null }
  const tell = (code: Code, severity: Issue['severity'], params: Issue['params'] = {}): void => {
    const { heading } = place
    const noun = heading?.number == null || heading.id.length < 36 ? null : heading.number.includes('.') ? 'finding' : 'reportTheme'
    issues.push({ code, severity, params, ...(noun === null || heading === null ? {} : { at: { noun, id: heading.id } }) })
  }
  lintHead(model, tell)
  lintIds(model, tell)
  lintHeadings(model.body, place, tell)
  place.heading = null
  for (const block of model.body) {
    if (block.type === 'heading') place.heading = block
    lintBlock(block, tell)
  }
  place.heading = null
  for (const note of model.footnotes) balanced([note.runs], tell)
  return issues
}

type Tell = (code: Code, severity: Issue['severity'], params?: Issue['params']) => void

function lintHead({ head, properties, body }: DocumentModel, tell: Tell): void {
  const required: [string, string][] = [
    ['Kommune', head.municipality],
    ['Afsender', head.sender],
    ['Modtager', head.recipients.flat().join('')],
    ['Dato', properties.dateText],
    ['Sagsnr.', properties.caseNumber],
    ['Dokumentnr.', properties.documentNumber],
    // A memo may go without a signature.
    ...(properties.kind === 'memo' || properties.kind === 'visitRecord' ? [] : [signature(body)]),
  ]
  for (const [field, value] of required) if (value.trim() === '') tell('documentEmptyField', 'error', { field })
  if (!body.some((block) => block.type === 'title' && block.text.trim() !== '')) tell('documentEmptyTitle', 'error')
  if (head.logo !== null && head.logo.alt.trim() === '') tell('documentMissingAltText', 'ask')
}

const signature = (body: readonly Block[]): [string, string] => [
  'Underskriver',
  body.flatMap((block) => (block.type === 'signature' ? block.signatories.map(({ name }) => name) : [])).join(''),
]

function lintIds({ body, footnotes }: DocumentModel, tell: Tell): void {
  const ids = body.flatMap((block) => [...ownIds(block)])
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) tell('documentDuplicateId', 'error', { id })
    seen.add(id)
  }
  const notes = new Set(footnotes.map((note) => note.id))
  for (const run of [...body.flatMap(blockRuns), ...footnotes.flatMap((note) => note.runs)]) {
    if (run.type === 'reference' && !seen.has(run.target)) tell('documentDanglingReference', 'error', { text: run.text })
    if ((run.type === 'footnote' || run.type === 'noteNumber') && !notes.has(run.id)) tell('documentDanglingReference', 'error', { text: run.id })
  }
  for (const entry of body.flatMap((block) => (block.type === 'contents' ? block.entries : [])))
    if (!seen.has(entry.target)) tell('documentDanglingReference', 'error', { text: entry.text })
}

function ownIds(block: Block): string[] {
  return block.type === 'heading' || block.type === 'demand' || block.type === 'table' || block.type === 'chart' || block.type === 'picture' ? [block.id] : []
}

function lintHeadings(body: readonly Block[], place: Place, tell: Tell): void {
  let level = 0
  body.forEach((block, i) => {
    if (block.type !== 'heading') return
    place.heading = block
    if (block.level > level + 1) tell('documentHeadingJump', 'error', { heading: block.text })
    level = block.level
    const next = body[i + 1]
    const isParent = next?.type === 'heading' && next.level > block.level
    if (!isParent && (next === undefined || next.type === 'heading' || next.type === 'signature')) tell('documentEmptySection', 'ask', { section: block.text })
  })
}

function lintBlock(block: Block, tell: Tell): void {
  switch (block.type) {
    case 'chart':
      lintChart(block, tell)
      return
    case 'picture':
      if (block.alt.trim() === '') tell('documentPictureWithoutAltText', 'ask', { picture: block.caption })
      return
    case 'accounts':
      for (const account of block.accounts) balanced(account.text, tell)
      return
    case 'assessment':
      for (const inner of block.blocks) lintProse(inner, tell)
      return
    case 'demand':
      balanced([block.runs], tell)
      return
    case 'title':
    case 'contents':
    case 'signature':
      return
    default:
      lintProse(block, tell)
  }
}

function lintTable({ header, widths, rows, caption: table }: Table, tell: Tell): void {
  if (header.some((title) => title.trim() === '')) tell('documentTableWithoutHeader', 'error', { table })
  if (rows.some((row) => row.length !== header.length) || widths.length !== header.length) tell('documentRaggedTable', 'error', { table })
  for (const cell of rows.flat()) balanced(cell, tell)
}

/** A chart is described, has a value for each category of each series, and no bar that would point the wrong way or nowhere. */
function lintChart({ caption: chart, alt, categories, series }: Chart, tell: Tell): void {
  if (alt.trim() === '') tell('documentChartWithoutAltText', 'error', { chart })
  if (categories.length === 0 || series.every(({ values }) => values.every((value) => value === 0))) tell('documentChartWithoutNumbers', 'error', { chart })
  if (series.some(({ values }) => values.length !== categories.length)) tell('documentRaggedChart', 'error', { chart })
  if (series.some(({ values }) => values.some((value) => !Number.isFinite(value) || value < 0))) tell('documentChartValue', 'error', { chart })
}

function lintProse(block: ProseBlock, tell: Tell): void {
  if (block.type === 'paragraph') balanced([block.runs], tell)
  else if (block.type === 'table') lintTable(block, tell)
  else if (block.type === 'list') for (const item of block.items.flat()) lintProse(item, tell)
  else if (block.type === 'quote') {
    balanced(block.paragraphs, tell)
    if (block.source.trim() === '') tell('documentQuoteWithoutSource', 'warning', { text: excerpt(block.paragraphs) })
  }
}

/** Quotation marks come in pairs; a quotation may run over several paragraphs. Danish closes with the mark it opens with. */
function balanced(paragraphs: Cell, tell: Tell): void {
  const words = paragraphs.map(runsText).join('\n')
  const count = (mark: string): number => words.split(mark).length - 1
  const open = (count('“') + count('”') + count('„') + count('"')) % 2 === 1 || count('«') !== count('»')
  if (open) tell('documentUnbalancedQuotes', 'warning', { text: excerpt(paragraphs) })
}

function excerpt(paragraphs: Cell): string {
  const words = paragraphs.map(runsText).join(' ')
  return words.length <= 60 ? words : `${words.slice(0, 59)}…`
}

function blockRuns(block: Block): readonly Run[] {
  switch (block.type) {
    case 'paragraph':
    case 'demand':
      return block.runs
    case 'quote':
      return block.paragraphs.flat()
    case 'list':
      return block.items.flat().flatMap(blockRuns)
    case 'table':
      return [...headCells(block), ...block.rows.flat()].flatMap((cell) => cell.flat())
    case 'accounts':
      return block.accounts.flatMap((account) => account.text.flat())
    case 'assessment':
      return [...block.blocks.flatMap(blockRuns), ...(block.grading ?? [])]
    default:
      return []
  }
}
