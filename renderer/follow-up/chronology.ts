import type { CaseData } from '../../src/domain/case-data.ts'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import type { Document } from '../../src/domain/document.ts'
import type { FollowUp } from '../../src/domain/follow-up.ts'
import type { Thread } from '../../src/domain/thread.ts'

/** An entry of one of the thread's lists. */
type Entry<Kind, List extends 'reminders' | 'extensions' | 'pauses'> = {
  readonly kind: Kind
  readonly date: CivilDate
  readonly index: number
  readonly entry: FollowUp[List][number]
}

/** Something that happened in a thread. `index` finds it in the list of the thread's own row. */
export type Happening =
  | { readonly kind: 'mentioned'; readonly date: CivilDate; readonly document: Document }
  /** `dueOn`: the day that the same letter set. */
  | (Entry<'reminder', 'reminders'> & { readonly dueOn: CivilDate | null })
  | Entry<'extension', 'extensions'>
  | Entry<'pause', 'pauses'>
  /** `isEarly`: it is dated before the question. */
  | { readonly kind: 'answer'; readonly date: CivilDate; readonly answer: Thread['answers'][number]; readonly isEarly: boolean }

/** The day on which something was asked: that of the document, or of the announcement. */
export function askedOn(thread: Thread, inspection: CaseData['inspection']): CivilDate | null {
  return thread.asked?.document.date ?? (thread.state === 'notAsked' ? null : inspection.announcedOn)
}

/**
 * What happened after it was asked, in the order of the days. Later documents that name the thread are letters of which it is an item; what such a letter told,
 * a reminder with its new day or an extension, is one happening with it.
 */
export function chronology(thread: Thread, data: Pick<CaseData, 'inspection' | 'document' | 'letterSection'>): Happening[] {
  const { followUp } = thread
  const asked = askedOn(thread, data.inspection)
  const letters = new Set(
    data.letterSection.filter((one) => (thread.noun === 'question' ? one.questionIds : one.recommendationIds).includes(thread.id)).map((one) => one.letterId),
  )
  const { reminders = [], extensions = [], pauses = [] } = followUp ?? {}
  const told = new Set([...reminders, ...extensions, ...pauses].flatMap(({ document }) => document ?? []))
  const reminded = new Set(reminders.flatMap(({ document }) => document ?? []))
  const happenings: Happening[] = [
    ...data.document
      .filter(({ id, letterId, number }) => id !== thread.asked?.document.id && letterId !== null && letters.has(letterId) && !told.has(number))
      .map((document): Happening => ({ kind: 'mentioned', date: document.date, document })),
    ...reminders.map((entry, index): Happening => {
      const set = entry.document === undefined ? undefined : extensions.find(({ document }) => document === entry.document)
      return { kind: 'reminder', date: entry.date, index, entry, dueOn: set?.dueOn ?? null }
    }),
    ...extensions.flatMap((entry, index): Happening[] =>
      entry.document !== undefined && reminded.has(entry.document) ? [] : [{ kind: 'extension', date: entry.grantedOn, index, entry }],
    ),
    ...pauses.map((entry, index): Happening => ({ kind: 'pause', date: entry.from, index, entry })),
    ...thread.answers.map((answer): Happening => ({ kind: 'answer', date: answer.date, answer, isEarly: asked !== null && answer.date < asked })),
  ]
  return happenings.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
