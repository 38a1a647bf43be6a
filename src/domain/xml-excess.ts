/** What XML that others wrote may have of elements, how deep they may stand in each other, and how many characters a tag may have with its attributes. */
export type XmlLimits = { readonly elements: number; readonly depth: number; readonly tag?: number }

/** No element of an office's file has a tenth of so many; a parser holds each against all before it. */
const mostAttributes = 1000

/** What is no element: from its beginning to its end. */
const passages: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/**
 * In what XML goes beyond limits; null where it keeps them. Looks at the text in one pass and builds nothing, so that what is nested without end or has elements
 * without number is refused before a parser sees it: a few bytes of an archive become sixty million. It does not look whether the XML is well-formed.
 */
export function xmlExcess(source: string, { elements: most, depth: deepest, tag = Infinity }: XmlLimits): keyof XmlLimits | null {
  let [depth, elements] = [0, 0]
  for (let at = source.indexOf('<'); at >= 0;) {
    const next = source.charCodeAt(at + 1)
    const end = endOf(source, at, next)
    if (next === 0x2f) depth -= 1
    else if (next !== 0x21 && next !== 0x3f) {
      elements += 1
      if (source[end - 1] !== '/') depth += 1
    }
    if (depth > deepest) return 'depth'
    if (elements > most) return 'elements'
    const length = (end < 0 ? source.length : end) - at
    if (next !== 0x21 && (length > tag || (length > mostAttributes * 5 && attributesIn(source.slice(at, at + length)) > mostAttributes))) return 'tag'
    at = end < 0 ? -1 : source.indexOf('<', end)
  }
  return null
}

const attributesIn = (tag: string): number => tag.match(/=\s*(["'])[^"']*\1/g)?.length ?? 0

/** Where a tag or another passage ends; a sign within quotation marks does not end a tag. Below 0: nowhere. */
function endOf(source: string, from: number, next: number): number {
  if (next === 0x21 || next === 0x3f) {
    const passage = passages.find(([begin]) => source.startsWith(begin, from))
    if (passage) return source.indexOf(passage[1], from)
  }
  let quote = 0
  for (let at = from + 1; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x3e) return at
    else if (code === 0x22 || code === 0x27) quote = code
  }
  return -1
}
