import type { Node } from '@xmldom/xmldom'
import type { DocumentModel, PictureBytes } from '../model.ts'
import { page } from '../styles.ts'
import { pageNumberXml, statusXml } from './header-parts.ts'
import { LetterParts } from './template-letter-parts.ts'
import { ensureSection, hasPageNumber, pagesWithoutStatus, refer, shownMargins } from './template-margins.ts'
import { mergeNumbering, numberingShift } from './template-numbering.ts'
import { keepClear } from './template-numbers.ts'
import { fillPlaces, placesIn, takeContentPlace } from './template-places.ts'
import { mergeSettings } from './template-settings.ts'
import { mergeStyles } from './template-styles.ts'
import { placeValues, withoutPlaces } from './template-values.ts'
import { openTemplate, sectionsOf, textWidthOf, type Template } from './template.ts'
import { declareNamespaces, marker, replaceMarker, rootOf, serialise } from './template-xml.ts'
import { paragraphXml, textXml } from './xml.ts'
import { packed, wordParts, type HearingCopy, type WordParts } from './write.ts'

/** The page of a template that says nothing of its own. */
const ownPage = {
  pgSz: { w: page.width, h: page.height },
  pgMar: { top: page.top, right: page.right, bottom: page.bottom, left: page.left, header: page.header, footer: page.footer, gutter: 0 },
} as const

/**
 * Writes a document as a Word file in an office's own letterhead: the template's page, heads, feet, pictures, theme and styles, our contents in its place. Apart
 * from `toWord`, so that what has no template does without a parser of XML.
 * @param bytes the template
 * @param hearing as for `toWord`
 * @returns the bytes; equal models and templates give equal bytes on every machine
 */
export function toWordInTemplate(model: DocumentModel, bytes: Uint8Array, hearing: HearingCopy | null = null, pictures: PictureBytes = new Map()): Uint8Array {
  return packed(placeInTemplate(openTemplate(bytes), model, (written, width) => wordParts(written, width, hearing, pictures)))
}

/** @param write our own parts of a document, for a text of a width */
function placeInTemplate(template: Template, model: DocumentModel, write: (model: DocumentModel, width: number) => WordParts): WordParts {
  ensureSection(template, ownPage)
  const silent = model.page.watermark === null ? [] : pagesWithoutStatus(template)
  const places = new Set(placesIn(template.document).flatMap(({ name }) => name ?? []))
  const { before } = takeContentPlace(template.body)
  const content = template.body.insertBefore(marker(template.document, 'content'), before)
  const fitted = withoutPlaces(model, places)
  const own = write(fitted.model, textWidthOf(sectionOf(template, content)))
  const values = placeValues(model)
  for (const part of [template.document, ...template.margins.values()]) fillPlaces(part, values)

  const letter = new LetterParts(template, own)
  const body = bodyOf(own, fitted.above)
  const shift = numberingShift(template.numbering)
  const styles =
    template.styles === null ? null : mergeStyles(template.styles, letter.renumbered('word/styles.xml', shift), textWidthOf(sectionOf(template, content)))
  letter.useStyles(styles?.ids ?? new Map(), shift)
  keepClear([template.document, ...template.margins.values()], body.xml)
  letter.replace('styles', styles === null ? letter.adopted('word/styles.xml') : serialise(styles.xml))
  const counted = new Set(['Heading1', 'Heading2', 'Heading3', 'ListBullet', 'ListBullet2', 'AssessmentBullet'].map((id) => styles?.ids.get(id) ?? id))
  letter.replace('numbering', mergeNumbering(template.numbering, letter.adopted('word/numbering.xml'), counted))
  letter.replace('settings', mergeSettings(template.settings, letter.adopted('word/settings.xml')))
  letter.replace('footnotes', letter.adopted('word/footnotes.xml'))
  letter.replace('fontTable', template.fontTable === null ? letter.adopted('word/fontTable.xml') : serialise(template.fontTable))

  silent.forEach(({ part, section, kind }, i) =>
    letter.addToMargin('header', part, statusXml(model.page.watermark ?? '', 10 + i), (id) => refer(section, 'header', kind, id)),
  )
  if (!hasPageNumber(template))
    for (const { part, section, kind } of shownMargins(template, 'footer'))
      letter.addToMargin('footer', part, pageNumberXml(model.pages), (id) => refer(section, 'footer', kind, id))

  declareNamespaces(rootOf(template.document), body.opening)
  return letter.finish(replaceMarker(serialise(template.document), 'content', letter.adoptedXml(body.xml)))
}

/** The section that a place in the body belongs to: the first one that ends after it. */
const sectionOf = (template: Template, place: Node) => sectionsOf(template).find((section) => (place.compareDocumentPosition(section) & 4) !== 0)

/** Our body without its page, under the lines that the template has no place for. */
function bodyOf(own: WordParts, above: readonly string[]): { xml: string; opening: string } {
  const xml = String(own['word/document.xml'])
  const [opening = ''] = /<w:document [^>]*>/.exec(xml) ?? []
  const inner = xml.slice(xml.indexOf('<w:body>') + '<w:body>'.length, xml.lastIndexOf('<w:sectPr>'))
  return { opening, xml: (above.length === 0 ? '' : paragraphXml('Recipient', textXml(above.join('\n')))) + inner }
}
