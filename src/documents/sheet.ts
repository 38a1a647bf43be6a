import { firstPageTextWidth, page, textWidth } from './styles.ts'

/** A run of equal lines, or rows, that is set down piece by piece. Heights are in twips. */
export type Piece = { readonly height: number; readonly notes: readonly string[] }

/**
 * What the rule above the first note of a page takes, and how far the space below a page's last line may reach into the margin. Both found by comparing with
 * two other layouts over a dozen reports.
 */
const noteSeparator = 190
const hanging = 30

/** The page that is being filled: how far down it is, and what its notes take at the foot. */
export class Sheet {
  page = 1
  y: number
  /** The space that the last paragraph wants below it. */
  spaceAbove = 0
  /** From where on the first page has its whole width, down from the top of the text; null: nothing needs it. */
  wideFrom: number | null = null
  /** What the notes of the first page take. */
  firstNotes = 0
  #notes = 0
  readonly #noteHeight: ReadonlyMap<string, number>

  /** @param y how far the head of the first page reaches into the text */
  constructor(noteHeight: ReadonlyMap<string, number>, y: number) {
    this.#noteHeight = noteHeight
    this.y = y
  }

  /** The width of the text; on the first page it stands beside the sender block, unless that has ended. */
  get width(): number {
    return this.page === 1 && this.wideFrom === null ? firstPageTextWidth : textWidth
  }

  /** Ends the sender block for what needs the whole width of the first page: here, but not before its own words end. */
  widen(senderHeight: number): void {
    if (this.page > 1 || this.wideFrom !== null) return
    this.y = Math.max(this.y, senderHeight)
    this.wideFrom = this.y
  }

  turn(): void {
    this.page++
    this.y = 0
    this.spaceAbove = 0
    this.#notes = 0
  }

  /** The room that is left. */
  get room(): number {
    return page.height - page.top - page.bottom + hanging - this.y - this.#notes
  }

  /** What pieces take here, the notes that they bring along included. */
  heightOf(pieces: readonly Piece[]): number {
    let height = 0
    let notes = 0
    for (const piece of pieces) {
      height += piece.height
      if (piece.notes.length > 0) notes += this.#noteHeights(piece)
    }
    return height + this.#withRule(notes)
  }

  place(pieces: readonly Piece[]): void {
    let notes = 0
    for (const piece of pieces) {
      this.y += piece.height
      if (piece.notes.length > 0) notes += this.#noteHeights(piece)
    }
    this.#notes += this.#withRule(notes)
    if (this.page === 1) this.firstNotes = this.#notes
  }

  /** How many of the pieces fit. */
  fitting(pieces: readonly Piece[]): number {
    let { room } = this
    let count = 0
    for (const piece of pieces) {
      room -= piece.height + (piece.notes.length > 0 ? this.#withRule(this.#noteHeights(piece)) : 0)
      if (room < 0) return count
      count++
    }
    return count
  }

  #noteHeights({ notes }: Piece): number {
    let height = 0
    for (const id of notes) height += this.#noteHeight.get(id) ?? 0
    return height
  }

  #withRule(notes: number): number {
    return notes > 0 && this.#notes === 0 ? notes + noteSeparator : notes
  }
}
