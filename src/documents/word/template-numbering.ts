import type { Document } from '@xmldom/xmldom'
import { below, childrenOf, declareNamespaces, detach, marker, replaceMarker, rootOf, serialise, valueOf } from './template-xml.ts'

/** By how much our numbers are raised so that they stand clear of a template's. */
export type NumberingShift = { readonly definitions: number; readonly instances: number }

export function numberingShift(template: Document | null): NumberingShift {
  const highest = (name: string, attribute: string): number =>
    template === null ? -1 : below(template, name).reduce((most, one) => Math.max(most, Number(valueOf(one, attribute)) || 0), -1)
  return { definitions: highest('abstractNum', 'abstractNumId') + 1, instances: Math.max(0, highest('num', 'numId')) }
}

/**
 * A template's numbering with ours beside it.
 * @param ours our `word/numbering.xml`, already raised by the shift and with the letter's names of styles
 * @param headings the names of the styles that our numbering counts: no other numbering may count them
 */
export function mergeNumbering(template: Document | null, ours: string, headings: ReadonlySet<string>): string {
  if (template === null) return ours
  const root = rootOf(template)
  for (const link of below(template, 'pStyle')) if (headings.has(valueOf(link))) detach(link)
  const instances = childrenOf(root).filter((one) => one.localName === 'num' || one.localName === 'numIdMacAtCleanup')
  root.insertBefore(marker(template, 'definitions'), instances[0] ?? null)
  root.insertBefore(marker(template, 'instances'), instances.find((one) => one.localName === 'numIdMacAtCleanup') ?? null)
  declareNamespaces(root, /<w:numbering [^>]*>/.exec(ours)?.[0] ?? '')
  const pieces = (pattern: RegExp): string => (ours.match(pattern) ?? []).join('')
  const xml = replaceMarker(serialise(template), 'definitions', pieces(/<w:abstractNum .*?<\/w:abstractNum>/gs))
  return replaceMarker(xml, 'instances', pieces(/<w:num .*?<\/w:num>/gs))
}
