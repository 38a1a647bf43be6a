/**
 * What a hearing copy carries, unseen, so that it is known again when it returns: properties of the file that say which document it is a copy of, and a
 * bookmark around every paragraph that says which point of the report it belongs to. Word and LibreOffice keep both when they save; Word shows no bookmark whose name
 * begins with an underscore, and takes names of at most 40 letters, digits and underscores.
 */

/** Names of the file's properties. */
export const identityProperties = { caseNumber: 'Sagsnr.', documentNumber: 'Dokumentnr.', sha256: 'Dokumenthash' } as const

const prefix = '_Selvsyn_'

/** The anchor of what stands before the first point of the report, and belongs to the whole. */
export const wholeReport = 'whole'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a point is called in the names of its anchors: an id whole, in as few characters as letters and digits allow (25); a section by its name. */
export const anchorKey = (pointId: string): string =>
  uuid.test(pointId) ? BigInt(`0x${pointId.replaceAll('-', '')}`).toString(36) : pointId.replace(/[^A-Za-z0-9]/g, '').slice(0, 25)

/** The name of the anchor of a paragraph, the with its number among the paragraphs of the document. */
export const anchorName = (pointId: string, ordinal: number): string => `${prefix}${anchorKey(pointId)}_${ordinal}`

/** The key of the point that a bookmark is an anchor of; null for other bookmarks. */
export function anchoredKey(bookmark: string): string | null {
  if (!bookmark.startsWith(prefix)) return null
  return bookmark.slice(prefix.length).replace(/_\d+$/, '')
}
