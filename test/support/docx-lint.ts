import { strFromU8, unzipSync } from 'fflate'
import { posix } from 'node:path'
import { lintChart, type ChartFaultCode } from './docx-chart-lint.ts'
import { attribute, descendants, parseXml, type XmlElement } from './xml.ts'

/** What this lint finds wrong, and where. The schema validator finds none of these. */
export type DocxFault = { readonly code: DocxFaultCode; readonly part: string; readonly detail: string }
export type DocxFaultCode =
  | 'unknownStyle'
  | 'duplicateBookmark'
  | 'unclosedBookmark'
  | 'cellWithoutParagraph'
  | 'danglingNumbering'
  | 'unclosedField'
  | 'fieldWithoutValue'
  | 'missingAltText'
  | 'missingHeaderRow'
  | 'missingTableCaption'
  | 'danglingAnchor'
  | 'danglingNote'
  | 'danglingRelationship'
  | 'directFormatting'
  | 'asksToUpdate'
  | 'missingLanguage'
  | 'missingTitle'
  | 'emptyHeading'
  | 'rawControl'
  | ChartFaultCode

const values = (elements: readonly XmlElement[], name: string): string[] => elements.map((one) => attribute(one, name) ?? '')

/** Looks a Word file through for what makes it fall apart, read wrongly or ask questions when it is opened. */
export function lintDocx(bytes: Uint8Array): DocxFault[] {
  const files = unzipSync(bytes)
  const faults: DocxFault[] = []
  const parts = new Map(
    Object.keys(files)
      .filter((name) => name.endsWith('.xml') || name.endsWith('.rels'))
      .map((name) => [name, parseXml(strFromU8(files[name]!))]),
  )
  const part = (name: string): XmlElement => parts.get(name) ?? { name: '', attributes: {}, children: [], text: '' }
  const styles = descendants(part('word/styles.xml'), 'w:style')
  const known = {
    styles: new Set(values(styles, 'w:styleId')),
    nums: new Set(['0', ...values(descendants(part('word/numbering.xml'), 'w:num'), 'w:numId')]),
    abstracts: new Set(values(descendants(part('word/numbering.xml'), 'w:abstractNum'), 'w:abstractNumId')),
    notes: new Set(values(descendants(part('word/footnotes.xml'), 'w:footnote'), 'w:id')),
    bookmarks: new Set(values(descendants(part('word/document.xml'), 'w:bookmarkStart'), 'w:name')),
  }
  for (const [name, root] of parts) {
    if (!name.startsWith('word/') || name.endsWith('.rels')) continue
    const tell = (code: DocxFaultCode, detail: string): void => void faults.push({ code, part: name, detail })
    for (const reference of ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next'].flatMap((tag) => descendants(root, tag)))
      if (!known.styles.has(attribute(reference, 'w:val') ?? '')) tell('unknownStyle', attribute(reference, 'w:val') ?? '')
    for (const num of values(descendants(root, 'w:numId'), 'w:val')) if (!known.nums.has(num)) tell('danglingNumbering', num)
    for (const cell of descendants(root, 'w:tc')) if (cell.children.at(-1)?.name !== 'w:p') tell('cellWithoutParagraph', '')
    for (const note of values(descendants(root, 'w:footnoteReference'), 'w:id')) if (!known.notes.has(note)) tell('danglingNote', note)
    lintFields(root, known.bookmarks, tell)
    lintTables(root, tell)
    lintPictures(root, tell)
    lintText(root, tell)
    if (root.children[0]?.name === 'c:chartSpace') lintChart(files, name, root.children[0], tell)
    const relationships = new Set(values(descendants(part(`${posix.dirname(name)}/_rels/${posix.basename(name)}.rels`), 'Relationship'), 'Id'))
    for (const id of ['r:id', 'r:embed'].flatMap((key) => descendants(root, null).map((one) => attribute(one, key)))) {
      if (id !== undefined && !relationships.has(id)) tell('danglingRelationship', id)
    }
  }
  const tell =
    (name: string) =>
    (code: DocxFaultCode, detail: string): void =>
      void faults.push({ code, part: name, detail })
  for (const num of values(descendants(part('word/numbering.xml'), 'w:abstractNumId'), 'w:val'))
    if (!known.abstracts.has(num)) tell('word/numbering.xml')('danglingNumbering', num)
  lintBookmarks(part('word/document.xml'), tell('word/document.xml'))
  lintFormatting(part('word/document.xml'), tell('word/document.xml'))
  lintHeadings(part('word/document.xml'), styles, tell('word/document.xml'))
  if (descendants(part('word/settings.xml'), 'w:updateFields').length > 0) tell('word/settings.xml')('asksToUpdate', '')
  if (!descendants(part('word/styles.xml'), 'w:lang').some((lang) => attribute(lang, 'w:val') === 'da-DK')) tell('word/styles.xml')('missingLanguage', 'w:lang')
  if (descendants(part('docProps/core.xml'), 'dc:language')[0]?.text !== 'da-DK') tell('docProps/core.xml')('missingLanguage', 'dc:language')
  if ((descendants(part('docProps/core.xml'), 'dc:title')[0]?.text ?? '') === '') tell('docProps/core.xml')('missingTitle', '')
  return faults
}

type Tell = (code: DocxFaultCode, detail: string) => void

/** Fields begin, separate and end within their part, hold a value, and lead to a bookmark that exists. */
function lintFields(root: XmlElement, bookmarks: ReadonlySet<string>, tell: Tell): void {
  const open: { separated: boolean; value: string }[] = []
  for (const element of descendants(root, null)) {
    const kind = element.name === 'w:fldChar' ? attribute(element, 'w:fldCharType') : null
    if (element.name === 'w:fldChar' && attribute(element, 'w:dirty') !== undefined) tell('asksToUpdate', 'dirty')
    if (kind === 'begin') open.push({ separated: false, value: '' })
    else if (kind === 'separate' && open.length > 0) open.at(-1)!.separated = true
    else if (kind === 'end') {
      const closed = open.pop()
      if (closed === undefined) tell('unclosedField', 'end without begin')
      else if (closed.value === '') tell('fieldWithoutValue', '')
    } else if (element.name === 'w:t') for (const field of open) field.value += field.separated ? element.text : ''
    else if (element.name === 'w:instrText') {
      const target = /\b(?:REF|PAGEREF|NOTEREF) (\S+)/.exec(element.text)?.[1]
      if (target !== undefined && !bookmarks.has(target)) tell('danglingAnchor', target)
    } else if (element.name === 'w:hyperlink') {
      const anchor = attribute(element, 'w:anchor')
      if (anchor !== undefined && !bookmarks.has(anchor)) tell('danglingAnchor', anchor)
    } else if (element.name === 'w:fldSimple') tell('fieldWithoutValue', 'simple fields vanish in other readers')
  }
  if (open.length > 0) tell('unclosedField', `${open.length} open`)
}

function lintTables(root: XmlElement, tell: Tell): void {
  for (const table of descendants(root, 'w:tbl')) {
    const first = table.children.find((child) => child.name === 'w:tr')
    if (first === undefined || descendants(first, 'w:tblHeader').length === 0) tell('missingHeaderRow', '')
    const caption = descendants(table, 'w:tblCaption')[0]
    if (caption === undefined || (attribute(caption, 'w:val') ?? '').trim() === '') tell('missingTableCaption', '')
  }
}

function lintPictures(root: XmlElement, tell: Tell): void {
  for (const picture of descendants(root, 'wp:docPr'))
    if ((attribute(picture, 'descr') ?? '').trim() === '') tell('missingAltText', attribute(picture, 'name') ?? '')
  for (const shape of descendants(root, 'v:shape')) if ((attribute(shape, 'alt') ?? '').trim() === '') tell('missingAltText', attribute(shape, 'id') ?? '')
}

function lintText(root: XmlElement, tell: Tell): void {
  for (const text of descendants(root, 'w:t')) if (/[\n\t\r]/.test(text.text)) tell('rawControl', text.text)
}

function lintBookmarks(root: XmlElement, tell: Tell): void {
  const starts = descendants(root, 'w:bookmarkStart')
  const ends = values(descendants(root, 'w:bookmarkEnd'), 'w:id')
  const seen = new Set<string>()
  for (const start of starts) {
    for (const key of [`name ${attribute(start, 'w:name') ?? ''}`, `id ${attribute(start, 'w:id') ?? ''}`]) {
      if (seen.has(key)) tell('duplicateBookmark', key)
      seen.add(key)
    }
    if (!ends.includes(attribute(start, 'w:id') ?? '')) tell('unclosedBookmark', attribute(start, 'w:name') ?? '')
  }
}

/** What a paragraph or run may say of itself beside its style: where it is numbered, where its page begins, and the frame of the sender block. */
const allowedInParagraph = new Set(['w:pStyle', 'w:numPr', 'w:framePr'])

function lintFormatting(root: XmlElement, tell: Tell): void {
  for (const properties of descendants(root, 'w:pPr'))
    for (const child of properties.children) if (!allowedInParagraph.has(child.name)) tell('directFormatting', child.name)
  for (const properties of descendants(root, 'w:rPr'))
    for (const child of properties.children) if (child.name !== 'w:rStyle') tell('directFormatting', child.name)
}

function lintHeadings(root: XmlElement, styles: readonly XmlElement[], tell: Tell): void {
  const headings = new Set(
    styles.filter((style) => /^heading \d$/.test(attribute(descendants(style, 'w:name')[0]!, 'w:val') ?? '')).map((style) => attribute(style, 'w:styleId')),
  )
  for (const paragraph of descendants(root, 'w:p')) {
    const style = descendants(paragraph, 'w:pStyle')[0]
    if (style === undefined || !headings.has(attribute(style, 'w:val'))) continue
    if (descendants(paragraph, 'w:t').every((text) => text.text.trim() === '')) tell('emptyHeading', '')
  }
}
