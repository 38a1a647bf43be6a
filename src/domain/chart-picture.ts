/** A chart as a drawing that stands by itself: SVG with its own colours and words, on white. */
export type ChartPicture = {
  readonly caption: string
  /** What it shows, in words and figures. */
  readonly alt: string
  readonly svg: string
}
