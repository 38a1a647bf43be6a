import type { Document, Element } from '@xmldom/xmldom'
import { letterhead, type Letterhead } from '../../domain/letterhead.ts'
import { nearestPlace, neededPlaces, type TemplateLack, type TemplateRefusalReason } from '../../domain/letterhead-template.ts'
import { starterModel } from '../letterhead-starter.ts'
import { stylesPart } from './styles-part.ts'
import { hasPageNumber, pagesWithoutStatus } from './template-margins.ts'
import { placesIn, takeContentPlace } from './template-places.ts'
import { lackingStyles, numbersHeadings, speaksDanish } from './template-styles.ts'
import { openTemplate, sectionsOf, type Template } from './template.ts'
import { below, TemplateRefusal, valueOf } from './template-xml.ts'
import { toWordInTemplate } from './template-letter.ts'

/**
 * Reads a template as unknown and says what it lacks, in the order that its author mends it.
 * @throws TemplateRefusal
 */
export function readTemplate(bytes: Uint8Array): TemplateLack[] {
  const template = openTemplate(bytes)
  const all = [template.document, ...template.margins.values()]
  const lacks: TemplateLack[] = [...lackingPlaces(template), ...unknownPlaces(all)]
  if (!hasPageNumber(template)) lacks.push({ code: 'pageNumber' })
  if (all.some(hasDateField)) lacks.push({ code: 'dateField' })
  const silent = all.flatMap(picturesWithoutWords).length
  if (silent > 0) lacks.push({ code: 'altText', count: silent })
  if (!speaksDanish(template.styles)) lacks.push({ code: 'language' })
  const styles = lackingStyles(template.styles, stylesPart('#000000'))
  if (styles.length > 0) lacks.push({ code: 'styles', names: styles })
  if (!numbersHeadings(template.styles)) lacks.push({ code: 'headingNumbers' })
  if (template.lost) lacks.push({ code: 'notTaken' })
  return lacks
}

/**
 * Reads a stranger's file and writes a letter into it for trial, so that what is taken can be used.
 * @returns what it lacks, or why it is not taken
 */
export function readUnknownTemplate(bytes: Uint8Array): { ok: true; lacks: TemplateLack[] } | { ok: false; reason: TemplateRefusalReason } {
  try {
    const lacks = readTemplate(bytes)
    toWordInTemplate(starterModel(trialLetterhead), bytes)
    return { ok: true, lacks }
  } catch (error) {
    return { ok: false, reason: error instanceof TemplateRefusal ? error.reason : 'templateDamaged' }
  }
}

const trialLetterhead: Letterhead = { ...letterhead.defaults, label: '', id: '', createdAt: '', updatedAt: '', deleted: false }

/** Date and numbers must stand in the letter itself: who hears it read aloud hears no heads and feet. The status must be on every page. */
function lackingPlaces(template: Template): TemplateLack[] {
  const there = new Set(placesIn(template.document).map(({ name }) => name))
  const noStatus = sectionsOf(template).length === 0 || pagesWithoutStatus(template).length > 0
  const lacks = neededPlaces.filter((place) => (place === 'status' ? noStatus : !there.has(place))).map((place): TemplateLack => ({ code: 'place', place }))
  return takeContentPlace(template.body).inside ? [...lacks, { code: 'contentInside' }] : lacks
}

function unknownPlaces(parts: readonly Document[]): TemplateLack[] {
  const written = parts.flatMap((part) => placesIn(part).flatMap((place) => (place.name === null ? [place.written] : [])))
  return [...new Set(written)].map((one) => ({ code: 'unknownPlace', written: one.slice(0, 60), suggestion: nearestPlace(one) }))
}

/** A date that is another one each time the letter is opened. */
const hasDateField = (part: Document): boolean =>
  [...below(part, 'instrText').map((one) => one.textContent ?? ''), ...below(part, 'fldSimple').map((one) => valueOf(one, 'instr'))].some((one) =>
    /^\s*(DATE|TIME)\b/i.test(one),
  )

/** Pictures that nothing is said of for those who cannot see them; those that are marked as decoration need no words. */
function picturesWithoutWords(part: Document): Element[] {
  const named = (name: string): Element[] => Array.from(part.getElementsByTagNameNS('*', name))
  const isSilent = (one: Element, attribute: string): boolean => (one.getAttribute(attribute) ?? '').trim() === ''
  const decorative = (one: Element): boolean => Array.from(one.getElementsByTagNameNS('*', 'decorative')).some((mark) => mark.getAttribute('val') !== '0')
  // A text box says its words itself.
  const holdsPicture = (one: Element): boolean =>
    one.parentNode !== null && Array.from((one.parentNode as Element).getElementsByTagNameNS('*', 'blip')).length > 0
  return [
    ...named('docPr').filter((one) => isSilent(one, 'descr') && !decorative(one) && holdsPicture(one)),
    ...named('imagedata').flatMap((one) => {
      const shape = one.parentNode as Element
      return isSilent(shape, 'alt') && !isFallback(one) ? [shape] : []
    }),
  ]
}

/** What older programs show in the place of a drawing that has been counted. */
function isFallback(element: Element): boolean {
  for (let at = element.parentNode; at !== null; at = at.parentNode) if (at.nodeName.endsWith(':Fallback')) return true
  return false
}
