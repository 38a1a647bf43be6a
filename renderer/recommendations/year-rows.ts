import type { AskedThread } from '../../src/domain/asked-thread.ts'
import type { CriticismStep } from '../../src/domain/criticism-step.ts'
import type { ThreadState } from '../../src/domain/thread.ts'
import type { YearFigures } from '../../src/domain/year-figures.ts'
import { yearOf } from './asked-filter.ts'

/** A line of the figures: what is counted, and the count of each year. */
export type YearRow = {
  readonly key: string
  readonly of:
    { readonly total: 'inspections' | 'reports' | 'findings' | 'recommendations' } | { readonly grading: string | null } | { readonly state: ThreadState }
  readonly counts: readonly number[]
}

/** The states as a chart shows them: five parts at most are told apart without colours. */
const parts = {
  open: ['noAnswerAsked', 'waiting', 'overdue', 'partlyAnswered'],
  answered: ['answered'],
  ended: ['closed', 'fixedOnSpot'],
  goingOn: ['carriedOn', 'repeated'],
  declined: ['declined'],
} as const satisfies Record<string, readonly ThreadState[]>

/** The recommendations of each year by what became of them, the oldest year first; parts that no year has are left out. */
export function yearParts(years: readonly number[], rows: readonly YearRow[]) {
  const count = (states: readonly ThreadState[], at: number): number =>
    rows.reduce((sum, { of, counts }) => sum + ('state' in of && states.includes(of.state) ? (counts[at] ?? 0) : 0), 0)
  const order = years.map((_, index) => index).toReversed()
  const series = (Object.keys(parts) as (keyof typeof parts)[]).map((part) => ({ part, values: order.map((at) => count(parts[part], at)) }))
  return { years: order.map((at) => years[at] ?? 0), series: series.filter(({ values }) => values.some((value) => value > 0)) }
}

/** The states that a recommendation can have, in the order of its life. */
const states: readonly ThreadState[] = [
  'noAnswerAsked',
  'waiting',
  'overdue',
  'partlyAnswered',
  'answered',
  'closed',
  'fixedOnSpot',
  'carriedOn',
  'repeated',
  'declined',
]

/**
 * The figures of the annual report: years, the newest first, and a line for each thing counted. Steps and states that no year has are left out.
 * @param steps the criticism scale, mildest first
 */
export function yearRows(figures: readonly YearFigures[], asked: readonly AskedThread[], steps: readonly CriticismStep[]) {
  const put = asked.filter(({ noun }) => noun === 'recommendation')
  const years = [...new Set([...figures.map(({ year }) => year), ...put.map((thread) => Number(yearOf(thread)))])].toSorted((a, b) => b - a)
  const known = new Map(figures.map((one) => [one.year, one]))
  const row = (key: string, of: YearRow['of'], count: (year: number) => number): YearRow => ({ key, of, counts: years.map(count) })
  const gradingsOf = (year: number): Readonly<Record<string, number>> => known.get(year)?.gradings ?? {}
  const withState = (year: number, state?: ThreadState): number =>
    put.filter((thread) => Number(yearOf(thread)) === year && (state === undefined || thread.state === state)).length
  // A step that was deleted since counts as none.
  const named = new Set(steps.map(({ id }) => id))
  const ungraded = (year: number): number => Object.entries(gradingsOf(year)).reduce((sum, [step, count]) => (named.has(step) ? sum : sum + count), 0)
  const rows = [
    row('inspections', { total: 'inspections' }, (year) => known.get(year)?.inspections ?? 0),
    row('reports', { total: 'reports' }, (year) => known.get(year)?.reports ?? 0),
    row('findings', { total: 'findings' }, (year) => Object.values(gradingsOf(year)).reduce((sum, count) => sum + count, 0)),
    ...steps.map(({ id, label }) => row(id, { grading: label }, (year) => gradingsOf(year)[id] ?? 0)),
    row('ungraded', { grading: null }, ungraded),
    row('recommendations', { total: 'recommendations' }, (year) => withState(year)),
    ...states.map((state) => row(state, { state }, (year) => withState(year, state))),
  ]
  return { years, rows: rows.filter(({ of, counts }) => 'total' in of || counts.some((count) => count > 0)) }
}
