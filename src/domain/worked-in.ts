import { Fragment, Node, Slice } from 'prosemirror-model'
import { proseSchema, proseSchemaVersion, type Prose, type ProseNode } from './prose.ts'
import { objectMark, paragraphMark, type Remark } from './remark.ts'
import type { ReportText } from './report-texts.ts'

/** Words of a text with what stands on either side. */
export type Passage = { readonly text: ReportText; readonly before: string; readonly words: string; readonly after: string }

/**
 * What becomes of a correction in the report's text as it is now.
 * `edit`: the value with the correction in it; `hasChanged` when the words around it are no longer those that were sent out. `done`: so it says already. `gone`: the
 * words are not there any more. `several`: they stand in more than one place. `byHand`: more than words within a paragraph, or a note among those that go.
 */
export type Proposal =
  | ({ readonly kind: 'edit'; readonly value: Prose | string; readonly inserted: string; readonly hasChanged: boolean } & Passage)
  | ({ readonly kind: 'done' } & Passage)
  | { readonly kind: 'gone' | 'several' | 'byHand' }

type Correction = Pick<Remark, 'origin' | 'passage' | 'text' | 'before' | 'after' | 'findingId' | 'heading'>

/** So many letters on either side must be as they were sent for a place to be known again: what stands further away may have been corrected as well. */
const nearby = 15

/** How many letters are shown on either side. */
const shown = 80

/**
 * The edit that a tracked change asks for. Its place is looked for in the point it concerns; when the words do not stand there, in the whole report, where they must
 * stand exactly as they were sent.
 */
export function proposal(texts: readonly ReportText[], remark: Correction): Proposal {
  if (remark.origin !== 'insertion' && remark.origin !== 'deletion') return { kind: 'byHand' }
  const [removed, inserted] = [remark.passage, remark.text]
  if ((removed === '' && inserted === '') || [removed, inserted].some((words) => ['\n', paragraphMark, objectMark].some((mark) => words.includes(mark))))
    return { kind: 'byHand' }
  if ((remark.before + removed + remark.after).trim() === '') return { kind: 'byHand' }
  const own = textsOfPoint(texts, remark)
  const there = placesIn(own, remark, removed)
  const exact = there.filter(({ isExact }) => isExact)
  const near = exact.length > 0 ? exact : there
  const already = placesIn(own, remark, inserted).filter(({ isExact }) => isExact)
  const [known] = already
  if (known !== undefined && already.length === 1 && exact.length === 0) return { kind: 'done', ...passageAt(known, inserted.length) }
  const places = near.length > 0 ? near : placesIn(texts, remark, removed).filter(({ isExact }) => isExact)
  const [place] = places
  if (place === undefined) return { kind: 'gone' }
  return places.length > 1 ? { kind: 'several' } : editAt(place, removed.length, inserted)
}

/** The texts of the point that a correction concerns: its finding's, else those under the number that its heading begins with. */
export function textsOfPoint(texts: readonly ReportText[], { findingId, heading }: Pick<Correction, 'findingId' | 'heading'>): readonly ReportText[] {
  if (findingId !== null) return texts.filter((text) => text.findingId === findingId)
  const number = /^\d+(\.\d+)*(?= )/.exec(heading)?.[0] ?? ''
  return texts.filter((text) => text.findingId === null && text.number === number)
}

/** A paragraph's letters, and where each stands; notes between them are no letters. `end`: the place after everything in it. */
type Block = { readonly text: string; readonly positions: readonly number[]; readonly end: number }
type Spot = { readonly text: ReportText; readonly block: Block; readonly at: number; readonly isExact: boolean }

const nodeOf = (value: Prose): Node => Node.fromJSON(proseSchema, value.doc)

function blocksOf(value: Prose | string): Block[] {
  if (typeof value === 'string') return [{ text: value, positions: Array.from(value, (_, i) => i), end: value.length }]
  const blocks: Block[] = []
  nodeOf(value).descendants((node, position) => {
    if (!node.isTextblock) return true
    let text = ''
    const positions: number[] = []
    node.forEach((child, offset) => {
      const letters = child.isText ? (child.text ?? '') : child.type.name === 'hardBreak' ? '\n' : ''
      for (let i = 0; i < letters.length; i++) positions.push(position + 1 + offset + i)
      text += letters
    })
    blocks.push({ text, positions, end: position + 1 + node.content.size })
    return false
  })
  return blocks
}

/** Letters as they can be compared, one for one: a letter is set with no-break spaces and hyphens, and programs turn quotation marks. */
const levelled = (text: string): string =>
  text
    .replace(/[\u00A0\t]/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[”“„»«]/g, '"')
    .replace(/[’‘]/g, "'")

/** Where the words stand between words that are still those that were sent. */
function placesIn(texts: readonly ReportText[], remark: Correction, words: string): Spot[] {
  return texts.flatMap((text) => {
    // A list in the report begins such a text with a capital.
    const level = (of: string): string => (typeof text.value === 'string' ? levelled(of).replace(/[A-ZÆØÅ]/g, (letter) => letter.toLowerCase()) : levelled(of))
    const [before, sought, after] = [level(remark.before), level(words), level(remark.after)]
    return blocksOf(text.value).flatMap((block) => {
      const letters = level(block.text)
      const spots: Spot[] = []
      for (let at = letters.indexOf(sought); at !== -1 && at + sought.length <= letters.length; at = letters.indexOf(sought, at + 1)) {
        const left = sameEnd(letters.slice(0, at), before)
        const right = sameStart(letters.slice(at + sought.length), after)
        // What the report adds around a text of one line, and its quotation marks, stand in no text.
        const [restBefore, restAfter] = [before.slice(0, before.length - left), after.slice(right)]
        const isWhole = (rest: string, atEdge: boolean): boolean => rest === '' || (atEdge && (typeof text.value === 'string' || /^[".]+$/.test(rest)))
        const isExact = isWhole(restBefore, left === at) && isWhole(restAfter, right === letters.length - at - sought.length)
        const isNear = left >= Math.min(nearby, before.length) && right >= Math.min(nearby, after.length)
        if ((isExact || isNear) && left + sought.length + right > 0) spots.push({ text, block, at, isExact })
        if (at === letters.length) break
      }
      return spots
    })
  })
}

function sameEnd(a: string, b: string): number {
  let count = 0
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1
  return count
}

function sameStart(a: string, b: string): number {
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1
  return count
}

const passageAt = ({ text, block, at }: Spot, length: number): Passage => ({
  text,
  before: block.text.slice(Math.max(0, at - shown), at),
  words: block.text.slice(at, at + length),
  after: block.text.slice(at + length, at + length + shown),
})

function editAt(spot: Spot, length: number, inserted: string): Proposal {
  const { text, block, at, isExact } = spot
  const made = (value: Prose | string): Proposal => ({ kind: 'edit', value, inserted, hasChanged: !isExact, ...passageAt(spot, length) })
  if (typeof text.value === 'string') return made(text.value.slice(0, at) + inserted + text.value.slice(at + length))
  const range = length > 0 ? rangeOf(block, at, length) : gapOf(block, at, inserted)
  // A note among the words that go would go with them.
  if (range.to - range.from !== length) return { kind: 'byHand' }
  const doc = nodeOf(text.value)
  const marks = doc.resolve(length > 0 ? range.from + 1 : range.from).marks()
  const content = inserted === '' ? Fragment.empty : Fragment.from(proseSchema.text(inserted, marks))
  const edited = doc.replace(range.from, range.to, new Slice(content, 0, 0))
  return made({ schemaVersion: proseSchemaVersion, doc: edited.toJSON() as ProseNode })
}

const rangeOf = ({ positions, end }: Block, at: number, length: number): { from: number; to: number } => ({
  from: positions[at] ?? end,
  to: (positions[at + length - 1] ?? end - 1) + 1,
})

/** Between two letters. A sentence that is added comes after the notes of the one before it, a word before them. */
function gapOf({ positions, end }: Block, at: number, inserted: string): { from: number; to: number } {
  const previous = positions[at - 1]
  const place = previous === undefined || /^\s/.test(inserted) ? (positions[at] ?? end) : previous + 1
  return { from: place, to: place }
}
