import type { Document, Element, Node } from '@xmldom/xmldom'
import { placeNamed, type PlaceName } from '../../domain/letterhead-template.ts'
import { around, below, childOf, detach, isElement, isOn, isWord, made, unwrap, valueOf as attributeOf } from './template-xml.ts'

/** Something between double braces. `name` is null for what is no place of ours. */
export type Place = { readonly written: string; readonly name: PlaceName | null; readonly paragraph: Element }

const pattern = /\{\{\s*([^{}\s][^{}\n\t]{0,60}?)\s*\}\}/gu

type Piece = { readonly element: Element; readonly text: string; readonly start: number }

/** A paragraph's own letters, without those of a text box that hangs on it. Word breaks a line of text into runs wherever it likes. */
function piecesOf(paragraph: Element): { pieces: Piece[]; text: string } {
  const pieces: Piece[] = []
  let text = ''
  for (const element of below(paragraph, 't', 'tab', 'br', 'cr', 'noBreakHyphen')) {
    if (around(element, 'p') !== paragraph || !isWord(element.parentNode, 'r')) continue
    const letters =
      element.localName === 't' ? (element.textContent ?? '') : element.localName === 'tab' ? '\t' : element.localName === 'noBreakHyphen' ? '-' : '\n'
    pieces.push({ element, text: letters, start: text.length })
    text += letters
  }
  return { pieces, text }
}

const placesOf = (text: string): { written: string; name: PlaceName | null }[] =>
  [...text.matchAll(pattern)].map(([, written = '']) => ({ written, name: placeNamed(written) }))

/** The places below a node, in document order. */
export const placesIn = (root: Document | Element): Place[] =>
  below(root, 'p').flatMap((paragraph) => placesOf(piecesOf(paragraph).text).map((place) => ({ ...place, paragraph })))

const drawingNamespace = 'urn:schemas-microsoft-com:vml'

/** The words that Word draws behind the text: a watermark. */
const watermarksIn = (root: Document | Element): Element[] => Array.from(root.getElementsByTagNameNS(drawingNamespace, 'textpath'))

/** Whether a watermark below a node shows a place. */
export const isInWatermark = (root: Document | Element, place: PlaceName): boolean =>
  watermarksIn(root).some((one) => placesOf(one.getAttribute('string') ?? '').some(({ name }) => name === place))

/** Writes values in their places; each takes the look of the letters that stood at the beginning of its place. Unknown names stay as they are. */
export function fillPlaces(root: Document | Element, values: ReadonlyMap<PlaceName, string>): void {
  for (const paragraph of below(root, 'p')) fillParagraph(paragraph, values)
  for (const words of watermarksIn(root)) fillWatermark(words, values)
}

/** A watermark that has nothing to say goes. */
function fillWatermark(words: Element, values: ReadonlyMap<PlaceName, string>): void {
  const valueOf = (name: PlaceName | null): string | undefined => (name === null ? undefined : values.get(name))
  const filled = (text: string): string => text.replace(pattern, (whole, written: string) => valueOf(placeNamed(written)) ?? whole)
  const before = words.getAttribute('string') ?? ''
  const after = filled(before)
  if (after === before) return
  words.setAttribute('string', after)
  const shape = words.parentNode
  if (isElement(shape)) shape.setAttribute('alt', filled(shape.getAttribute('alt') ?? ''))
  const picture = around(words, 'pict')
  if (after.trim() === '' && picture !== undefined) detach(picture)
}

function fillParagraph(paragraph: Element, values: ReadonlyMap<PlaceName, string>): void {
  const { pieces, text } = piecesOf(paragraph)
  const touched = new Set<Element>()
  const now = new Map(pieces.map(({ element, text: letters }) => [element, letters]))
  // From the end, so that what stands before keeps its place.
  for (const match of [...text.matchAll(pattern)].toReversed()) {
    const name = placeNamed(match[1] ?? '')
    const value = name === null ? undefined : values.get(name)
    if (value === undefined) continue
    const [from, to] = [match.index, match.index + match[0].length]
    for (const { element, text: letters, start } of pieces) {
      const end = start + letters.length
      if (end <= from || start >= to) continue
      const kept = now.get(element) ?? ''
      const before = start < from ? kept.slice(0, from - start) : ''
      const after = end > to ? kept.slice(to - start) : ''
      now.set(element, `${before}${start <= from ? value : ''}${after}`)
      touched.add(element)
    }
  }
  for (const element of touched) write(element, now.get(element) ?? '')
}

/** Gives a text element other words; what does not stand as a letter becomes an element of its own beside it. */
function write(element: Element, text: string): void {
  const document = element.ownerDocument as Document
  const elements: Readonly<Record<string, string>> = { '\n': 'br', '\t': 'tab', '\u2011': 'noBreakHyphen' }
  for (const part of text.split(/([\n\t\u2011])/)) {
    if (part === '') continue
    const name = elements[part]
    const one = made(document, name ?? 't')
    if (name === undefined) {
      one.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve')
      one.appendChild(document.createTextNode(part))
    }
    element.parentNode?.insertBefore(one, element)
  }
  detach(element)
}

/** Content controls that are named like a place become that place, written out; the others stay. */
export function controlsToPlaces(root: Document): void {
  for (const control of below(root, 'sdt')) {
    const properties = childOf(control, 'sdtPr')
    const content = childOf(control, 'sdtContent')
    if (properties === undefined || content === undefined) continue
    const name = placeNamed(attributeOf(childOf(properties, 'tag'))) ?? placeNamed(attributeOf(childOf(properties, 'alias')))
    if (name === null) continue
    writePlace(content, name, isOn(childOf(properties, 'showingPlcHdr')))
    unwrap(control, content)
  }
}

function writePlace(content: Element, name: PlaceName, isPrompt: boolean): void {
  const document = content.ownerDocument as Document
  const [first, ...others] = below(content, 't')
  others.forEach(detach)
  const letters = first ?? made(document, 't')
  if (first === undefined) {
    const run = made(document, 'r')
    run.appendChild(letters)
    ;(below(content, 'p')[0] ?? content).appendChild(run)
  }
  letters.textContent = `{{${name}}}`
  // The prompt's own grey is no look of the office's.
  if (isPrompt) below(content, 'rStyle').forEach(detach)
}

/** Where the contents goes in the body, and whether its place was inside something that cannot hold it. */
export type ContentPlace = { readonly before: Node | null; readonly inside: boolean; readonly found: boolean }

/**
 * Takes the place of the contents out of the body and says what the contents stands before: it takes the place of a paragraph that holds nothing else, follows one that
 * does, or the table or text box around it; without a place it comes last.
 * @param body `w:body`
 */
export function takeContentPlace(body: Element): ContentPlace {
  const last = childOf(body, 'sectPr') ?? null
  const places = placesIn(body).filter(({ name }) => name === 'indhold')
  const paragraph = places[0]?.paragraph
  fillPlaces(body, new Map([['indhold', '']]))
  if (paragraph === undefined) return { before: last, inside: false, found: false }
  let outermost: Node = paragraph
  while (outermost.parentNode !== null && outermost.parentNode !== body) outermost = outermost.parentNode
  const next = outermost.nextSibling
  const inside = outermost !== paragraph
  if (!inside && isBare(paragraph)) detach(paragraph)
  else if (childOf(paragraph, 'pPr') !== undefined && below(paragraph, 'sectPr').length > 0 && !inside) return { before: paragraph, inside, found: true }
  return { before: next, inside, found: true }
}

/** A paragraph without a word, a picture or the end of a section. */
const isBare = (paragraph: Element): boolean =>
  (paragraph.textContent ?? '').trim() === '' &&
  !Array.from(paragraph.getElementsByTagName('*')).some((one) => isElement(one) && /^(drawing|pict|sectPr|br|fldChar|fldSimple)$/.test(one.localName ?? ''))
