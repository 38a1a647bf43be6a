import type { CivilDate } from './civil-date.ts'

/** What a date of a case is the date of. */
export const datedKinds = ['announcement', 'visit', 'document', 'remarks', 'answer', 'reminder', 'extension', 'deadline'] as const

/** A date of a case with the words that a letter begins a sentence with when it speaks of it: "Ved e-mail af 8. marts 2018 har forvaltningen oplyst, at …". */
export type DatePhrase = {
  readonly kind: (typeof datedKinds)[number]
  readonly date: CivilDate
  /** With a capital; a place to be filled in is `…`. */
  readonly phrase: string
  /** What it was about, in the case's own words; empty where the phrase says it. */
  readonly about: string
}
