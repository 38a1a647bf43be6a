/** A finding of another case as it was graded there. */
export type EarlierGrading = {
  readonly findingId: string
  readonly inspectionId: string
  readonly title: string
  readonly criticismStepId: string
  readonly caseTitle: string
  /** The theme that it stands under, or that its case is about. */
  readonly theme: string
  /** When its report was issued; else the year of the case. */
  readonly year: number
}

/** Words that a theme is recognised by: long enough to mean something, without their endings ("henvendelser", "henvendelse"). */
export function themeWords(theme: string): Set<string> {
  const words = theme.toLocaleLowerCase('da').match(/[\p{L}\d]+/gu) ?? []
  return new Set(words.filter((word) => word.length >= 5).map((word) => word.replace(/(er|en|et|e|r|n|s)$/, '')))
}

/** How many words two themes share. */
export const sharedWords = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => [...one].filter((word) => other.has(word)).length
