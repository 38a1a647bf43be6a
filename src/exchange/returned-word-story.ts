import type { Element } from '@xmldom/xmldom'
import { anchoredKey } from '../domain/hearing-copy.ts'
import { objectMark, paragraphMark } from '../domain/remark.ts'
import { FrameRanges, type FrameChange } from './returned-word-frames.ts'
import type { CommentRange, Group, Paragraph, Revision, RevisionKind, Spot, Story } from './word-story.ts'
import { attributeOf, childElements, childNamed, mathNamespaces, wordName } from './word-xml.ts'
import { lookup } from '../domain/lookup.ts'

const revisionKinds = lookup<RevisionKind>({
  ins: 'insertion',
  del: 'deletion',
  moveFrom: 'moveFrom',
  moveTo: 'moveTo',
  cellIns: 'insertion',
  cellDel: 'deletion',
})

/** What stands for a letter in a run. */
const letters = lookup<string>({ tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '\u2011', ptab: '\t', sym: '\u25A1' })

/** Properties, and what a changed look was before: nothing in them is text. */
const passedOver = /^(rPr|tblPr|tblPrEx|tblGrid|sectPr|trPr|tcPr|sdtPr|sdtEndPr|proofErr)$|Change$/

/** What a run may hold without holding any content. */
const silent = new Set(['rPr', 'commentReference', 'annotationRef', 'lastRenderedPageBreak'])

/** Reads a story: its paragraphs in order, and every group of neighbouring revisions in them. */
export function readStory(root: Element): Story {
  return new StoryReader().read(root)
}

/** What reading knows of the paragraph it is in. */
type Current = { readonly paragraph: Paragraph; active: Map<string, Group> }
/** A row or cell that was inserted or deleted itself: what lies in it and is of the same change belongs to it. */
type Container = { readonly revision: Revision; texts: string[]; group: Group | null }

const keyOf = ({ kind, author, date, move }: Revision): string => [kind, author, date, move].join('\n')

class StoryReader {
  readonly #paragraphs: Paragraph[] = []
  readonly #groups: Group[] = []
  readonly #comments = new Map<string, CommentRange>()
  readonly #notes = new Map<string, Spot>()
  readonly #moves = { moveFrom: new Map<string, string>(), moveTo: new Map<string, string>() }
  readonly #revisions: Revision[] = []
  readonly #containers: Container[] = []
  readonly #frames = new FrameRanges()
  /** Changes of frames between paragraphs, for the next one. */
  #waitingFrames: FrameChange[] = []
  #depth = 0
  #current: Current | null = null
  #isContents = false
  /** Anchors that stand between paragraphs hold for the next one. */
  #waiting: string[] = []

  read(root: Element): Story {
    this.#readChildren(root)
    this.#placeFrames()
    return { paragraphs: this.#paragraphs, groups: this.#groups, comments: this.#comments, notes: this.#notes }
  }

  #readChildren(element: Element): void {
    this.#depth += 1
    for (const child of childElements(element)) this.#readElement(child)
    this.#depth -= 1
  }

  #readElement(element: Element): void {
    const name = wordName(element)
    // The same content again, for older programs.
    if (name === '' && element.localName === 'Fallback') return
    if (passedOver.test(name)) return
    switch (name) {
      case 'p':
        return this.#readParagraph(element)
      case 'r':
        return this.#readRun(element)
      case 'ins':
      case 'del':
      case 'moveFrom':
      case 'moveTo':
        this.#revisions.push(this.#revisionOf(element, name))
        this.#readChildren(element)
        this.#revisions.pop()
        return
      case 'tr':
        return this.#readContainer(element, 'trPr')
      case 'tc':
        return this.#readContainer(element, 'tcPr')
      case 'sdt':
        return this.#readControl(element)
      case 'pPr':
        return
    }
    if (name === '' && element.localName === 'r' && mathNamespaces.has(element.namespaceURI ?? '')) return this.#readRun(element)
    this.#readMark(element, name)
    this.#readChildren(element)
  }

  /** What has no extent of its own: the ends of moves and comments, bookmarks. */
  #readMark(element: Element, name: string): void {
    const id = attributeOf(element, 'id')
    if (name === 'moveFromRangeStart') this.#moves.moveFrom.set(id, attributeOf(element, 'name'))
    if (name === 'moveToRangeStart') this.#moves.moveTo.set(id, attributeOf(element, 'name'))
    if (name === 'moveFromRangeEnd') this.#moves.moveFrom.delete(id)
    if (name === 'moveToRangeEnd') this.#moves.moveTo.delete(id)
    if (name === 'bookmarkStart') this.#readAnchor(attributeOf(element, 'name'))
    const spot = this.#spot()
    if (name === 'commentRangeStart' && spot !== null) this.#comments.set(id, { from: spot, to: null })
    const frame = this.#frames.read(element, name, this.#depth)
    if (frame !== null) this.#waitingFrames.push(frame)
    if (this.#current !== null) this.#placeFrames()
    const range = this.#comments.get(id)
    if (name === 'commentRangeEnd' && range !== undefined) range.to = spot ?? range.from
  }

  #placeFrames(): void {
    for (const frame of this.#waitingFrames) this.#beginGroup({ ...frame, move: '' }, false).text = objectMark
    this.#waitingFrames = []
  }

  #readAnchor(bookmark: string): void {
    const key = anchoredKey(bookmark)
    if (key === null) return
    const spot = this.#spot()
    if (spot === null) this.#waiting.push(key)
    else spot.paragraph.anchors.push({ key, piece: spot.piece })
  }

  /** Here; between paragraphs, the end of the one before. */
  #spot(): Spot | null {
    const paragraph = this.#current?.paragraph
    return paragraph === undefined ? null : { paragraph, piece: paragraph.pieces.length }
  }

  #readControl(element: Element): void {
    const before = this.#isContents
    const gallery = childNamed(childNamed(childNamed(element, 'sdtPr') ?? element, 'docPartObj') ?? element, 'docPartGallery')
    if (gallery !== undefined) this.#isContents = true
    this.#readChildren(element)
    this.#isContents = before
  }

  #readParagraph(element: Element): void {
    const around = this.#current
    const paragraph: Paragraph = { pieces: [], anchors: this.#waiting.map((key) => ({ key, piece: 0 })), isContents: this.#isContents }
    this.#waiting = []
    this.#paragraphs.push(paragraph)
    this.#current = { paragraph, active: new Map() }
    this.#placeFrames()
    for (const container of this.#containers) container.group ??= this.#beginGroup(container.revision, true)
    const properties = childNamed(element, 'pPr')
    if (/^(TOC|Contents|Indholdsfortegnelse)\s?\d/i.test(attributeOf(childNamed(properties ?? element, 'pStyle') ?? element, 'val')))
      paragraph.isContents = true
    this.#readChildren(element)
    const marks = childNamed(properties ?? element, 'rPr')
    const revisions =
      marks === undefined ? [] : [...childElements(marks)].flatMap((one) => (wordName(one) in revisionKinds ? [this.#revisionOf(one, wordName(one))] : []))
    if (revisions.length > 0)
      this.#addWords(
        paragraphMark,
        revisions.map((one) => this.#goingOn(this.#moving(one))),
      )
    for (const container of this.#containers) container.texts.push('\n')
    this.#current = around
  }

  /** A paragraph's mark goes on from the words before it, also where the move they belong to ends before it. */
  #goingOn(mark: Revision): Revision {
    const before = [...(this.#current?.active.values() ?? [])].find(
      ({ kind, author, date }) => kind === mark.kind && author === mark.author && date === mark.date,
    )
    return before ?? mark
  }

  #readRun(element: Element): void {
    let text = ''
    let hasContent = false
    for (const child of childElements(element)) {
      const name = wordName(child)
      if (!silent.has(name)) hasContent = true
      if (name === 't' || name === 'delText' || (name === '' && child.localName === 't')) text += child.textContent ?? ''
      else if (name in letters) text += letters[name] ?? ''
      else if (name === 'footnoteReference' || name === 'endnoteReference') this.#readNoteMark(child, name)
      else if (name === 'commentReference') this.#readCommentMark(child)
      // A text box hangs on a run and has paragraphs of its own.
      else if (!silent.has(name) && child.firstChild !== null && name !== 'instrText' && name !== 'delInstrText') this.#readElement(child)
    }
    if (hasContent && this.#current !== null)
      this.#addWords(
        text,
        this.#revisions.map((one) => this.#moving(one)),
      )
  }

  #readNoteMark(element: Element, name: string): void {
    const spot = this.#spot()
    if (spot !== null) this.#notes.set(`${name.slice(0, -'Reference'.length)} ${attributeOf(element, 'id')}`, spot)
  }

  /** A comment on no words in particular has a mark only. */
  #readCommentMark(element: Element): void {
    const [id, spot] = [attributeOf(element, 'id'), this.#spot()]
    if (spot !== null && !this.#comments.has(id)) this.#comments.set(id, { from: spot, to: spot })
  }

  /** Words with the changes they belong to: each goes on from the words before, or begins. */
  #addWords(text: string, revisions: readonly Revision[]): void {
    const current = this.#current
    if (current === null) return
    const { pieces } = current.paragraph
    const active = new Map<string, Group>()
    const containers = new Set(this.#containers.map(({ revision }) => keyOf(revision)))
    const isMark = text === paragraphMark
    for (const revision of revisions) {
      const key = keyOf(revision)
      if (containers.has(key) || active.has(key)) continue
      const group = current.active.get(key) ?? this.#beginGroup(revision, false)
      // The mark speaks for itself only where nothing else was changed with it.
      if (!isMark || group.text === '') group.text += text
      group.end = pieces.length + 1
      active.set(key, group)
    }
    for (const container of this.#containers) if (!isMark) container.texts.push(text)
    current.active = active
    const isNew = revisions.some(({ kind }) => kind === 'insertion' || kind === 'moveTo')
    const isGone = revisions.some(({ kind }) => kind === 'deletion' || kind === 'moveFrom')
    pieces.push({ text: isMark ? '' : text, sent: !isNew, shown: !isGone })
  }

  #beginGroup(revision: Revision, ofTable: boolean): Group {
    const paragraph = this.#current?.paragraph ?? this.#paragraphs.at(-1) ?? { pieces: [], anchors: [], isContents: false }
    const group: Group = { ...revision, spot: { paragraph, piece: paragraph.pieces.length }, end: paragraph.pieces.length, text: '', ofTable }
    this.#groups.push(group)
    return group
  }

  #readContainer(element: Element, propertiesName: string): void {
    const properties = childNamed(element, propertiesName)
    const marked = properties === undefined ? [] : [...childElements(properties)].filter((one) => wordName(one) in revisionKinds)
    const containers = marked.map((one): Container => ({ revision: this.#revisionOf(one, wordName(one)), texts: [], group: null }))
    this.#containers.push(...containers)
    this.#readChildren(element)
    for (const { group, texts } of containers) if (group !== null) group.text = texts.join('').trim().replace(/\n+/g, ' | ')
    this.#containers.length -= containers.length
  }

  #revisionOf(element: Element, name: string): Revision {
    return { kind: revisionKinds[name] ?? 'insertion', author: attributeOf(element, 'author'), date: attributeOf(element, 'date'), move: '' }
  }

  /** A revision with the move that its words belong to. LibreOffice begins a move within its first revision, Word before it. */
  #moving(revision: Revision): Revision {
    const { kind } = revision
    return kind === 'moveFrom' || kind === 'moveTo' ? { ...revision, move: [...this.#moves[kind].values()].at(-1) ?? '' } : revision
  }
}
