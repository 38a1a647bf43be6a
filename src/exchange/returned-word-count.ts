import { mathNamespaces, wordNamespaces } from './word-xml.ts'
import { lookup } from '../domain/lookup.ts'

/** How many tracked changes, and changes of looks, a part has. */
export type Counted = { readonly changes: number; readonly formatting: number }

/** Tags, with their attributes as they are written; comments and what is no markup are passed over. */
const tags = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)(?:([\w.-]+):)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/g

/** Kinds of revision by the name of their element. */
const revisionKinds = lookup<string>({ ins: 'ins', del: 'del', moveFrom: 'moveFrom', moveTo: 'moveTo', cellIns: 'ins', cellDel: 'del' })

const looks = /^(rPr|pPr|sectPr|tblPr|tblPrEx|tcPr|trPr|tblGrid|numbering)Change$|^cellMerge$/

/** Ranges that say the frame of a form's field was changed. */
const frameRange = /^customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End)$/

/** What a run may hold without holding any content. */
const silent = new Set(['rPr', 'commentReference', 'annotationRef', 'lastRenderedPageBreak'])

/** An element that is open: what it adds to the words inside it, and what is known of it so far. */
type Open = { readonly name: string; readonly key: string | null; readonly hidden: boolean; hasContent: boolean }
/** A paragraph that is open: the changes that its last words belong to, and those of its mark. */
type Paragraph = { active: Set<string>; readonly mark: (readonly [name: string, attributes: string])[] }

/**
 * Counts the tracked changes of a part from its tags alone, without the tree that the cards are read from, so that a card that is missing is noticed. The rule is the
 * same: within a paragraph, neighbouring revisions of one kind by one author at one time are one change, the paragraph's mark at its end included; what lies in a table row or cell
 * that was itself inserted or deleted by the same author at the same time belongs to it; all that is moved under one name, from and to, is one; so is the frame of a
 * form's field, whose beginning and end are marked each.
 */
export function countChanges(source: string): Counted {
  const prefixes = prefixesOf(source)
  const stack: Open[] = []
  const paragraphs: Paragraph[] = []
  const moves = new Map<string, { moveFrom: number; moveTo: number }>()
  const openMoves: Record<string, Map<string, string>> = { moveFrom: new Map(), moveTo: new Map() }
  const ranges = new Map<string, { readonly key: string; readonly depth: number }>()
  const frames = new Map<string, number>()
  let changes = 0
  let formatting = 0

  /** Words, or a mark, that belong to these changes. */
  const meet = (keys: ReadonlySet<string>): void => {
    const paragraph = paragraphs.at(-1)
    if (paragraph === undefined) return
    const containers = new Set(stack.filter(({ name }) => name === 'tr' || name === 'tc').map(({ key }) => key))
    for (const key of keys) if (!paragraph.active.has(key) && !containers.has(key)) begin(key)
    paragraph.active = new Set(keys)
  }
  const begin = (key: string): void => {
    const [kind = '', , , move = ''] = key.split('\n')
    if (move === '') {
      changes += 1
      return
    }
    const sides = moves.get(move) ?? { moveFrom: 0, moveTo: 0 }
    sides[kind as 'moveFrom' | 'moveTo'] += 1
    moves.set(move, sides)
  }
  const keysAround = (): Set<string> => new Set(stack.flatMap(({ name, key }) => (key !== null && name in revisionKinds ? [moving(key)] : [])))

  const open = (name: string, attributes: string, isEmpty: boolean): void => {
    const parent = stack.at(-1)
    const hidden = parent?.hidden === true || name === 'Fallback' || looks.test(name)
    if (!hidden) openShown(name, attributes, parent)
    else if (looks.test(name) && parent?.hidden !== true) formatting += 1
    const key = hidden || !(name in revisionKinds) || isEmpty ? null : keyOf(name, attributes)
    if (!isEmpty) stack.push({ name, key: ['rPr', 'trPr', 'tcPr', 'numPr'].includes(parent?.name ?? '') ? null : key, hidden, hasContent: false })
    else if (!hidden) close({ name, key: null, hidden, hasContent: false })
  }
  const openShown = (name: string, attributes: string, parent: Open | undefined): void => {
    if (name === 'p') paragraphs.push({ active: new Set(), mark: [] })
    if (parent?.name === 'r' && !silent.has(name)) parent.hasContent = true
    if (name === 'moveFromRangeStart' || name === 'moveToRangeStart')
      openMoves[name.slice(0, -'RangeStart'.length)]?.set(attribute(attributes, 'id'), attribute(attributes, 'name'))
    if (name === 'moveFromRangeEnd' || name === 'moveToRangeEnd') openMoves[name.slice(0, -'RangeEnd'.length)]?.delete(attribute(attributes, 'id'))
    const frame = frameRange.exec(name)
    if (frame !== null) ofFrame(frame[1] ?? '', frame[2] === 'Start', attributes)
    if (!(name in revisionKinds)) return
    if (parent?.name === 'numPr') formatting += 1
    if (parent?.name === 'rPr' && stack.at(-2)?.name === 'pPr') paragraphs.at(-1)?.mark.push([name, attributes])
    if (parent?.name === 'trPr' || parent?.name === 'tcPr') ofContainer(keyOf(name, attributes))
  }
  /** A range that crosses the end of a frame goes with the one that crossed its beginning. */
  const ofFrame = (kind: string, begins: boolean, attributes: string): void => {
    const id = `${kind} ${attribute(attributes, 'id')}`
    if (begins) {
      ranges.set(id, { key: [kind, attribute(attributes, 'author'), attribute(attributes, 'date')].join('\n'), depth: stack.length })
      return
    }
    const range = ranges.get(id)
    if (range === undefined) return
    ranges.delete(id)
    const half = frames.get(range.key) ?? 0
    const isSecond = stack.length < range.depth && half > 0
    if (stack.length > range.depth) frames.set(range.key, half + 1)
    if (isSecond) frames.set(range.key, half - 1)
    else changes += 1
  }
  /** A row or a cell: everything in it that is of the same change belongs to it from here on. */
  const ofContainer = (key: string): void => {
    const at = stack.length - 2
    const container = stack[at]
    if (container === undefined) return
    stack[at] = { ...container, key }
    changes += 1
  }
  const keyOf = (name: string, attributes: string): string =>
    [revisionKinds[name] ?? '', attribute(attributes, 'author'), attribute(attributes, 'date'), ''].join('\n')
  /** The name of the move that is open counts when the words come: some programs begin it within the revision. */
  const moving = (key: string): string => key + ([...(openMoves[key.slice(0, key.indexOf('\n'))]?.values() ?? [])].at(-1) ?? '')
  /** The mark comes last: it goes on from the words before it, also where the move they belong to ends before it. */
  const markKey = ({ active }: Paragraph, key: string): string => {
    const withoutMove = key.slice(0, key.lastIndexOf('\n') + 1)
    return [...active].find((one) => one.startsWith(withoutMove)) ?? key
  }
  const close = (element: Open): void => {
    if (element.hidden) return
    if (element.name === 'r' && element.hasContent) meet(keysAround())
    if (element.name === 'p') {
      const paragraph = paragraphs.at(-1)
      if (paragraph !== undefined && paragraph.mark.length > 0)
        meet(new Set(paragraph.mark.map(([name, attributes]) => markKey(paragraph, moving(keyOf(name, attributes))))))
      paragraphs.pop()
    }
  }

  for (const [, closing, prefix = '', name, attributes = '', empty] of source.matchAll(tags)) {
    if (name === undefined) continue
    const isOurs = prefixes.word.has(prefix) || (prefixes.math.has(prefix) && name === 'r') || name === 'Fallback'
    const known = isOurs ? name : `${prefix}:${name}`
    if (closing !== '/') open(known, attributes, empty === '/')
    else {
      const element = stack.pop()
      if (element !== undefined) close(element)
    }
  }
  for (const { moveFrom, moveTo } of moves.values()) changes += moveFrom > 0 && moveTo > 0 ? 1 : moveFrom + moveTo
  return { changes, formatting }
}

/** How many comments a part has. */
export function countComments(source: string): number {
  const prefixes = prefixesOf(source)
  let count = 0
  for (const [, closing, prefix = '', name] of source.matchAll(tags)) if (name === 'comment' && closing === '' && prefixes.word.has(prefix)) count += 1
  return count
}

/** What stands before the names of WordprocessingML and of formulas in this part. */
function prefixesOf(source: string): { word: ReadonlySet<string>; math: ReadonlySet<string> } {
  const word = new Set<string>()
  const math = new Set<string>()
  for (const [, prefix = '', double, single] of source.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const namespace = double ?? single ?? ''
    if (wordNamespaces.has(namespace)) word.add(prefix)
    if (mathNamespaces.has(namespace)) math.add(prefix)
  }
  return { word, math }
}

const attribute = (attributes: string, name: string): string => {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found?.[1] ?? found?.[2] ?? ''
}
