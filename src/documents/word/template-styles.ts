import type { Document, Element } from '@xmldom/xmldom'
import { resolveStyle, type StyleId } from '../styles.ts'
import { below, childOf, childrenOf, detach, isOn, made, parse, put, rootOf, valueOf } from './template-xml.ts'

/** A template's styles together with ours. */
export type MergedStyles = {
  /** What each of our styles is called in the letter: the template's own style of that name, or ours. */
  readonly ids: ReadonlyMap<string, string>
  readonly xml: Document
}

const nameOf = (style: Element): string => valueOf(childOf(style, 'name'))

/** Names are Word's own, in English and without regard to capitals, whatever language wrote the file; its ids are not. */
const keyOf = (style: Element): string => `${valueOf(style, 'type') || 'paragraph'} ${nameOf(style).toLowerCase()}`

const stylesIn = (document: Document): Element[] => childrenOf(rootOf(document)).filter((one) => one.localName === 'style')

const isDefault = (style: Element): boolean => ['1', 'true', 'on'].includes(valueOf(style, 'default'))

/** The template's own style for one of ours: of its name, or the one that paragraphs, letters and tables have when they name none. */
function ownFor(style: Element, theirs: readonly Element[]): Element | undefined {
  const byName = theirs.find((one) => keyOf(one) === keyOf(style))
  if (byName !== undefined || !isDefault(style)) return byName
  return theirs.find((one) => isDefault(one) && valueOf(one, 'type') === valueOf(style, 'type'))
}

/** The names of our styles that a template has none for. */
export function lackingStyles(template: Document | null, ours: string): string[] {
  const theirs = template === null ? [] : stylesIn(template)
  return stylesIn(parse(ours))
    .filter((style) => valueOf(style, 'type') === 'paragraph' && ownFor(style, theirs) === undefined)
    .map(nameOf)
}

/**
 * Puts our styles beside a template's: its own count where the names are the same, ours are added where it has none.
 * @param ours our `word/styles.xml`, its numbering already as the letter has it
 * @param width of the text, for the tab stops at its right edge
 */
export function mergeStyles(template: Document, ours: string, width: number): MergedStyles {
  const root = rootOf(template)
  const theirs = stylesIn(template)
  const taken = new Set(theirs.map((style) => valueOf(style, 'styleId').toLowerCase()))
  const hasDefault = new Set(theirs.filter(isDefault).map((style) => valueOf(style, 'type')))
  const ids = new Map<string, string>()
  const added: Element[] = []
  const own = stylesIn(parse(ours))
  for (const style of own) {
    const id = valueOf(style, 'styleId')
    const same = ownFor(style, theirs)
    if (same === undefined) {
      const free = freeId(id, taken)
      taken.add(free.toLowerCase())
      ids.set(id, free)
      added.push(style)
    } else {
      ids.set(id, valueOf(same, 'styleId'))
      // LibreOffice writes Word's names with capitals; Word looks for its own.
      if (nameOf(same).toLowerCase() === nameOf(style).toLowerCase()) childOf(same, 'name')?.setAttributeNS(style.namespaceURI, 'w:val', nameOf(style))
      numberAsOurs(same, style, template)
    }
  }
  for (const style of added) {
    const copy = template.importNode<Element>(style, true)
    copy.setAttributeNS(copy.namespaceURI, 'w:styleId', ids.get(valueOf(style, 'styleId')) ?? '')
    if (hasDefault.has(valueOf(style, 'type'))) copy.removeAttributeNS(copy.namespaceURI, 'default')
    for (const reference of below(copy, 'basedOn', 'next', 'link'))
      reference.setAttributeNS(copy.namespaceURI, 'w:val', ids.get(valueOf(reference)) ?? valueOf(reference))
    root.appendChild(copy)
  }
  for (const id of ['Contents1', 'Contents2'] as const)
    fitContents(
      template,
      ids.get(id) ?? id,
      width,
      added.some((one) => valueOf(one, 'styleId') === id),
    )
  speakDanish(template)
  return { ids, xml: template }
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id.toLowerCase())) return id
  let free = `${id}Selvsyn`
  while (taken.has(free.toLowerCase())) free += '1'
  return free
}

/** The numbers of headings are frozen and cited for years: they are always ours. Bullets are ours only where the template's list has none. */
function numberAsOurs(theirs: Element, ours: Element, document: Document): void {
  // Our third level has no numbers.
  if (/^heading 3$/i.test(nameOf(ours))) for (const number of below(theirs, 'numId')) number.setAttributeNS(number.namespaceURI, 'w:val', '0')
  const numbering = below(ours, 'numPr')[0]
  const isHeading = /^heading [12]$/i.test(nameOf(ours))
  if (numbering === undefined || (!isHeading && below(theirs, 'numPr').length > 0)) return
  const properties = childOf(theirs, 'pPr') ?? put(theirs, made(document, 'pPr'), childOf(theirs, 'rPr') ?? firstAfter(theirs))
  for (const one of [...below(properties, 'numPr'), ...(isHeading ? below(properties, 'ind') : [])]) detach(one)
  insertInOrder(properties, document.importNode<Element>(numbering, true))
  const { left, hanging } = resolveStyle(valueOf(ours, 'styleId') as StyleId)
  if (isHeading || childOf(properties, 'ind') === undefined) insertInOrder(properties, made(document, 'ind', { left, hanging }))
}

const firstAfter = (style: Element): Element | null => childrenOf(style).find((one) => /^(tblPr|trPr|tcPr|tblStylePr)$/.test(one.localName ?? '')) ?? null

/** The order that the schema wants of a paragraph's properties. */
const order = [
  ...['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl', 'numPr', 'suppressLineNumbers', 'pBdr', 'shd', 'tabs'],
  ...['suppressAutoHyphens', 'kinsoku', 'wordWrap', 'overflowPunct', 'topLinePunct', 'autoSpaceDE', 'autoSpaceDN', 'bidi', 'adjustRightInd', 'snapToGrid'],
  ...['spacing', 'ind', 'contextualSpacing', 'mirrorIndents', 'suppressOverlap', 'jc', 'textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl'],
]

function insertInOrder(properties: Element, one: Element): void {
  const place = order.indexOf(one.localName ?? '')
  properties.insertBefore(one, childrenOf(properties).find((child) => !order.slice(0, place).includes(child.localName ?? '')) ?? null)
}

/** The page numbers of the contents stand at the right edge of the text. Word writes that stop on each line of a contents and not in the style. */
function fitContents(document: Document, id: string, width: number, isOurs: boolean): void {
  const style = stylesIn(document).find((one) => valueOf(one, 'styleId') === id)
  if (style === undefined) return
  const properties = childOf(style, 'pPr') ?? put(style, made(document, 'pPr'), childOf(style, 'rPr') ?? null)
  const tabs = childOf(properties, 'tabs')
  if (!isOurs && tabs !== undefined && below(tabs, 'tab').some((tab) => valueOf(tab) === 'right')) return
  if (tabs !== undefined) detach(tabs)
  if (isOurs) childOf(properties, 'ind')?.setAttributeNS(properties.namespaceURI, 'w:right', '0')
  const stops = made(document, 'tabs')
  stops.appendChild(made(document, 'tab', { val: 'right', leader: 'dot', pos: width }))
  insertInOrder(properties, stops)
}

/** Whether a template's text is Danish when nothing says otherwise. */
export function speaksDanish(template: Document | null): boolean {
  if (template === null) return false
  const [normal] = stylesIn(template).filter((style) => isDefault(style) && valueOf(style, 'type') === 'paragraph')
  const languages = [normal, childOf(rootOf(template), 'docDefaults')].flatMap((one) =>
    one === undefined ? [] : below(one, 'lang').map((lang) => valueOf(lang)),
  )
  return languages.find((language) => language !== '') === 'da-DK'
}

function speakDanish(document: Document): void {
  for (const style of stylesIn(document)) for (const language of below(style, 'lang')) detach(language)
  const root = rootOf(document)
  const defaults = childOf(root, 'docDefaults') ?? put(root, made(document, 'docDefaults'), root.firstChild)
  const within = (parent: Element, name: string): Element => childOf(parent, name) ?? put(parent, made(document, name), parent.firstChild)
  const properties = within(within(defaults, 'rPrDefault'), 'rPr')
  below(properties, 'lang').forEach(detach)
  // Only the effects of East Asian layout and mathematics come after the language.
  properties.insertBefore(
    made(document, 'lang', { val: 'da-DK', eastAsia: 'da-DK', bidi: 'ar-SA' }),
    childrenOf(properties).find((one) => /^(eastAsianLayout|specVanish|oMath)$/.test(one.localName ?? '')) ?? null,
  )
}

/** Whether a template numbers its headings itself. */
export function numbersHeadings(template: Document | null): boolean {
  const [heading] = template === null ? [] : stylesIn(template).filter((style) => nameOf(style).toLowerCase() === 'heading 1')
  const number = heading === undefined ? undefined : below(heading, 'numId')[0]
  return number !== undefined && valueOf(number) !== '0' && !isOn(heading && childOf(heading, 'semiHidden'))
}
