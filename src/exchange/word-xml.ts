import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import { returnedLimits, type ReturnedRefusal } from '../domain/returned-word.ts'
import { xmlExcess } from '../domain/xml-excess.ts'

/** Why a stranger's file is not read. */
export class WordRefusal extends Error {
  readonly code: ReturnedRefusal
  readonly params: Readonly<Record<string, number>>
  constructor(code: ReturnedRefusal, params: Readonly<Record<string, number>> = {}) {
    super(code)
    this.name = 'WordRefusal'
    this.code = code
    this.params = params
  }
}

/** WordprocessingML, as nearly every program writes it, and by the names of the strict standard. */
export const wordNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
])
export const mathNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/math',
  'http://purl.oclc.org/ooxml/officeDocument/math',
])

const decoders = [
  { mark: [0xff, 0xfe], decoder: new TextDecoder('utf-16le', { fatal: true }) },
  { mark: [0xfe, 0xff], decoder: new TextDecoder('utf-16be', { fatal: true }) },
  { mark: [], decoder: new TextDecoder('utf-8', { fatal: true }) },
]

/**
 * The text of a part. What declares a document type is refused before anything reads it: entities are how a few bytes become gigabytes, and a Word file has none. So is what
 * is nested or has elements beyond measure.
 * @throws WordRefusal `returnedDamaged`, `returnedEntities`, `returnedTooLarge`
 */
export function decodePart(bytes: Uint8Array): string {
  const known = decoders.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  let source: string
  try {
    source = known?.decoder.decode(bytes) ?? ''
  } catch {
    throw new WordRefusal('returnedDamaged')
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(source)) throw new WordRefusal('returnedEntities')
  const excess = xmlExcess(source, returnedLimits)
  if (excess !== null) throw new WordRefusal(excess === 'elements' ? 'returnedTooLarge' : 'returnedDamaged')
  return source
}

/** The root of XML that others wrote. @throws WordRefusal `returnedDamaged` for what is not well-formed */
export function parsePart(source: string): Element {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') throw new Error(message)
  }
  try {
    const root = new DOMParser({ onError }).parseFromString(source, 'text/xml').documentElement
    if (root !== null) return root
  } catch {
    // Whatever the parser stumbled on: the part is not what a Word file has.
  }
  throw new WordRefusal('returnedDamaged')
}

const isElement = (node: Node): node is Element => node.nodeType === 1

/** The child elements in order. Walked by siblings: by index xmldom counts from the first each time. */
export function* childElements(element: Element): Generator<Element> {
  for (let child = element.firstChild; child !== null; child = child.nextSibling) if (isElement(child)) yield child
}

/** The local name of an element of WordprocessingML; empty for elements of other kinds. */
export const wordName = (element: Element): string => (wordNamespaces.has(element.namespaceURI ?? '') ? (element.localName ?? '') : '')

/** The first child of a name in WordprocessingML. */
export function childNamed(element: Element, name: string): Element | undefined {
  for (const child of childElements(element)) if (wordName(child) === name) return child
  return undefined
}

/** An attribute by its local name, whatever stands before it; empty where there is none. */
export function attributeOf(element: Element, name: string): string {
  const { attributes } = element
  for (let i = 0; i < attributes.length; i++) {
    const attribute = attributes.item(i)
    if (attribute?.localName === name) return attribute.value
  }
  return ''
}
