import { expect, it } from 'vitest'
import { daysOf, planYears } from '../../../renderer/plan/plan-years.ts'
import { relatedTo } from '../../../renderer/overview/related.ts'
import type { InspectionSummary } from '../../../src/api/contract.ts'
import type { PlanEntry } from '../../../src/domain/plan-entry.ts'

const entry = (theme: string, year: number, quarter: number | null) => ({ id: theme, theme, year, quarter }) as PlanEntry

it('the plan stands by year and quarter, without a quarter last, and this year in any case', () => {
  const years = planYears([entry('a', 2027, null), entry('b', 2027, 3), entry('c', 2025, 1), entry('d', 2027, 3)], 2026)
  expect(years.map(({ year, quarters }) => [year, quarters.map(({ quarter, entries }) => `${quarter}: ${entries.map(({ theme }) => theme).join()}`)])).toEqual([
    [2025, ['q1: c']],
    [2026, []],
    [2027, ['q3: b,d', 'none: a']],
  ])
})

it('a quarter has its first and last day', () => {
  expect(daysOf({ year: 2026, quarter: 1 })).toEqual({ plannedFrom: '2026-01-01', plannedTo: '2026-03-31' })
  expect(daysOf({ year: 2026, quarter: 4 })).toEqual({ plannedFrom: '2026-10-01', plannedTo: '2026-12-31' })
  expect(daysOf({ year: 2026, quarter: null })).toEqual({ plannedFrom: null, plannedTo: null })
})

it('cases go together whichever of the two says so', () => {
  const cases = [
    { id: 'a', relatedIds: ['b'] },
    { id: 'b', relatedIds: [] },
    { id: 'c', relatedIds: ['b', 'a'] },
    { id: 'd', relatedIds: [] },
  ] as unknown as InspectionSummary[]
  const of = (id: string) => relatedTo(cases, id, cases.find((one) => one.id === id)?.relatedIds ?? []).map((one) => one.id)
  expect([of('a'), of('b'), of('c'), of('d')]).toEqual([['b', 'c'], ['a', 'c'], ['a', 'b'], []])
})
