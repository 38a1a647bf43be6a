import type { Document, Element } from '@xmldom/xmldom'
import { childrenOf, detach, parse, put, rootOf, serialise, wordNamespace } from './template-xml.ts'

/** What a letter takes over of how its template is set up, in the order of the schema. The rest asks, protects, or points at other files. */
const kept = [
  ...['zoom', 'mirrorMargins', 'alignBordersAndEdges', 'bordersDoNotSurroundHeader', 'bordersDoNotSurroundFooter', 'gutterAtTop'],
  ...['trackRevisions', 'defaultTabStop'],
  ...['autoHyphenation', 'consecutiveHyphenLimit', 'hyphenationZone', 'doNotHyphenateCaps', 'evenAndOddHeaders', 'characterSpacingControl', 'footnotePr'],
  ...['compat', 'themeFontLang', 'clrSchemeMapping', 'decimalSymbol', 'listSeparator'],
]

/** What is ours whatever the template says. */
const ours = new Set(['trackRevisions', 'footnotePr', 'themeFontLang', 'decimalSymbol', 'listSeparator'])

/**
 * The settings of a letter made from a template's.
 * @param own our `word/settings.xml`
 */
export function mergeSettings(template: Document | null, own: string): string {
  if (template === null) return own
  const root = rootOf(template)
  const had = childrenOf(root)
  for (const one of had) if (one.namespaceURI !== wordNamespace || !kept.includes(one.localName ?? '') || ours.has(one.localName ?? '')) detach(one)
  for (const one of childrenOf(rootOf(parse(own)))) {
    const name = one.localName ?? ''
    if (childrenOf(root).some((there) => there.localName === name) || !(ours.has(name) || name === 'compat')) continue
    const after = kept.slice(kept.indexOf(name) + 1)
    put(root, template.importNode<Element>(one, true), childrenOf(root).find((there) => after.includes(there.localName ?? '')) ?? null)
  }
  return serialise(template)
}
