// What a run of text of a Word file says, once it is read: its words as they were and as they are, and what was changed in them.

export type RevisionKind = 'insertion' | 'deletion' | 'moveFrom' | 'moveTo'

/** A tracked change as the file marks words with it. `move`: the name that both ends of a move share; empty where there is none. */
export type Revision = { readonly kind: RevisionKind; readonly author: string; readonly date: string; readonly move: string }

/** Where something stands: before this piece of this paragraph. */
export type Spot = { readonly paragraph: Paragraph; readonly piece: number }

/** Words that neighbour each other within a paragraph and were changed by one person at one time; or a table row or cell. */
export type Group = Revision & {
  readonly spot: Spot
  /** The piece after its last one. */
  end: number
  text: string
  /** True for a row or a cell of a table. */
  readonly ofTable: boolean
}

/** A piece of a paragraph. `sent`: it stood in the document that was sent; `shown`: it stands there now. */
type Piece = { readonly text: string; readonly sent: boolean; readonly shown: boolean }

export type Paragraph = {
  readonly pieces: Piece[]
  /** The anchors of the hearing copy in it, by the piece they stand before. */
  readonly anchors: { readonly key: string; readonly piece: number }[]
  /** Whether it is a line of the table of contents. */
  isContents: boolean
}

/** A comment's place: where its words begin and, once they have, where they end. */
export type CommentRange = { readonly from: Spot; to: Spot | null }

/** One run of text of a document: its body, a note, a header. */
export type Story = {
  readonly paragraphs: readonly Paragraph[]
  readonly groups: readonly Group[]
  readonly comments: ReadonlyMap<string, CommentRange>
  /** Where notes are marked, by `footnote 3`. */
  readonly notes: ReadonlyMap<string, Spot>
}

/** The words of a paragraph as they were sent, between two pieces. */
export const sentWords = ({ pieces }: Paragraph, from = 0, to = pieces.length): string =>
  pieces
    .slice(from, to)
    .map((piece) => (piece.sent ? piece.text : ''))
    .join('')

/** The words of a paragraph as they stand now, between two pieces. */
export const shownWords = ({ pieces }: Paragraph, from = 0, to = pieces.length): string =>
  pieces
    .slice(from, to)
    .map((piece) => (piece.shown ? piece.text : ''))
    .join('')
