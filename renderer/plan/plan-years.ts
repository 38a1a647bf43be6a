import type { PlanEntry } from '../../src/domain/plan-entry.ts'

export const quarters = ['q1', 'q2', 'q3', 'q4', 'none'] as const
export type Quarter = (typeof quarters)[number]

export const quarterOf = ({ quarter }: Pick<PlanEntry, 'quarter'>): Quarter => (quarter === null ? 'none' : (`q${quarter}` as Quarter))

export type PlanYear = { readonly year: number; readonly quarters: readonly { readonly quarter: Quarter; readonly entries: readonly PlanEntry[] }[] }

/**
 * The plan by year and quarter, what has no quarter yet last; this year is there in any case.
 * @param entries in the order that a person set
 */
export function planYears(entries: readonly PlanEntry[], thisYear: number, also: readonly number[] = []): PlanYear[] {
  const years = [...new Set([thisYear, ...also, ...entries.map(({ year }) => year)])].toSorted((a, b) => a - b)
  const planned = (year: number, quarter: Quarter) => entries.filter((entry) => entry.year === year && quarterOf(entry) === quarter)
  return years.map((year) => ({
    year,
    quarters: quarters.map((quarter) => ({ quarter, entries: planned(year, quarter) })).filter((part) => part.entries.length > 0),
  }))
}

const lastDays = ['', '03-31', '06-30', '09-30', '12-31']

/** The first and the last day of the planned quarter; null where it is open. */
export function daysOf({ year, quarter }: Pick<PlanEntry, 'year' | 'quarter'>): { plannedFrom: string | null; plannedTo: string | null } {
  if (quarter === null) return { plannedFrom: null, plannedTo: null }
  return { plannedFrom: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`, plannedTo: `${year}-${lastDays[quarter]}` }
}
