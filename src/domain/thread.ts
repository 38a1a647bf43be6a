import type { Answer } from './answer.ts'
import type { CaseData } from './case-data.ts'
import type { CivilDate } from './civil-date.ts'
import { pausedDeadline } from './deadline.ts'
import type { DocumentKind } from './document-kind.ts'
import type { Document } from './document.ts'
import { endingStatuses, type FollowUp } from './follow-up.ts'
import { reportQuestions } from './numbering.ts'

/** What is followed up: a question or a recommendation. */
export type ThreadSubject = { readonly noun: 'question' | 'recommendation'; readonly id: string }

/**
 * Where a thread stands. Until the office has decided, the answers tell: nobody has asked yet, nobody must answer (`noAnswerAsked`), somebody is waited
 * for, some of the authorities have answered, all have.
 */
export type ThreadState =
  'notAsked' | 'noAnswerAsked' | 'waiting' | 'overdue' | 'partlyAnswered' | 'answered' | 'dropped' | Exclude<FollowUp['status'], 'open' | 'answered'>

/** A question or recommendation with all that belongs to it, in the order of its numbers. */
export type Thread = ThreadSubject & {
  readonly text: string
  readonly findingId: string | null
  /** The document that asked first, and the number it gave. */
  readonly asked: { readonly document: Document; readonly point: string } | null
  /** The day for the answer after extensions and pauses; null when none was set. */
  readonly dueOn: CivilDate | null
  readonly answers: readonly Answer[]
  /** Authorities that were asked and have not answered. */
  readonly missing: readonly string[]
  readonly followUp: FollowUp | null
  readonly state: ThreadState
}

type ThreadData = Pick<CaseData, 'inspection' | 'authority' | 'question' | 'recommendation' | 'document' | 'report' | 'answer' | 'followUp' | 'letterSection'>

/** Documents that put nothing, whatever they name: a preliminary report asks for remarks only, the letters speak of what was asked before. */
export const asksNothing: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['preliminaryReport', 'reminder', 'extension'])

/** Whether somebody still has something to do about a thread. */
export const isOpen = ({ state }: Pick<Thread, 'state'>): boolean => !endingStatuses.has(state) && state !== 'dropped' && state !== 'notAsked'

/**
 * The threads of a case: every question and recommendation that a document has put, or that stands in the case to be put. Pure.
 * @param data the case without tombstones
 * @param today `YYYY-MM-DD`
 */
export function threadsOf(data: ThreadData, today: CivilDate): Thread[] {
  const followUps = new Map(data.followUp.map((row) => [row.questionId ?? row.recommendationId ?? '', row]))
  const subjects = [
    ...data.question
      .filter(({ askedIn }) => askedIn !== 'report')
      .map((row) => ({
        noun: 'question' as const,
        row,
        dueOn: row.dueOn ?? (row.askedIn === 'announcement' ? data.inspection.answersDueOn : null),
        asks: true,
      })),
    ...data.recommendation.map((row) => ({
      noun: 'recommendation' as const,
      row,
      dueOn: row.dueOn ?? (row.asksNotice ? reportDue(data) : null),
      asks: row.asksNotice,
    })),
    ...reportQuestions(data.question).map((row) => ({ noun: 'question' as const, row, dueOn: row.dueOn ?? reportDue(data), asks: true })),
  ]
  return subjects.map(({ noun, row, dueOn, asks }) => {
    const followUp = followUps.get(row.id) ?? null
    const isAnnounced = 'askedIn' in row && row.askedIn === 'announcement' && data.inspection.announcedOn !== null
    const asked = askedBy(data, noun, row.id, isAnnounced ? data.inspection.announcedOn : null)
    const answers = data.answer.filter((one) => (noun === 'question' ? one.questionIds : one.recommendationIds).includes(row.id)).toSorted(byDate)
    const due = dueAfter(followUp, dueOn, today)
    const dropped = 'droppedBecause' in row && row.droppedBecause !== ''
    const missing = asks && !dropped ? notAnswered(data, answers) : []
    const isAsked = asked !== null || isAnnounced
    const state = dropped ? 'dropped' : stateOf({ followUp, isAsked, asks, answers, missing, due, today })
    return { noun, id: row.id, text: row.text, findingId: row.findingId, asked, dueOn: due, answers, missing, followUp, state }
  })
}

/** Whether an answer is still waited for. */
export const isWaiting = ({ state }: Pick<Thread, 'state'>): boolean => state === 'waiting' || state === 'overdue' || state === 'partlyAnswered'

const byDate = (a: Answer, b: Answer): number => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1)

const reportDue = ({ report }: ThreadData): CivilDate | null => report[0]?.answersDueOn ?? null

/**
 * The first issued document that put it.
 * @param announcedOn the day of an announcement that was not written here: what speaks of its questions later did not ask them
 */
function askedBy({ document, letterSection }: ThreadData, noun: ThreadSubject['noun'], id: string, announcedOn: CivilDate | null): Thread['asked'] {
  const inLetters = new Set(
    letterSection.filter((one) => (noun === 'question' ? one.questionIds : one.recommendationIds).includes(id)).map(({ letterId }) => letterId),
  )
  for (const one of document.toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))) {
    if (asksNothing.has(one.kind) || (announcedOn !== null && one.kind !== 'announcement' && one.date >= announcedOn)) continue
    const point = one.points.find((given) => given.noun === noun && given.id === id)?.point
    if (point !== undefined) return { document: one, point }
    if (one.letterId !== null && inLetters.has(one.letterId)) return { document: one, point: '' }
  }
  return null
}

/** The last day that was granted, else the thread's own, else the one that the document set; after the pauses. */
function dueAfter(followUp: FollowUp | null, asked: CivilDate | null, today: CivilDate): CivilDate | null {
  const granted = followUp?.extensions.at(-1)
  const due = granted?.dueOn ?? followUp?.dueOn ?? asked
  return due === null ? null : pausedDeadline(due, followUp?.pauses ?? [], today, granted?.grantedOn)
}

/** Every authority of the case is asked; an answer that names none is everybody's. */
function notAnswered({ authority }: ThreadData, answers: readonly Answer[]): string[] {
  if (answers.some(({ authorityIds }) => authorityIds.length === 0)) return []
  const answered = new Set(answers.flatMap(({ authorityIds }) => authorityIds))
  return authority.map(({ id }) => id).filter((id) => !answered.has(id))
}

type Known = {
  followUp: FollowUp | null
  isAsked: boolean
  asks: boolean
  answers: readonly Answer[]
  missing: readonly string[]
  due: CivilDate | null
  today: CivilDate
}

function stateOf({ followUp, isAsked, asks, answers, missing, due, today }: Known): ThreadState {
  const decided = followUp?.status ?? 'open'
  if (decided !== 'open' && decided !== 'answered') return decided
  if (decided === 'answered' || (answers.length > 0 && missing.length === 0)) return 'answered'
  if (!isAsked && answers.length === 0) return 'notAsked'
  const overdue = due !== null && due < today
  if (answers.length > 0) return overdue ? 'overdue' : 'partlyAnswered'
  if (!asks) return 'noAnswerAsked'
  return overdue ? 'overdue' : 'waiting'
}
