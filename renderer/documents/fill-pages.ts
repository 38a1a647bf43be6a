/** A block as it was measured in one long column: lengths in pixels from the column's top. */
export type Measured = {
  readonly top: number
  readonly bottom: number
  /** It stands with the block after it: a heading, an introduction to a quote. */
  readonly keep: boolean
  /** It begins a page. */
  readonly newPage: boolean
  /** The footnotes that are marked in it. */
  readonly notes: readonly string[]
  /** Where it may be cut, from its own top. */
  readonly cuts: readonly number[]
  /** The height of what is repeated over a part that is continued: the head of a table. */
  readonly repeated: number
}

/** A block on a page, or the part of it from one height to another. */
export type Piece = { readonly block: number; readonly from: number; readonly to: number }
export type PagePlan = { readonly pieces: readonly Piece[]; readonly notes: readonly string[] }

export type PageSize = {
  readonly firstHeight: number
  readonly height: number
  readonly noteHeight: (note: string) => number
  /** The rule over the first footnote of a page. */
  readonly separator: number
}

/**
 * Sets blocks down on pages: as many as fit over the footnotes they mark, headings with what follows, long blocks cut where they may be.
 * @param first the blocks measured at the width of the first page, where the sender stands beside them
 * @param rest the same blocks at the width of the further pages
 */
export function fillPages(first: readonly Measured[], rest: readonly Measured[], size: PageSize): PagePlan[] {
  const pages: PagePlan[] = []
  let start: { block: number; from: number } = { block: 0, from: 0 }
  while (start.block < rest.length) {
    const isFirst = pages.length === 0
    const page = fillPage(isFirst ? first : rest, start, isFirst ? size.firstHeight : size.height, size, !isFirst)
    pages.push({ pieces: page.pieces, notes: page.notes })
    start = page.next
  }
  return pages.length === 0 ? [{ pieces: [], notes: [] }] : pages
}

function fillPage(blocks: readonly Measured[], start: { block: number; from: number }, height: number, size: PageSize, mayCut: boolean) {
  const pieces: Piece[] = []
  const notes: string[] = []
  const begun = blocks[start.block]
  const origin = (begun?.top ?? 0) + start.from - (start.from > 0 ? (begun?.repeated ?? 0) : 0)
  const notesHeight = (ids: readonly string[]): number => (ids.length === 0 ? 0 : size.separator + ids.reduce((sum, id) => sum + size.noteHeight(id), 0))
  for (let index = start.block; index < blocks.length; index++) {
    const block = blocks[index]
    if (block === undefined) break
    if (block.newPage && pieces.length > 0) return { pieces, notes, next: { block: index, from: 0 } }
    const from = index === start.block ? start.from : 0
    // Notes of a block that is continued stood on the page before.
    const own = from > 0 ? [] : block.notes.filter((note) => !notes.includes(note))
    const room = origin + height - notesHeight([...notes, ...own])
    const whole = block.bottom - block.top
    if (block.bottom <= room + 0.5) {
      pieces.push({ block: index, from, to: whole })
      notes.push(...own)
      continue
    }
    const cut = mayCut ? block.cuts.findLast((at) => at > from && block.top + at <= room) : undefined
    if (cut !== undefined) return { pieces: [...pieces, { block: index, from, to: cut }], notes: [...notes, ...own], next: { block: index, from: cut } }
    if (pieces.length === 0) return { pieces: [{ block: index, from, to: whole }], notes: [...own], next: { block: index + 1, from: 0 } }
    return withoutKept(blocks, pieces, notes, index)
  }
  return { pieces, notes, next: { block: blocks.length, from: 0 } }
}

/** Headings at the foot of a page go over with the block they stand over, unless nothing else stands on the page. */
function withoutKept(blocks: readonly Measured[], pieces: Piece[], notes: string[], next: number) {
  let kept = pieces.length
  while (kept > 1 && blocks[pieces[kept - 1]?.block ?? -1]?.keep === true) kept--
  if (kept === 1 && blocks[pieces[0]?.block ?? -1]?.keep === true) return { pieces, notes, next: { block: next, from: 0 } }
  const gone = pieces.slice(kept).flatMap((piece) => blocks[piece.block]?.notes ?? [])
  return { pieces: pieces.slice(0, kept), notes: notes.filter((note) => !gone.includes(note)), next: { block: pieces[kept]?.block ?? next, from: 0 } }
}
