import type { CaseData } from '../../src/domain/case-data.ts'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import type { Document } from '../../src/domain/document.ts'
import type { FollowUp } from '../../src/domain/follow-up.ts'
import type { Thread } from '../../src/domain/thread.ts'

/** Something that happened in a thread. `index` finds it in the list of the thread's own row. */
export type Happening =
  | { readonly kind: 'mentioned'; readonly date: CivilDate; readonly document: Document }
  | { readonly kind: 'reminder'; readonly date: CivilDate; readonly index: number; readonly medium: FollowUp['reminders'][number]['medium'] }
  | { readonly kind: 'extension'; readonly date: CivilDate; readonly index: number; readonly dueOn: CivilDate; readonly reason: string }
  | { readonly kind: 'pause'; readonly date: CivilDate; readonly index: number; readonly to: CivilDate | null; readonly reason: string }
  /** `isEarly`: it is dated before the question. */
  | { readonly kind: 'answer'; readonly date: CivilDate; readonly answer: Thread['answers'][number]; readonly isEarly: boolean }

/** The day on which something was asked: that of the document, or of the announcement. */
export function askedOn(thread: Thread, inspection: CaseData['inspection']): CivilDate | null {
  return thread.asked?.document.date ?? (thread.state === 'notAsked' ? null : inspection.announcedOn)
}

/** What happened after it was asked, in the order of the days. Later documents that name the thread are letters of which it is an item. */
export function chronology(thread: Thread, data: Pick<CaseData, 'inspection' | 'document' | 'letterSection'>): Happening[] {
  const { followUp } = thread
  const asked = askedOn(thread, data.inspection)
  const letters = new Set(
    data.letterSection.filter((one) => (thread.noun === 'question' ? one.questionIds : one.recommendationIds).includes(thread.id)).map((one) => one.letterId),
  )
  const happenings: Happening[] = [
    ...data.document
      .filter((document) => document.id !== thread.asked?.document.id && document.letterId !== null && letters.has(document.letterId))
      .map((document): Happening => ({ kind: 'mentioned', date: document.date, document })),
    ...(followUp?.reminders ?? []).map(({ date, medium }, index): Happening => ({ kind: 'reminder', date, medium, index })),
    ...(followUp?.extensions ?? []).map(({ grantedOn, dueOn, reason }, index): Happening => ({ kind: 'extension', date: grantedOn, dueOn, reason, index })),
    ...(followUp?.pauses ?? []).map(({ from, to, reason }, index): Happening => ({ kind: 'pause', date: from, to, reason, index })),
    ...thread.answers.map((answer): Happening => ({ kind: 'answer', date: answer.date, answer, isEarly: asked !== null && answer.date < asked })),
  ]
  return happenings.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
