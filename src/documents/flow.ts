import { chartTable } from './chart-values.ts'
import type {
  Accounts,
  Assessment,
  Block,
  Cell,
  Chart,
  Contents,
  DocumentModel,
  Head,
  Heading,
  List,
  Picture,
  ProseBlock,
  Run,
  Signature,
  Table,
} from './model.ts'
import type { StyleId } from './styles.ts'
import { wording } from './wording.ts'

/** A list item's mark: which list of the document it counts in, how deep, and from where. */
export type Marker = { readonly list: number; readonly ordered: boolean; readonly level: 0 | 1; readonly start: number; readonly ordinal: number }

export type FlowParagraph = {
  readonly type: 'paragraph'
  readonly style: StyleId
  readonly runs: readonly Run[]
  /** What references point to. */
  readonly id: string | null
  /** The number of a numbered heading. */
  readonly number: string | null
  readonly marker: Marker | null
}

export type FlowTable = {
  readonly type: 'table'
  readonly look: 'grid' | 'accounts'
  readonly caption: string
  readonly description: string
  readonly header: readonly string[]
  readonly head?: readonly Cell[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The document as a sequence of styled paragraphs, tables, charts and photos, top to bottom: what is measured, written to Word and read aloud. */
export type FlowItem = FlowParagraph | FlowTable | Chart | Picture | Contents

const styled = (style: StyleId, runs: readonly (Run | string)[], more: Partial<FlowParagraph> = {}): FlowParagraph => ({
  type: 'paragraph',
  style,
  runs: runs.map((run) => (typeof run === 'string' ? { type: 'text', text: run } : run)),
  id: null,
  number: null,
  marker: null,
  ...more,
})

/** The body in order. Lists are counted through the document, so that each begins anew; what leads to a table or the signatures stays with it. */
export function bodyFlow(model: Pick<DocumentModel, 'body'>): FlowItem[] {
  const lists = { count: 0 }
  return model.body.flatMap((block, i) => {
    const items = blockFlow(block, lists)
    const [only] = items
    if (only?.type !== 'paragraph' || only.style !== 'Normal') return items
    const style = styleBetween(model.body[i - 1]?.type, model.body[i + 1]?.type)
    return [{ ...only, style }]
  })
}

/** The style of body text by what stands before and after it. */
function styleBetween(before: Block['type'] | undefined, after: Block['type'] | undefined): StyleId {
  if (after === 'signature') return 'BeforeSignature'
  if (after === 'table' || after === 'chart') return 'Introduction'
  return before === 'accounts' || before === 'table' || before === 'chart' ? 'AfterTable' : 'Normal'
}

/** The recipients and how it was sent, above the title. */
export function recipientFlow(head: Head): FlowParagraph[] {
  return [
    ...head.recipients.map((lines) => styled('Recipient', brokenLines(lines, true))),
    ...(head.sentBy === null ? [] : [styled('Dispatch', [head.sentBy])]),
  ]
}

function brokenLines(lines: readonly string[], firstBold = false): Run[] {
  return lines.flatMap((text, i): Run[] => [
    ...(i > 0 ? [{ type: 'break' } as const] : []),
    { type: 'text', text, ...(firstBold && i === 0 ? { bold: true } : {}) },
  ])
}

function blockFlow(block: Block, lists: { count: number }): FlowItem[] {
  switch (block.type) {
    case 'title':
      return [styled('Title', [block.text]), ...(block.subtitle === '' ? [] : [styled('Subtitle', [block.subtitle])])]
    case 'table':
      return captioned(block)
    case 'chart':
      return [styled('Caption', [block.caption], { id: block.id }), block, chartTable(block)]
    case 'picture':
      return [styled('Caption', [block.caption], { id: block.id }), block]
    case 'accounts':
      return [accountsFlow(block)]
    case 'assessment':
      return assessmentFlow(block, lists)
    case 'demand': {
      const style = block.kind === 'recommendation' ? 'Recommendation' : 'Question'
      return [styled(style, [{ type: 'text', text: `${block.label}.`, bold: true }, ' ', ...block.runs], { id: block.id })]
    }
    case 'contents':
      return [block]
    case 'signature':
      return [signatureFlow(block)]
    default:
      return proseFlow(block, lists)
  }
}

function proseFlow(block: ProseBlock, lists: { count: number }): FlowItem[] {
  switch (block.type) {
    case 'heading':
      return [styled(headingStyle(block), [block.text], { id: block.id, number: block.number })]
    case 'paragraph':
      return [styled(block.role === 'introduction' ? 'Introduction' : 'Normal', block.runs)]
    case 'quote':
      return [
        ...(block.introduction === '' ? [] : [styled('QuoteIntroduction', [block.introduction])]),
        ...block.paragraphs.map((runs) => styled('Quote', runs)),
      ]
    case 'list':
      return listFlow(block, lists, 0, false)
    case 'table':
      return captioned(block)
  }
}

function headingStyle({ level, number, id, newPage }: Heading): StyleId {
  if (level === 3) return 'Heading3'
  if (id.startsWith('appendix-')) return newPage ? 'AppendixOnNewPage' : 'Appendix'
  if (level === 2) return number === null ? 'Heading2Plain' : 'Heading2'
  if (number === null) return 'Heading1Plain'
  return newPage ? 'Heading1OnNewPage' : 'Heading1'
}

const listStyles = {
  plain: { bullet: ['ListBullet', 'ListBullet2'], number: ['ListNumber', 'ListNumber2'], more: ['ListContinue', 'ListContinue2'] },
  assessment: { bullet: ['AssessmentBullet', 'AssessmentBullet'], number: ['AssessmentNumber', 'AssessmentNumber'], more: ['Assessment', 'Assessment'] },
} as const

/** A list's items; what is nested deeper than two levels stands on the second. */
function listFlow(list: List, lists: { count: number }, level: 0 | 1, inAssessment: boolean): FlowItem[] {
  const number = ++lists.count
  const styles = listStyles[inAssessment ? 'assessment' : 'plain']
  return list.items.flatMap((blocks, ordinal) =>
    blocks.flatMap((block, i): FlowItem[] => {
      if (block.type === 'list') return listFlow(block, lists, 1, inAssessment)
      if (block.type !== 'paragraph') return inAssessment ? assessmentProse(block, lists) : proseFlow(block, lists)
      if (i > 0) return [styled(styles.more[level], block.runs)]
      const marker: Marker = { list: number, ordered: list.ordered, level, start: list.start, ordinal: list.start + ordinal }
      return [styled(styles[list.ordered ? 'number' : 'bullet'][level], block.runs, { marker })]
    }),
  )
}

function assessmentFlow({ label, blocks, grading }: Assessment, lists: { count: number }): FlowItem[] {
  const inner = blocks.flatMap((block) => assessmentProse(block, lists))
  if (grading === null) return [styled('AssessmentHeading', [label]), ...inner]
  const last = inner.at(-1)
  if (last?.type === 'paragraph' && last.style === 'Assessment') inner[inner.length - 1] = { ...last, style: 'BeforeGrading' }
  return [styled('AssessmentHeading', [label]), ...inner, styled('Grading', grading)]
}

function assessmentProse(block: ProseBlock, lists: { count: number }): FlowItem[] {
  switch (block.type) {
    case 'paragraph':
      return [styled('Assessment', block.runs)]
    case 'heading':
      return [styled('Assessment', [{ type: 'text', text: block.text, bold: true }])]
    case 'quote':
      return [
        ...(block.introduction === '' ? [] : [styled('Assessment', [{ type: 'text', text: block.introduction, bold: true }])]),
        ...block.paragraphs.map((runs) => styled('AssessmentQuote', runs)),
      ]
    case 'list':
      return listFlow(block, lists, 0, true)
    case 'table':
      return captioned(block)
  }
}

/** A table under its caption, where it has one. */
function captioned({ id, caption, description, header, head, widths, rows }: Table): FlowItem[] {
  const table: FlowTable = { type: 'table', look: 'grid', caption, description, header, ...(head && { head }), widths, rows }
  return caption === '' ? [table] : [styled('Caption', [caption], { id }), table]
}

/** Up to three accounts stand side by side; more of them stand one below the other. */
function accountsFlow({ caption, accounts }: Accounts): FlowTable {
  const common = { type: 'table', look: 'accounts', caption, description: wording.accounts.description } as const
  if (accounts.length <= 3)
    return {
      ...common,
      header: accounts.map((account) => account.source),
      widths: accounts.map(() => 100 / accounts.length),
      rows: [accounts.map((account) => account.text)],
    }
  return {
    ...common,
    header: wording.accounts.header,
    widths: [35, 65],
    rows: accounts.map((account) => [[[{ type: 'text', text: account.source }]], account.text]),
  }
}

/**
 * The closing and those who sign as one paragraph of lines that stay together: of paragraphs kept with the next LibreOffice leaves some behind when the page
 * before the appendices ends among them.
 */
function signatureFlow({ closing, signatories }: Signature): FlowParagraph {
  const people = signatories.flatMap(({ name, title }) => ['', ...[name, title].filter((line) => line !== '')])
  return styled('Signature', brokenLines([closing, '', ...people]))
}
