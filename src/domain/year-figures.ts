/** What the annual report counts of a year, apart from recommendations. */
export type YearFigures = {
  readonly year: number
  /** Cases by the year of their first visit, or of their announcement where there was none. */
  readonly inspections: number
  /** Final reports that were issued. */
  readonly reports: number
  /** The findings of those reports by the step of the criticism scale; the empty key holds those without a grading. */
  readonly gradings: Readonly<Record<string, number>>
}
