import type { CaseData } from '../../src/domain/case-data.ts'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import { comparePoints } from '../../src/domain/numbering.ts'
import { isOpen, threadsOf, type Thread } from '../../src/domain/thread.ts'
import { pointsOf } from '../findings/finding-outline.ts'
import { announcedQuestions } from '../visit/case-names.ts'

/** A thread as the list shows it. */
export type ListedThread = Thread & {
  /** The number that it was asked under, or that the next report will give; empty where there is none. */
  readonly number: string
  readonly finding: { readonly id: string; readonly point: string; readonly title: string } | null
}

export const threadGroups = ['waiting', 'answered', 'silent', 'notAsked', 'ended'] as const
export type ThreadGroup = (typeof threadGroups)[number]

/** The threads of a case with their numbers and findings: what the announcement and letters asked, recommendations, what the report asks, each as numbered. */
export function listedThreads(data: Parameters<typeof threadsOf>[0] & Pick<CaseData, 'finding' | 'reportTheme'>, today: CivilDate): ListedThread[] {
  const points = pointsOf(data)
  const announced = new Map(
    announcedQuestions(data.question, { document: data.document, announcedOn: data.inspection.announcedOn }).map(({ id, number }) => [id, String(number)]),
  )
  const findings = new Map(data.finding.map((finding) => [finding.id, finding]))
  const listed = threadsOf(data, today).map((thread): ListedThread => {
    const finding = findings.get(thread.findingId ?? '')
    return {
      ...thread,
      number: thread.asked?.point || (points.get(`${thread.noun}:${thread.id}`) ?? announced.get(thread.id) ?? ''),
      finding: finding === undefined ? null : { id: finding.id, title: finding.title, point: points.get(`finding:${finding.id}`) ?? '' },
    }
  })
  const inReport = new Set(data.question.filter(({ askedIn }) => askedIn === 'report').map(({ id }) => id))
  const rank = ({ noun, id }: ListedThread): number => (noun === 'recommendation' ? 1 : inReport.has(id) ? 2 : 0)
  return listed.toSorted((a, b) => rank(a) - rank(b) || comparePoints(a.number || unnumbered, b.number || unnumbered))
}

/** What has no number stands after what has. */
const unnumbered = '100000'

/** Where a thread stands in the list. */
export function groupOf({ state }: Pick<Thread, 'state'>): ThreadGroup {
  if (state === 'notAsked') return 'notAsked'
  if (!isOpen({ state })) return 'ended'
  return state === 'answered' ? 'answered' : state === 'noAnswerAsked' ? 'silent' : 'waiting'
}

/** The groups that have something in them; those that wait stand with the earliest day first, without a day last. */
export function grouped(threads: readonly ListedThread[]): { readonly group: ThreadGroup; readonly threads: readonly ListedThread[] }[] {
  const day = ({ dueOn }: ListedThread): string => dueOn ?? '9'
  return threadGroups.flatMap((group) => {
    const own = threads.filter((thread) => groupOf(thread) === group)
    if (own.length === 0) return []
    return { group, threads: group === 'waiting' ? own.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0)) : own }
  })
}

/** The threads that hold all the words: in what was asked, its finding, its number or the names of who must answer. */
export function withWords(threads: readonly ListedThread[], words: string, names: ReadonlyMap<string, string>): ListedThread[] {
  const wanted = words.trim().toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  return threads.filter((thread) => {
    const text = [thread.text, thread.number, thread.finding?.title ?? '', thread.finding?.point ?? '', ...thread.missing.map((id) => names.get(id) ?? '')]
    return wanted.every((word) => text.join(' ').toLocaleLowerCase('da').includes(word))
  })
}
