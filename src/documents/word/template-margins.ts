import type { Element } from '@xmldom/xmldom'
import { isInWatermark, placesIn } from './template-places.ts'
import { kindsOf, sectionsOf, type Template } from './template.ts'
import { below, childOf, childrenOf, made, relationshipNamespace, valueOf } from './template-xml.ts'

type Margin = 'header' | 'footer'
type Kind = 'default' | 'first' | 'even'

/** A header or footer as pages show it: the part it stands in, null where the template has none. */
type Shown = { readonly margin: Margin; readonly kind: Kind; readonly section: Element; readonly part: string | null }

/** What stands at the head or foot of the pages, section by section; a section without one of its own shows that of the section before. */
export function shownMargins(template: Template, margin: Margin): Shown[] {
  const targets = new Map(template.main.relationships.map((one) => [one.id, one.target]))
  const current = new Map<Kind, string>()
  return sectionsOf(template).flatMap((section, i) => {
    for (const reference of childrenOf(section).filter((one) => one.localName === `${margin}Reference`)) {
      const part = targets.get(reference.getAttributeNS(relationshipNamespace, 'id') ?? '')
      if (part !== undefined) current.set(valueOf(reference, 'type') as Kind, part)
    }
    return kindsOf(template, section).flatMap((kind): Shown[] => {
      const part = current.get(kind) ?? null
      // Once a later section has got one of ours, the sections after it show that.
      return part === null && i > 0 && kindsOf(template, sectionsOf(template)[i - 1] ?? section).includes(kind) ? [] : [{ margin, kind, section, part }]
    })
  })
}

/** The heads of those pages that have no place for the report's status, at their head or foot. */
export function pagesWithoutStatus(template: Template): Shown[] {
  const feet = shownMargins(template, 'footer')
  const says = (part: string | null): boolean => {
    const document = part === null ? undefined : template.margins.get(part)
    return document !== undefined && (placesIn(document).some(({ name }) => name === 'status') || isInWatermark(document, 'status'))
  }
  return shownMargins(template, 'header').filter(
    ({ part, kind, section }) => !says(part) && !feet.some((foot) => foot.kind === kind && foot.section === section && says(foot.part)),
  )
}

/** Whether a page number stands anywhere at the head or foot of a page. */
export const hasPageNumber = (template: Template): boolean =>
  [...template.margins.values()].some(
    (document) =>
      below(document, 'instrText').some((one) => /\bPAGE\b/i.test(one.textContent ?? '')) ||
      below(document, 'fldSimple').some((one) => /\bPAGE\b/i.test(valueOf(one, 'instr'))) ||
      below(document, 'pgNum').length > 0,
  )

/** Names a new header or footer in a section, before everything else that stands there. */
export function refer(section: Element, margin: Margin, kind: Kind, relationship: string): void {
  const document = section.ownerDocument
  if (document === null) return
  const reference = made(document, `${margin}Reference`, { type: kind })
  reference.setAttributeNS(relationshipNamespace, 'r:id', relationship)
  const old = childrenOf(section).find((one) => one.localName === `${margin}Reference` && valueOf(one, 'type') === kind)
  if (old !== undefined) section.removeChild(old)
  section.insertBefore(reference, section.firstChild)
}

/** The first section of a template that has none, so that there is a page to speak of. */
export function ensureSection(template: Template, page: Readonly<Record<string, Readonly<Record<string, number>>>>): Element {
  const there = childOf(template.body, 'sectPr')
  if (there !== undefined) return there
  const section = made(template.document, 'sectPr')
  for (const [name, attributes] of Object.entries(page)) section.appendChild(made(template.document, name, attributes))
  template.body.appendChild(section)
  return section
}
