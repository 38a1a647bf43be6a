import type { Element } from '@xmldom/xmldom'
import { civilDate, type CivilDate } from '../domain/civil-date.ts'
import { identityProperties } from '../domain/hearing-copy.ts'
import { objectMark, paragraphMark } from '../domain/remark.ts'
import type { ReturnedChange, ReturnedIdentity, ReturnedWord } from '../domain/returned-word.ts'
import { withoutForbidden } from '../domain/text.ts'
import { readComments, type Comment } from './returned-word-comments.ts'
import { countChanges, countComments } from './returned-word-count.ts'
import { everywhere, nowhere, placesOf, PointFinder, type Place, type Places, type SentPoint } from './returned-word-places.ts'
import { readStory } from './returned-word-story.ts'
import { sentWords, shownWords, type CommentRange, type Group, type Spot, type Story } from './word-story.ts'
import { openWordPackage, type WordPackage } from './word-package.ts'
import { attributeOf, childElements, parsePart, WordRefusal } from './word-xml.ts'

/** More changes and comments than this are no answer to a report. */
export const mostChanges = 20_000

/** How many characters of the report are kept on either side of a change. */
const reach = 120

/**
 * Reads a document that came back from a hearing, as unknown: every tracked insertion, deletion and move and every comment, with the point of the report it concerns.
 * Replies to a comment are comments of their own.
 * @param points of the report that was sent
 * @throws WordRefusal for what is not read
 */
export function readReturnedWord(bytes: Uint8Array, points: readonly SentPoint[]): ReturnedWord {
  const file = openWordPackage(bytes)
  const counted = countIn(file)
  if (counted.count > mostChanges) throw new WordRefusal('returnedTooMany', { count: counted.count, maximum: mostChanges })
  try {
    return { identity: identityOf(file.properties), changes: changesIn(file, new PointFinder(points)), ...counted, externalCount: file.externalCount }
  } catch (error) {
    // Elements within elements until the stack ends: no program writes that.
    if (error instanceof RangeError) throw new WordRefusal('returnedDamaged')
    throw error
  }
}

const noteKinds = ['footnote', 'endnote'] as const
const marginKinds = ['header', 'footer'] as const

function countIn(file: WordPackage): { count: number; formattingCount: number } {
  const stories = [file.main, ...[...noteKinds.map((kind) => `${kind}s`), ...marginKinds].flatMap(file.related)].map(countChanges)
  const comments = file.related('comments').reduce((sum, source) => sum + countComments(source), 0)
  return {
    count: stories.reduce((sum, { changes }) => sum + changes, comments),
    formattingCount: stories.reduce((sum, { formatting }) => sum + formatting, 0),
  }
}

function identityOf(properties: ReadonlyMap<string, string>): ReturnedIdentity {
  const valueOf = (name: string): string => cleaned(properties.get(name) ?? '', 500)
  const sha256 = valueOf(identityProperties.sha256)
  return {
    caseNumber: valueOf(identityProperties.caseNumber),
    documentNumber: valueOf(identityProperties.documentNumber),
    sha256: /^[0-9a-f]{64}$/.test(sha256) ? sha256 : '',
  }
}

/** A story with what its spots concern. */
type Placed = { readonly story: Story; readonly places: Places }

function changesIn(file: WordPackage, finder: PointFinder): ReturnedChange[] {
  const body = readStory(parsePart(file.main))
  const inBody: Placed = { story: body, places: placesOf(body, finder) }
  const stories: Placed[] = [inBody]
  const add = (root: Element, fixed: Place): void => {
    const story = readStory(root)
    stories.push({ story, places: placesOf(story, finder, fixed) })
  }
  for (const kind of noteKinds)
    for (const source of file.related(`${kind}s`))
      for (const note of childElements(parsePart(source))) {
        const mark = body.notes.get(`${kind} ${attributeOf(note, 'id')}`)
        add(note, mark === undefined ? nowhere : inBody.places(mark))
      }
  for (const kind of marginKinds) for (const source of file.related(kind)) add(parsePart(source), everywhere)
  const [comments = null] = file.related('comments')
  const [extended = null] = file.related('commentsExtended')
  const read = threads(comments === null ? [] : readComments(parsePart(comments), extended === null ? null : parsePart(extended)))
  // A comment is told where it stands first.
  const told = new Set<string>()
  return [...stories.flatMap((placed) => inOrder(placed, read, told)), ...orphans(read, told)]
}

/** Something that was changed or said, with where it stands. */
type Found = { readonly spot: Spot; readonly changes: readonly ReturnedChange[] }

/** The changes and comments of a story, in the order of its words. */
function inOrder({ story, places }: Placed, comments: Comments, told: Set<string>): ReturnedChange[] {
  const order = new Map(story.paragraphs.map((paragraph, i) => [paragraph, i]))
  const said = [...story.comments].flatMap(([id, range]): Found[] => {
    const comment = comments.first.get(id)
    if (comment === undefined || told.has(id)) return []
    told.add(id)
    return [{ spot: range.from, changes: comments.thread(comment).map((one) => commentOf(one, range, places)) }]
  })
  return [...tracked(story, places), ...said]
    .toSorted((a, b) => (order.get(a.spot.paragraph) ?? 0) - (order.get(b.spot.paragraph) ?? 0) || a.spot.piece - b.spot.piece)
    .flatMap(({ changes }) => changes)
}

function tracked(story: Story, places: Places): Found[] {
  const replaced = replacements(story.groups)
  const moves = Map.groupBy(story.groups, ({ move }) => move)
  return story.groups.flatMap((group): Found[] => {
    const ends = moves.get(group.move) ?? []
    const isMove = group.move !== '' && ends.some(({ kind }) => kind === 'moveFrom') && ends.some(({ kind }) => kind === 'moveTo')
    if (!isMove) return [{ spot: group.spot, changes: [changeOf(group, replaced.get(group), places)] }]
    return group === ends[0] ? [{ spot: group.spot, changes: [moveOf(ends, places)] }] : []
  })
}

/** The comments that answer no other, by their ids, and each with its answers and theirs in the order of the file. */
type Comments = { readonly first: ReadonlyMap<string, Comment>; readonly thread: (comment: Comment) => readonly Comment[] }

function threads(comments: readonly Comment[]): Comments {
  const answers = Map.groupBy(comments, (one) => one.answers ?? '')
  const thread = (comment: Comment): Comment[] => [comment, ...(answers.get(comment.id) ?? []).flatMap(thread)]
  return { first: new Map(comments.filter((one) => one.answers === null).map((one) => [one.id, one])), thread }
}

/** Comments that stand nowhere in the text. */
function orphans(comments: Comments, told: ReadonlySet<string>): ReturnedChange[] {
  return [...comments.first.values()]
    .filter(({ id }) => !told.has(id))
    .flatMap(comments.thread)
    .map((one) => ({ ...madeBy(one), origin: 'comment', text: cleaned(one.text), passage: '', before: '', after: '', ...nowhere }))
}

function commentOf(comment: Comment, { from, to }: CommentRange, places: Places): ReturnedChange {
  return {
    ...madeBy(comment),
    origin: 'comment',
    text: cleaned(comment.text),
    passage: cleaned(between(from, to ?? from)),
    ...beside(from, to ?? from),
    ...places(from),
  }
}

function between(from: Spot, to: Spot): string {
  if (from.paragraph === to.paragraph) return shownWords(from.paragraph, from.piece, to.piece).trim()
  return `${shownWords(from.paragraph, from.piece)}\n${shownWords(to.paragraph, 0, to.piece)}`.trim()
}

/** The report's own words on either side. */
const beside = (from: Spot, to: Spot): { before: string; after: string } => ({
  before: cleaned(sentWords(from.paragraph, 0, from.piece).slice(-reach)),
  after: cleaned(sentWords(to.paragraph, to.piece).slice(0, reach)),
})

const spotsOf = (group: Group): [Spot, Spot] => [group.spot, { paragraph: group.spot.paragraph, piece: group.end }]

function changeOf(group: Group, partner: Group | undefined, places: Places): ReturnedChange {
  const words = cleaned(group.text) || objectMark
  const made = { ...madeBy(group), ...places(group.spot) }
  const isNew = group.kind === 'insertion' || group.kind === 'moveTo'
  if (group.ofTable) return { ...made, origin: isNew ? 'insertion' : 'deletion', text: isNew ? words : '', passage: isNew ? '' : words, before: '', after: '' }
  if (!isNew) return { ...made, origin: 'deletion', text: '', passage: words, ...beside(...spotsOf(group)) }
  // What replaces words stands where they stood.
  const passage = partner === undefined ? '' : cleaned(partner.text)
  return { ...made, origin: 'insertion', text: words, passage, ...beside(...spotsOf(partner ?? group)) }
}

/** A move: the words, and where they stand now. */
function moveOf(groups: readonly Group[], places: Places): ReturnedChange {
  const from = groups.filter(({ kind }) => kind === 'moveFrom')
  const to = groups.filter(({ kind }) => kind === 'moveTo')
  const first = from[0] ?? to[0]
  const target = to[0] ?? first
  if (first === undefined || target === undefined) throw new RangeError('A move without an end')
  const words = from.map(({ text }) => (text === paragraphMark ? '' : text)).filter((text) => text !== '')
  return {
    ...madeBy(first),
    origin: 'move',
    text: '',
    passage: cleaned(words.join('\n')) || paragraphMark,
    ...beside(...spotsOf(target)),
    ...places(first.spot),
  }
}

/** Words that one person deleted right beside words that the same person put in their place: the insertion by its deletion. */
function replacements(groups: readonly Group[]): ReadonlyMap<Group, Group> {
  const found = new Map<Group, Group>()
  const taken = new Set<Group>()
  for (const [i, group] of groups.entries())
    for (const other of groups.slice(Math.max(0, i - 1), i + 2)) {
      if (group.kind !== 'insertion' || other.kind !== 'deletion' || taken.has(other) || found.has(group)) continue
      const isBeside = group.spot.paragraph === other.spot.paragraph && (other.end === group.spot.piece || group.end === other.spot.piece)
      if (!isBeside || group.author !== other.author || [group, other].some(({ ofTable, text }) => ofTable || [paragraphMark, objectMark, ''].includes(text)))
        continue
      found.set(group, other)
      taken.add(other)
    }
  return found
}

const madeBy = ({ author, date }: { author: string; date: string }): { author: string; madeOn: CivilDate | null } => {
  // Programs write the local time whatever zone they name.
  const day = civilDate.safeParse(date.slice(0, 10))
  return { author: cleaned(author, 500).replaceAll('\n', ' '), madeOn: day.success ? day.data : null }
}

/** Text as the case may hold it. */
const cleaned = (words: string, most = 100_000): string => withoutForbidden(words).slice(0, most).toWellFormed().normalize('NFC').slice(0, most)
