import { addDays, type CivilDate } from './civil-date.ts'

/** Something that an authority is to answer or do by a day, in whatever case it stands. */
export type DueItem = {
  readonly noun: 'question' | 'recommendation' | 'commitment'
  readonly id: string
  readonly inspectionId: string
  readonly caseNumber: string
  readonly caseTitle: string
  readonly authorityNames: readonly string[]
  /** The number it was asked under, as "3"; empty where it has none. */
  readonly number: string
  readonly text: string
  readonly dueOn: CivilDate
}

export const dueGroups = ['overdue', 'thisWeek', 'later'] as const
export type DueGroup = (typeof dueGroups)[number]

/** How much is due: by group, and how much of this week's is due today. */
export type DueCounts = Readonly<Record<DueGroup | 'today', number>>

/** Which group a day falls in; the week ends with its Sunday. */
export function dueGroupOf(dueOn: CivilDate, today: CivilDate): DueGroup {
  if (dueOn < today) return 'overdue'
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  return dueOn <= addDays(today, (7 - weekday) % 7) ? 'thisWeek' : 'later'
}

/** Counts days by the groups they fall in. */
export function dueCounts(days: readonly CivilDate[], today: CivilDate): DueCounts {
  const counts = { overdue: 0, thisWeek: 0, later: 0, today: 0 }
  for (const day of days) {
    counts[dueGroupOf(day, today)] += 1
    if (day === today) counts.today += 1
  }
  return counts
}
