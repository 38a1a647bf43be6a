/** A document on its way to the window that prints: the blocks and style sheet of the preview, and what a reader of the print is told about it. */
export type Printable = {
  readonly html: string
  readonly css: string
  readonly title: string
  /** BCP 47 */
  readonly language: string
  /** The words around the two numbers at the foot of a page: "Side 3 af 12". */
  readonly pageOf: readonly [string, string]
}
