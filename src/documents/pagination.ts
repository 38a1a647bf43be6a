import { chartLayout } from './chart-layout.ts'
import { bodyFlow, recipientFlow, type FlowItem, type FlowParagraph, type FlowTable } from './flow.ts'
import { lineHeight } from './font-metrics.ts'
import { breakLines, measureRuns, type Word } from './line-breaking.ts'
import { headCells, type Contents, type DocumentModel, type Run } from './model.ts'
import { pictureSize } from './picture-size.ts'
import { Sheet, type Piece } from './sheet.ts'
import { boxEdgeHeight, page, resolveStyle, tableGeometry, tableTextStyle, textWidth, type ResolvedStyle, type StyleId } from './styles.ts'

/** How many pages a document has, the page that each heading and table stands on, and how high the frame of the sender block is. */
export type Pagination = { readonly pages: number; readonly pageOf: ReadonlyMap<string, number>; readonly frameHeight: number }

type Box = {
  readonly id: string | null
  readonly before: number
  readonly after: number
  readonly keepNext: boolean
  readonly keepTogether: boolean
  readonly newPage: boolean
  /** It needs the whole width of the text and cannot stand beside the sender block. */
  readonly wide: boolean
  /** The pieces that are left from a piece on, at the width of the page they come to stand on. */
  readonly pieces: (width: number, from: number) => { readonly list: readonly Piece[]; readonly next: (count: number) => number }
  /** What is repeated on top of each further page. */
  readonly repeated: number
}

/**
 * Reckons pages as Word sets them: from the widths of the letters, the styles' spacing, what is kept together, widows and orphans, footnotes at the foot of their
 * page and repeated table heads. Near enough for a contents page; Word itself has the last word.
 * @param most pages after which nobody wants to know more
 */
export function paginate(model: Omit<DocumentModel, 'pages'>, most = Infinity): Pagination {
  const boxes = [...recipientFlow(model.head), ...bodyFlow(model)].flatMap(boxesOf)
  const sheet = new Sheet(noteHeights(model), logoHeight(model))
  const pageOf = new Map<string, number>()
  const sender = senderHeight(model)
  for (const [i, box] of boxes.entries()) {
    if (sheet.page > most) break
    if (sheet.y > 0 && (box.newPage || Math.max(sheet.spaceAbove, box.before) + chainHeight(boxes, i, sheet) > sheet.room)) sheet.turn()
    // Of two spaces that meet Word keeps the larger; it drops the one that begins a page, unless the page was turned for the paragraph.
    sheet.y += sheet.y === 0 ? (box.newPage ? box.before : 0) : Math.max(sheet.spaceAbove, box.before)
    if (box.wide) sheet.widen(sender)
    const begins = setDown(sheet, box)
    if (box.id !== null) pageOf.set(box.id, begins)
    sheet.spaceAbove = box.after
  }
  return { pages: sheet.page, pageOf, frameHeight: frameHeightOf(sheet) }
}

/**
 * The frame of the sender block reaches to the foot of the text, so that the text keeps one width beside it; but not into the footnotes of the page, which take its
 * whole width, nor beside a table or a chart: LibreOffice takes what would stand there over to the next page. One line is left free, because it may set the notes
 * a little higher.
 */
function frameHeightOf({ wideFrom, firstNotes }: Sheet): number {
  const above = page.frame.top - page.top
  const whole = page.height - page.bottom - page.frame.top
  const height = wideFrom !== null ? wideFrom - above : firstNotes > 0 ? whole - firstNotes - heightOfLine(resolveStyle('Normal')) : whole
  return Math.round(Math.min(whole, height))
}

/** Between the sender block and a table that follows under it. */
const airUnderSender = 160

/** How far down the words of the sender block reach, from the top of the text. */
function senderHeight({ head }: Pick<DocumentModel, 'head'>): number {
  const heightOf = (id: StyleId, text: string): number => {
    const style = resolveStyle(id)
    const lines = breakLines(measureRuns([{ type: 'text', text }], lettersOf(style)), 0, page.frame.width).length
    return style.before + style.after + lines * heightOfLine(style)
  }
  const lines = head.aside.flatMap(({ label, lines }) => [
    ...(label === null ? [] : [heightOf('SenderLabel', label)]),
    ...lines.map((line) => heightOf('SenderText', line)),
  ])
  return page.frame.top - page.top + lines.reduce((sum, height) => sum + height, airUnderSender)
}

/** Sets a box down piece by piece, turning the page where it is full. Answers the page that it begins on. */
function setDown(sheet: Sheet, box: Box): number {
  let begins = sheet.page
  let from = 0
  // Where the page begins for this box: on a fresh one whatever is next is set down, or the pages would never end.
  let top = 0
  for (;;) {
    const { list, next } = box.pieces(sheet.width, from)
    const fresh = sheet.y === top
    const fit = fresh ? Math.max(sheet.fitting(list), Math.min(1, list.length)) : sheet.fitting(list)
    if (fit === list.length) {
      sheet.place(list)
      return begins
    }
    const count = Math.max(splitAt(box, from, fit, list.length), fresh ? 1 : 0)
    sheet.place(list.slice(0, count))
    from = next(count)
    sheet.turn()
    if (from === 0) begins = sheet.page
    top = box.repeated
    sheet.y += top
  }
}

/** Two lines at least stay behind and two at least go over, as widow and orphan control has it; of a table's rows two go over. */
function splitAt(box: Box, from: number, count: number, total: number): number {
  if (box.keepTogether) return 0
  if (box.repeated > 0) return total - count === 1 ? Math.max(0, count - 1) : count
  const kept = total - count < 2 ? total - 2 : count
  return from === 0 && kept < 2 ? 0 : Math.max(0, kept)
}

/** The height of what must stand together from a box on: those kept with the next, and the first two lines of the one after them. */
function chainHeight(boxes: readonly Box[], start: number, sheet: Sheet): number {
  let height = 0
  for (let i = start; i < boxes.length; i++) {
    const box = boxes[i]
    if (box === undefined || (i > start && box.newPage)) break
    if (i > start) height += Math.max(boxes[i - 1]?.after ?? 0, box.before)
    const { list } = box.pieces(sheet.width, 0)
    if (!box.keepNext)
      return (
        height + sheet.heightOf(box.repeated > 0 ? list.slice(0, list.length === 2 ? 2 : 1) : box.keepTogether || list.length < 4 ? list : list.slice(0, 2))
      )
    height += sheet.heightOf(list)
  }
  return height
}

function boxesOf(item: FlowItem): Box[] {
  if (item.type === 'table') return tableBoxes(item)
  if (item.type === 'chart') return [figureBox('Figure', chartLayout(item).height)]
  if (item.type === 'picture') return [figureBox('Photo', pictureSize(item, textWidth).height)]
  if (item.type === 'contents') return contentsBoxes(item)
  return [paragraphBox(item)]
}

function paragraphBox({ style: id, runs, ...paragraph }: FlowParagraph): Box {
  const style = resolveStyle(id)
  const words = once(() => measureRuns(runs, lettersOf(style)))
  const height = heightOfLine(style)
  return {
    id: paragraph.id,
    before: style.before,
    after: style.after,
    keepNext: style.keepNext === true,
    keepTogether: style.keepLines === true,
    newPage: style.pageBreak === true,
    wide: false,
    repeated: 0,
    pieces: (width, from) => {
      // Indents are counted from the margins, also beside the sender block.
      const lines = breakLines(words(), from, Math.min(width, textWidth - style.right) - style.left)
      const list = lines.map(({ notes }, i) => ({
        height: height + ((style.boxEdge === 'top' && from === 0 && i === 0) || (style.boxEdge === 'bottom' && i === lines.length - 1) ? boxEdgeHeight : 0),
        notes,
      }))
      return { list, next: (count) => (count === 0 ? from : (lines[count - 1]?.next ?? words().length)) }
    },
  }
}

/** A chart or a photo stands on the line of a paragraph of its own. */
function figureBox(id: StyleId, height: number): Box {
  const style = resolveStyle(id)
  const list = [{ height: height + heightOfLine(style), notes: [] }]
  return {
    id: null,
    before: style.before,
    after: style.after,
    keepNext: style.keepNext === true,
    keepTogether: true,
    newPage: false,
    wide: true,
    repeated: 0,
    pieces: (_width, from) => ({ list: list.slice(from), next: (count) => from + count }),
  }
}

/** A value that is made when it is first asked for: of a long report only the first pages are measured to see whether it is long. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

function contentsBoxes({ title, entries }: Contents): Box[] {
  // Every entry ends with a page number, which stays on the line of its last word.
  const line = (style: StyleId, text: string): Box =>
    paragraphBox({ type: 'paragraph', style, runs: [{ type: 'text', text }], id: null, number: null, marker: null })
  return [line('ContentsTitle', title), ...entries.map(({ level, text }) => line(level === 1 ? 'Contents1' : 'Contents2', text))]
}

/** A table is a box whose pieces are rows: each stays whole, and the head is repeated. */
function tableBoxes({ look, rows, widths, ...heading }: FlowTable): Box[] {
  const text = resolveStyle(tableTextStyle(look))
  const head = resolveStyle('TableHead')
  const cells = (cell: readonly (readonly Run[])[], style: ResolvedStyle): (readonly Word[])[] => cell.map((runs) => measureRuns(runs, lettersOf(style)))
  const rowPiece = (row: readonly (readonly (readonly Word[])[])[], style: ResolvedStyle, width: number): Piece => {
    let height = 0
    const notes: string[] = []
    row.forEach((cell, column) => {
      const room = ((widths[column] ?? 0) / 100) * width - 2 * tableGeometry.cellPadding
      let own = 2 * tableGeometry.cellMargin + style.before + style.after + (cell.length - 1) * Math.max(style.before, style.after)
      for (const words of cell) {
        const lines = breakLines(words, 0, room)
        own += lines.length * heightOfLine(style)
        for (const line of lines) notes.push(...line.notes)
      }
      height = Math.max(height, own)
    })
    return { height: height + tableGeometry.border, notes }
  }
  const measuredHead = headCells(heading).map((cell) => cells(cell, head))
  const measured = rows.map((row) => row.map((cell) => cells(cell, text)))
  const headHeight = (width: number): number => rowPiece(measuredHead, head, width).height
  return [
    {
      id: null,
      before: 0,
      after: 0,
      keepNext: false,
      keepTogether: false,
      newPage: false,
      wide: true,
      repeated: headHeight(textWidth),
      pieces: (width, from) => {
        const list = measured.slice(from).map((row) => rowPiece(row, text, width))
        const [first] = list
        if (from === 0 && first !== undefined) list[0] = { ...first, height: first.height + headHeight(width) }
        return { list, next: (count) => from + count }
      },
    },
  ]
}

const lettersOf = (style: ResolvedStyle) => ({ size: style.size, bold: style.bold === true, italic: style.italic === true, capitals: style.capitals === true })

const heightOfLine = (style: ResolvedStyle): number => style.size * 10 * lineHeight * (style.line / 240)

function noteHeights({ footnotes }: Pick<DocumentModel, 'footnotes'>): Map<string, number> {
  const style = resolveStyle('FootnoteText')
  return new Map(
    footnotes.map(({ id, runs }) => {
      const lines = breakLines(measureRuns(runs, lettersOf(style)), 0, textWidth - style.left).length
      return [id, lines * heightOfLine(style) + style.after]
    }),
  )
}

/** How far a logo pushes the text of the first page down. */
function logoHeight({ head }: Pick<DocumentModel, 'head'>): number {
  if (head.logo === null) return 0
  return Math.max(0, page.header + tableGeometry.logoHeight + 700 - page.top)
}
