import type { Document, Element } from '@xmldom/xmldom'
import { readPackage, kindOf, type Part, type TemplatePackage } from './template-package.ts'
import { controlsToPlaces } from './template-places.ts'
import {
  around,
  below,
  childOf,
  detach,
  isOn,
  isWord,
  parseForeign,
  relationshipNamespace,
  rootOf,
  TemplateRefusal,
  unwrap,
  valueOf,
  wordNamespace,
} from './template-xml.ts'

/** A template that was read: its package, and its parts of WordprocessingML as trees that may be changed. */
export type Template = {
  readonly package: TemplatePackage
  readonly main: Part
  readonly document: Document
  readonly body: Element
  /** Headers and footers by the names of their parts. */
  readonly margins: ReadonlyMap<string, Document>
  readonly styles: Document | null
  readonly numbering: Document | null
  readonly settings: Document | null
  readonly fontTable: Document | null
  /** Comments and notes of its own were left behind. */
  readonly lost: boolean
}

/** Fields that fetch from elsewhere when the letter is opened or printed. */
const fetching = /^\s*(DDE|DDEAUTO|LINK|INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|DATABASE|RD)\b/i

/**
 * Reads a template as unknown, cleaned of what belongs to its making: comments, tracked changes, proofing.
 * @throws TemplateRefusal
 */
export function openTemplate(bytes: Uint8Array): Template {
  const read = readPackage(bytes)
  const main = read.parts.get(read.main)
  if (main === undefined) throw new TemplateRefusal('templateNotWord')
  const partOf = (kind: string): Document | null => {
    const target = main.relationships.find((one) => kindOf(one.type) === kind)?.target
    const part = target === undefined ? undefined : read.parts.get(target)
    return part === undefined ? null : cleaned(part).document
  }
  const { document, lost } = cleaned(main)
  const body = childOf(rootOf(document), 'body')
  if (rootOf(document).namespaceURI !== wordNamespace || body === undefined) throw new TemplateRefusal('templateNotWord')
  const margins = new Map(
    [...read.parts.values()].filter(({ type }) => /\.(header|footer)\+xml$/.test(type)).map((part) => [part.name, cleaned(part).document] as const),
  )
  return {
    package: read,
    main,
    document,
    body,
    margins,
    styles: partOf('styles'),
    numbering: partOf('numbering'),
    settings: partOf('settings'),
    fontTable: partOf('fontTable'),
    lost,
  }
}

const dropped = new Set([
  ...['del', 'moveFrom', 'moveFromRangeStart', 'moveFromRangeEnd', 'moveToRangeStart', 'moveToRangeEnd', 'cellIns', 'cellDel', 'cellMerge'],
  ...['commentRangeStart', 'commentRangeEnd', 'proofErr', 'permStart', 'permEnd', 'printerSettings', 'lastRenderedPageBreak'],
  ...['rPrChange', 'pPrChange', 'sectPrChange', 'tblPrChange', 'tcPrChange', 'trPrChange', 'tblGridChange', 'tblPrExChange', 'numberingChange'],
])
const unwrapped = new Set(['ins', 'moveTo', 'smartTag', 'customXml'])
const notes = new Set(['commentReference', 'footnoteReference', 'endnoteReference'])

function cleaned(part: Part): { document: Document; lost: boolean } {
  const document = parseForeign(part.bytes)
  let lost = false
  dropComments(document)
  for (const element of below(document, '*')) {
    const name = element.localName ?? ''
    if (name === 'altChunk' || name === 'subDoc' || name === 'object' || name === 'control') throw new TemplateRefusal('templateEmbedded')
    if (notes.has(name)) {
      lost = true
      detach(isWord(element.parentNode, 'r') ? element.parentNode : element)
    } else if (dropped.has(name)) detach(element)
    else if (unwrapped.has(name)) unwrap(element)
    else if (strict.has(name)) unstrict(element)
  }
  for (const paragraph of below(document, 'p')) {
    const instructions = below(paragraph, 'fldSimple').map((field) => valueOf(field, 'instr'))
    // An instruction may be split over runs, and it begins anew with each field.
    let written = ''
    for (const element of below(paragraph, 'instrText', 'fldChar'))
      if (element.localName === 'instrText') written += element.textContent ?? ''
      else if (valueOf(element, 'fldCharType') === 'begin') {
        instructions.push(written)
        written = ''
      }
    if ([...instructions, written].some((one) => fetching.test(one))) throw new TemplateRefusal('templateExternal')
  }
  // What settings point at is not followed, and a letter keeps nothing of it.
  if (!isSettings(part)) settleReferences(document, new Set(part.relationships.map(({ id }) => id)))
  controlsToPlaces(document)
  return { document, lost }
}

const strict = new Set(['jc', 'lvlJc', 'tab', 'charset'])

/** LibreOffice names sides and character sets as the strict variety of the format does, which is not what it says it writes. */
function unstrict(element: Element): void {
  element.removeAttributeNS(wordNamespace, 'characterSet')
  const side = { start: 'left', end: 'right' }[valueOf(element)]
  if (side !== undefined) element.setAttributeNS(wordNamespace, 'w:val', side)
}

function dropComments(document: Document): void {
  const walk = [...Array.from(document.childNodes)]
  for (let node = walk.pop(); node !== undefined; node = walk.pop()) {
    if (node.nodeType === 8 || node.nodeType === 7) detach(node)
    else walk.push(...Array.from(node.childNodes))
  }
}

const isSettings = ({ type }: Part): boolean => /\.settings\+xml$/.test(type)

/** Where an element leads by a relationship; '' where it leads nowhere. */
const relationshipsOf = (element: Element): string[] =>
  Array.from(element.attributes).flatMap(({ namespaceURI, value }) => (namespaceURI === relationshipNamespace && value !== '' ? [value] : []))

/** A link that lost what it leads to keeps its words; anything else that leads nowhere is a fault that Word would stumble on. */
function settleReferences(document: Document, known: ReadonlySet<string>): void {
  for (const element of Array.from(document.getElementsByTagName('*'))) {
    if (relationshipsOf(element).every((id) => known.has(id))) continue
    const name = element.localName ?? ''
    if (isWord(element, 'hyperlink')) unwrap(element)
    else if (name === 'hlinkClick' || name === 'hlinkHover') detach(element)
    else throw new TemplateRefusal('templateDamaged')
  }
}

const number = (text: string, otherwise: number): number => (/^-?\d+$/.test(text) ? Number(text) : otherwise)

/** The sections in order, the last one at the end of the body. */
export const sectionsOf = (template: Template): Element[] => below(template.body, 'sectPr').filter((one) => around(one, 'txbxContent') === undefined)

/** How wide the text of a section is: one of its columns. */
export function textWidthOf(section: Element | undefined): number {
  const size = section && childOf(section, 'pgSz')
  const margins = section && childOf(section, 'pgMar')
  const columns = section && childOf(section, 'cols')
  const width =
    number(valueOf(size, 'w'), 11906) - number(valueOf(margins, 'left'), 1440) - number(valueOf(margins, 'right'), 1440) - number(valueOf(margins, 'gutter'), 0)
  const count = Math.max(1, number(valueOf(columns, 'num'), 1))
  return Math.max(1440, Math.floor((width - (count - 1) * number(valueOf(columns, 'space'), 708)) / count))
}

/** Which kinds of header and footer pages of a section have. */
export const kindsOf = (template: Template, section: Element): ('default' | 'first' | 'even')[] => [
  'default',
  ...(isOn(childOf(section, 'titlePg')) ? (['first'] as const) : []),
  ...(template.settings !== null && isOn(below(template.settings, 'evenAndOddHeaders')[0]) ? (['even'] as const) : []),
]
