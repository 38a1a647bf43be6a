/** How much stands in the way: an error refuses, an ask wants a yes, a warning only tells. */
export type IssueSeverity = 'error' | 'ask' | 'warning'

/** Something to tell a person about data: a stable code, words for its sentence and the place it concerns. The text is the catalogue's (`issues.<code>`). */
export type Issue = {
  readonly code: string
  readonly severity: IssueSeverity
  /** Values that the sentence names: a title, a number, a date. */
  readonly params: Readonly<Record<string, string | number>>
  /** The row and field to go to; absent when it concerns the whole. */
  readonly at?: { readonly noun: string; readonly id: string; readonly field?: string }
}

/** What tells one issue from another: its code, the place it concerns and what its sentence names. A yes is said to this, not to every issue of its kind. */
export const issueKey = ({ code, at, params }: Issue): string => [code, at?.noun, at?.id, at?.field, JSON.stringify(params)].join(' ')
