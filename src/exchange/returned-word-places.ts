import { anchorKey, wholeReport } from '../domain/hearing-copy.ts'
import { sentWords, type Paragraph, type Spot, type Story } from './word-story.ts'

/** A part of the report that was sent, by which a change is placed. */
export type SentPoint = { readonly id: string; readonly number: string; readonly heading: string; readonly texts: readonly string[] }

/** What something concerns. `pointId`: null when that is not known. */
export type Place = { readonly pointId: string | null; readonly heading: string }

export const nowhere: Place = { pointId: null, heading: '' }
export const everywhere: Place = { pointId: wholeReport, heading: '' }

/** Words as they can be compared: programs change spaces, hyphens and quotation marks when they save. */
const levelled = (words: string): string =>
  words
    .normalize('NFC')
    .replace(/[\u00AD\u200B]/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[”“„»«"]/g, '"')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()

/** The points of a report as they can be found in a document. */
export class PointFinder {
  readonly #byAnchor = new Map<string, Place>([[anchorKey(wholeReport), everywhere]])
  readonly #byHeading = new Map<string, Place | null>()
  readonly #byText = new Map<string, Place | null>()

  constructor(points: readonly SentPoint[]) {
    for (const { id, number, heading, texts } of points) {
      const place = { pointId: id, heading: `${number} ${heading}`.trim() }
      this.#byAnchor.set(anchorKey(id), place)
      note(this.#byHeading, levelled(heading), place)
      if (number !== '') note(this.#byHeading, levelled(`${number} ${heading}`), place)
      for (const text of texts) note(this.#byText, levelled(text), place)
    }
  }

  byAnchor(key: string): Place | undefined {
    return this.#byAnchor.get(key)
  }

  byHeading(words: string): Place | undefined {
    const found = levelled(words)
    // Where the number is text, it tells points of one name apart; Word's own numbering is none.
    return this.#byHeading.get(found) ?? this.#byHeading.get(found.replace(/^punkt /i, '')) ?? undefined
  }

  byText(words: string): Place | undefined {
    return this.#byText.get(levelled(words)) ?? undefined
  }
}

/** What is found in two points tells nothing. */
function note(places: Map<string, Place | null>, words: string, place: Place): void {
  if (words === '') return
  const before = places.get(words)
  places.set(words, before === undefined || before?.pointId === place.pointId ? place : null)
}

/** Where each spot of a story is: by the anchor before it, else by the heading above it, else by the words of its paragraph. */
export type Places = (spot: Spot) => Place

/** @param fixed of a note or a header: what it concerns as a whole */
export function placesOf(story: Story, finder: PointFinder, fixed: Place | null = null): Places {
  if (fixed !== null) return () => fixed
  const begun = new Map<Paragraph, Place>()
  let current = nowhere
  for (const paragraph of story.paragraphs) {
    const words = sentWords(paragraph)
    const heading = paragraph.anchors.length > 0 || paragraph.isContents ? undefined : finder.byHeading(words)
    current = heading ?? current
    begun.set(paragraph, current.pointId === null && !paragraph.isContents ? (finder.byText(words) ?? nowhere) : current)
    for (const { key } of paragraph.anchors) current = finder.byAnchor(key) ?? nowhere
  }
  return ({ paragraph, piece }) => {
    const anchor = paragraph.anchors.findLast((one) => one.piece <= piece)
    return (anchor === undefined ? begun.get(paragraph) : finder.byAnchor(anchor.key)) ?? nowhere
  }
}
