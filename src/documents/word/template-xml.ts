import { DOMParser, XMLSerializer, type Document, type Element, type Node } from '@xmldom/xmldom'
import { templateLimits, type TemplateRefusalReason } from '../../domain/letterhead-template.ts'
import { xmlExcess } from '../../domain/xml-excess.ts'

/** Why a stranger's file is not taken. */
export class TemplateRefusal extends Error {
  readonly reason: TemplateRefusalReason
  constructor(reason: TemplateRefusalReason) {
    super(reason)
    this.name = 'TemplateRefusal'
    this.reason = reason
  }
}

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const relationshipNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const decoders = {
  utf8: new TextDecoder('utf-8', { fatal: true }),
  utf16le: new TextDecoder('utf-16le', { fatal: true }),
  utf16be: new TextDecoder('utf-16be', { fatal: true }),
}

/**
 * Reads XML that others wrote. What declares a document type is refused before it is parsed: entities are how a few bytes become gigabytes, and a Word
 * file has none.
 * @throws TemplateRefusal `templateDamaged`, `templateTooLarge`
 */
export function parseForeign(bytes: Uint8Array): Document {
  try {
    const source = decode(bytes)
    if (/<!(DOCTYPE|ENTITY)/i.test(source) || holdsControls(source)) throw new TemplateRefusal('templateDamaged')
    const excess = xmlExcess(source, templateLimits)
    if (excess !== null) throw new TemplateRefusal(excess === 'elements' ? 'templateTooLarge' : 'templateDamaged')
    return parse(source)
  } catch (error) {
    if (error instanceof TemplateRefusal) throw error
    // Whatever the parser stumbled on: the part is not what a Word file has.
    throw new TemplateRefusal('templateDamaged')
  }
}

// eslint-disable-next-line no-control-regex -- what XML forbids, and the parser lets through
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

const holdsControls = (source: string): boolean =>
  control.test(source) ||
  [...source.matchAll(/&#(?:x([0-9a-f]+)|(\d+));/gi)].some(([, hexadecimal, decimal]) => {
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
    return code > 0x10ffff || control.test(String.fromCodePoint(code)) || (code >= 0xd800 && code <= 0xdfff)
  })

/** Reads XML of which every fault is an error. */
export function parse(source: string): Document {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') throw new Error(message)
  }
  return new DOMParser({ onError }).parseFromString(source, 'text/xml')
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoders.utf16le.decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoders.utf16be.decode(bytes)
  return decoders.utf8.decode(bytes)
}

/** The root of a document; `parse` throws where there is none. */
export const rootOf = (document: Document): Element => document.documentElement as Element

/** A part as text again, its own declaration first. */
export const serialise = (document: Document): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(rootOf(document))}`

export const isElement = (node: Node | null): node is Element => node !== null && node.nodeType === 1

/** The child elements, in order, as a list of its own: it stays when they are moved. Walked by siblings: xmldom's own list is slow where there are many. */
export function childrenOf(element: Node): Element[] {
  const children: Element[] = []
  for (let child = element.firstChild; child !== null; child = child.nextSibling) if (isElement(child)) children.push(child)
  return children
}

/** The elements of WordprocessingML below a node by their local names, in document order; a list of its own. */
export const below = (node: Element | Document, ...names: readonly string[]): Element[] =>
  names.length === 1
    ? Array.from(node.getElementsByTagNameNS(wordNamespace, names[0] ?? ''))
    : Array.from(node.getElementsByTagNameNS(wordNamespace, '*')).filter((element) => names.includes(element.localName ?? ''))

export function childOf(element: Element, name: string): Element | undefined {
  for (let child = element.firstChild; child !== null; child = child.nextSibling)
    if (isElement(child) && child.namespaceURI === wordNamespace && child.localName === name) return child
  return undefined
}

/** An attribute of WordprocessingML; '' where it is not there. */
export const valueOf = (element: Element | undefined, name = 'val'): string => element?.getAttributeNS(wordNamespace, name) ?? ''

/** Whether a property that is on when it is there is on. */
export const isOn = (element: Element | undefined): boolean => element !== undefined && !['0', 'false', 'off'].includes(valueOf(element))

export const isWord = (node: Node | null, ...names: readonly string[]): node is Element =>
  isElement(node) && node.namespaceURI === wordNamespace && names.includes(node.localName ?? '')

/** The nearest element of these names around a node. */
export function around(node: Node, ...names: readonly string[]): Element | undefined {
  for (let at = node.parentNode; at !== null; at = at.parentNode) if (isWord(at, ...names)) return at
  return undefined
}

export const detach = (node: Node): void => void node.parentNode?.removeChild(node)

/** Takes an element away and leaves what is in it where it stood. */
export function unwrap(element: Element, content: Element = element): void {
  for (const child of Array.from(content.childNodes)) element.parentNode?.insertBefore(child, element)
  detach(element)
}

/** Puts an element into another, before a child of it or last. */
export function put(parent: Node, element: Element, before: Node | null = null): Element {
  parent.insertBefore(element, before)
  return element
}

/** A new element of WordprocessingML under the prefix that our own writer uses. */
export function made(document: Document, name: string, attributes: Readonly<Record<string, string | number>> = {}): Element {
  const element = document.createElementNS(wordNamespace, `w:${name}`)
  for (const [key, value] of Object.entries(attributes)) element.setAttributeNS(wordNamespace, `w:${key}`, String(value))
  return element
}

/**
 * Declares the namespaces of a piece of our own XML on the root that it comes to stand under.
 * @param opening the opening tag that declares them
 * @throws TemplateRefusal `templateDamaged` where a prefix already stands for something else
 */
export function declareNamespaces(root: Element, opening: string): void {
  for (const [, prefix = '', uri = ''] of opening.matchAll(/ xmlns:(\w+)="([^"]*)"/g)) {
    const there = root.getAttribute(`xmlns:${prefix}`)
    if (there !== null && there !== '' && there !== uri) throw new TemplateRefusal('templateDamaged')
    root.setAttributeNS('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, uri)
  }
}

/** A mark that our own XML takes the place of when the part is text again. Comments of the template itself are gone by then. */
export const marker = (document: Document, name: string): Node => document.createComment(`selvsyn:${name}`)

export const replaceMarker = (xml: string, name: string, by: string): string => xml.replace(`<!--selvsyn:${name}-->`, () => by)
