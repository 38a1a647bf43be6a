import { expect, it } from 'vitest'
import { dueCounts, dueGroupOf } from '../../../src/domain/due.ts'

it('a week ends with its Sunday', () => {
  // 2019-09-10 is a Tuesday.
  expect(['2019-09-09', '2019-09-10', '2019-09-15', '2019-09-16'].map((day) => dueGroupOf(day, '2019-09-10'))).toEqual([
    'overdue',
    'thisWeek',
    'thisWeek',
    'later',
  ])
  expect(dueGroupOf('2019-09-16', '2019-09-15')).toBe('later')
  expect(dueGroupOf('2019-09-15', '2019-09-15')).toBe('thisWeek')
})

it('what is due today is counted in its week too', () => {
  expect(dueCounts(['2019-09-01', '2019-09-10', '2019-09-12', '2020-01-01'], '2019-09-10')).toEqual({ overdue: 1, today: 1, thisWeek: 2, later: 1 })
})
