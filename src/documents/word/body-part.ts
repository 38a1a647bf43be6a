import { bodyFlow, recipientFlow, type FlowItem, type FlowParagraph, type FlowTable } from '../flow.ts'
import { headCells, type Cell, type Contents, type DocumentModel, type Run, type SenderLine } from '../model.ts'
import { paginate } from '../pagination.ts'
import { anchorsOf } from '../points.ts'
import { page, tableTextStyle, type StyleId } from '../styles.ts'
import { chartDrawing } from './chart-part.ts'
import { pictureDrawing } from './picture-drawing.ts'
import { createNumbering, type Numbering } from './numbering-part.ts'
import { propertyNames } from './properties-parts.ts'
import type { Relationships } from './relationships.ts'
import { fieldXml, namespaces, paragraphXml, textXml, xmlHeader } from './xml.ts'

/** What the writing of runs and tables needs to know: where references lead, and how wide the text is. */
export type RunContext = {
  readonly bookmarks: ReadonlyMap<string, string>
  readonly headings: ReadonlySet<string>
  readonly notesMarked: boolean
  readonly width: number
}

/**
 * The body, `word/document.xml`, and the numbering definitions it needs.
 * @param width of the text, in twips
 * @param anchored whether every paragraph says, unseen, which point it belongs to
 */
export function bodyPart(model: DocumentModel, relationships: Relationships, width: number, anchored = false): { xml: string; numbering: Numbering } {
  const items = bodyFlow(model)
  const paragraphs = items.filter((item): item is FlowParagraph => item.type === 'paragraph')
  const numbering = createNumbering(paragraphs)
  const marked = paragraphs.filter((item) => item.id !== null)
  const context: RunContext = {
    bookmarks: new Map(marked.map((item, i) => [item.id ?? '', `_Ref${i + 1}`])),
    headings: new Set(paragraphs.filter((item) => item.number !== null).map((item) => item.id ?? '')),
    notesMarked: true,
    width,
  }
  const bookmarkIds = new Map([...context.bookmarks.keys()].map((id, i) => [id, i + 1]))
  // How far down it reaches is reckoned from the first page alone.
  const frame = frameOf(paginate(model, 1).frameHeight)
  const parts: string[] = [
    ...model.head.aside.map((line) => senderXml(line, relationships, frame)),
    ...recipientFlow(model.head).map((item) => paragraphOf(item, context, numbering, bookmarkIds)),
  ]
  const anchors = anchored ? anchorsOf(items) : new Map<FlowItem, string>()
  let pictures = 0
  for (const item of items) {
    if (item.type === 'paragraph') parts.push(paragraphOf(item, context, numbering, bookmarkIds, anchors.get(item)))
    else if (item.type === 'chart') {
      const { id, number } = relationships.chart()
      parts.push(paragraphXml('Figure', chartDrawing(item, id, number, width)))
    } else if (item.type === 'picture') {
      pictures += 1
      parts.push(paragraphXml('Photo', pictureDrawing(item, relationships.picture(item.sha256).id, pictures, width)))
    } else parts.push(item.type === 'table' ? tableXml(item, context) : contentsXml(item, context))
  }
  if (items.at(-1)?.type === 'table') parts.push(paragraphXml('End', ''))
  return { xml: `${xmlHeader}<w:document ${namespaces.main}><w:body>${parts.join('')}${sectionXml()}</w:body></w:document>`, numbering }
}

/**
 * The place of the sender block beside the text of the first page, at least so high. It stands on each paragraph, because LibreOffice does not read a frame from a style; Word joins
 * paragraphs with the same frame into one.
 */
const frameOf = (height: number): string =>
  `<w:framePr w:w="${page.frame.width}" w:h="${height}" w:hRule="atLeast" w:hSpace="${page.frame.gap}" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="${page.width - page.right - page.frame.width}" w:y="${page.frame.top}"/>`

function senderXml({ label, lines, field, link }: SenderLine, relationships: Relationships, frame: string): string {
  const words = lines.join('\n')
  const value =
    field === null
      ? link === null
        ? textXml(words)
        : `<w:hyperlink r:id="${relationships.link(link)}">${textXml(words, 'Hyperlink')}</w:hyperlink>`
      : fieldXml(`DOCPROPERTY "${propertyNames[field]}"`, words)
  return (label === null ? '' : paragraphXml('SenderLabel', textXml(label), frame)) + paragraphXml('SenderText', value, frame)
}

function paragraphOf(item: FlowParagraph, context: RunContext, numbering: Numbering, bookmarkIds: ReadonlyMap<string, number>, anchor?: string): string {
  const num = numbering.of(item)
  const properties = num === null ? '' : `<w:numPr><w:ilvl w:val="${num.level}"/><w:numId w:val="${num.id}"/></w:numPr>`
  const words = runsXml(item.runs, context)
  const inner = anchor === undefined ? words : anchoredXml(words, anchor)
  const name = item.id === null ? undefined : context.bookmarks.get(item.id)
  if (name === undefined) return paragraphXml(item.style, inner, properties)
  const id = bookmarkIds.get(item.id ?? '') ?? 0
  return paragraphXml(item.style, `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`, properties)
}

/** Bookmarks that are anchors are numbered from here on. */
const anchorBookmarks = 2_000_000

function anchoredXml(words: string, anchor: string): string {
  const id = anchorBookmarks + Number(/\d+$/.exec(anchor)?.[0] ?? 0)
  return `<w:bookmarkStart w:id="${id}" w:name="${anchor}"/>${words}<w:bookmarkEnd w:id="${id}"/>`
}

/** Bookmarks around the marks of notes are numbered from here on, clear of those around headings. */
const noteBookmarks = 1_000_000

/** The runs of a paragraph; in a footnote no further note is marked. */
export function runsXml(runs: readonly Run[], context: RunContext): string {
  let xml = ''
  for (const run of runs) xml += runXml(run, context)
  return xml
}

function runXml(run: Run, { bookmarks, headings, notesMarked }: RunContext): string {
  switch (run.type) {
    case 'text':
      return textXml(run.text, run.bold === true ? (run.italic === true ? 'StrongEmphasis' : 'Strong') : run.italic === true ? 'Emphasis' : '')
    case 'break':
      return '<w:r><w:br/></w:r>'
    case 'footnote': {
      if (!notesMarked) return ''
      const id = noteBookmarks + Number(run.id)
      return `<w:bookmarkStart w:id="${id}" w:name="_Note${run.id}"/><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${run.id}"/></w:r><w:bookmarkEnd w:id="${id}"/>`
    }
    case 'noteNumber':
      return fieldXml(`NOTEREF _Note${run.id} \\h`, run.id)
    case 'reference': {
      const name = bookmarks.get(run.target)
      if (name === undefined) return textXml(run.text)
      return headings.has(run.target) ? fieldXml(`REF ${name} \\n \\h`, run.text) : `<w:hyperlink w:anchor="${name}">${textXml(run.text)}</w:hyperlink>`
    }
  }
}

function tableXml({ look, caption, description, widths, rows, ...heading }: FlowTable, context: RunContext): string {
  const columns = columnWidths(widths, context.width)
  const row = (cells: string, isHead: boolean): string => `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells}</w:tr>`
  const cell = (paragraphs: string, column: number): string => `<w:tc><w:tcPr><w:tcW w:w="${columns[column] ?? 0}" w:type="dxa"/></w:tcPr>${paragraphs}</w:tc>`
  const words = (style: StyleId, paragraphs: Cell): string =>
    paragraphs.map((runs) => paragraphXml(style, runsXml(runs, context))).join('') || paragraphXml(style, '')
  const head = row(
    headCells(heading)
      .map((paragraphs, i) => cell(words('TableHead', paragraphs), i))
      .join(''),
    true,
  )
  const body = rows.map((cells, at) => {
    const style = tableTextStyle(look, at === rows.length - 2)
    return row(cells.map((paragraphs, i) => cell(words(style, paragraphs), i)).join(''), false)
  })
  const style = look === 'accounts' ? 'AccountsTable' : 'ReportTable'
  return `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${context.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="${attributeText(caption || description)}"/><w:tblDescription w:val="${attributeText(description)}"/></w:tblPr><w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${head}${body.join('')}</w:tbl>`
}

const attributeText = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** Shares of the text's width as whole twips that add up to it. */
function columnWidths(shares: readonly number[], whole: number): number[] {
  const widths = shares.map((share) => Math.floor((share / 100) * whole))
  const last = widths.length - 1
  return widths.map((width, i) => (i === last ? width + whole - widths.reduce((sum, one) => sum + one, 0) : width))
}

/** The contents with its entries, links and page numbers in place; Word recognises it as its own and can renew it. */
function contentsXml({ title, entries }: Contents, { bookmarks }: RunContext): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const begin = `${mark('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>${mark('separate')}`
  const lines = entries.map(({ target, level, number, text, page: at }, i) => {
    const name = bookmarks.get(target) ?? ''
    const words = `${number === null ? '' : textXml(`${number}\t`)}${textXml(text)}${textXml('\t')}${fieldXml(`PAGEREF ${name} \\h`, String(at))}`
    const link = `<w:hyperlink w:anchor="${name}" w:history="1">${words}</w:hyperlink>`
    return paragraphXml(level === 1 ? 'Contents1' : 'Contents2', `${i === 0 ? begin : ''}${link}${i === entries.length - 1 ? mark('end') : ''}`)
  })
  return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraphXml('ContentsTitle', textXml(title))}${lines.join('')}</w:sdtContent></w:sdt>`
}

function sectionXml(): string {
  return `<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" r:id="rIdFirstHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/><w:footerReference w:type="first" r:id="rIdFirstFooter"/><w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${page.top}" w:right="${page.right}" w:bottom="${page.bottom}" w:left="${page.left}" w:header="${page.header}" w:footer="${page.footer}" w:gutter="0"/><w:titlePg/></w:sectPr>`
}
