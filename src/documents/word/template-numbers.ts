import type { Document } from '@xmldom/xmldom'
import { below, valueOf } from './template-xml.ts'

const drawingNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'

/** Ours begin at 1, those around the marks of notes at a million. */
const firstBookmark = 2_000_000
const firstPicture = 100_001

/**
 * Raises the numbers of a template's own bookmarks and pictures clear of ours, and gives a bookmark that is called like one of ours another name.
 * @param parts the body first, then its heads and feet
 * @param own our body, which is to stand among them
 */
export function keepClear(parts: readonly Document[], own: string): void {
  const names = new Set([...own.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map(([, name = '']) => name))
  const renamed = new Map<string, string>()
  const counts = { bookmarks: firstBookmark, pictures: firstPicture }
  for (const part of parts) {
    const numbers = new Map<string, string>()
    for (const mark of below(part, 'bookmarkStart', 'bookmarkEnd')) {
      const old = valueOf(mark, 'id')
      const id = numbers.get(old) ?? String(counts.bookmarks++)
      numbers.set(old, id)
      mark.setAttributeNS(mark.namespaceURI, 'w:id', id)
      const name = valueOf(mark, 'name')
      if (names.has(name)) {
        renamed.set(name, `${name}_skabelon`)
        mark.setAttributeNS(mark.namespaceURI, 'w:name', `${name}_skabelon`)
      }
    }
    for (const picture of Array.from(part.getElementsByTagNameNS(drawingNamespace, 'docPr'))) picture.setAttribute('id', String(counts.pictures++))
  }
  if (renamed.size === 0) return
  for (const part of parts) {
    for (const link of below(part, 'hyperlink')) {
      const name = renamed.get(valueOf(link, 'anchor'))
      if (name !== undefined) link.setAttributeNS(link.namespaceURI, 'w:anchor', name)
    }
    for (const field of below(part, 'instrText')) field.textContent = (field.textContent ?? '').replace(/\S+/g, (word) => renamed.get(word) ?? word)
  }
}
