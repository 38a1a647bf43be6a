import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/civil-date.ts'
import { dayOff, daysBetween, deadlineFrom, easterSunday, nextWorkingDay, pausedDeadline } from '../../../src/domain/deadline.ts'

const day = fc.integer({ min: 0, max: 47_000 }).map((days) => addDays('1971-01-01', days))

describe('Danish days off', () => {
  it('move with Easter', () => {
    expect([2000, 2008, 2018, 2019, 2024, 2038].map(easterSunday)).toEqual(['2000-04-23', '2008-03-23', '2018-04-01', '2019-04-21', '2024-03-31', '2038-04-25'])
    expect(dayOff('2018-03-29')).toBe('maundyThursday')
    expect(dayOff('2018-05-10')).toBe('ascensionDay')
    expect(dayOff('2018-05-21')).toBe('whitMonday')
  })

  it('had Store bededag until 2023 and not after', () => {
    expect(dayOff('2023-05-05')).toBe('prayerDay')
    expect(dayOff('2024-04-26')).toBeNull()
  })

  it('are the weekends, Grundlovsdag and juleaftensdag too', () => {
    expect(dayOff('2019-06-05')).toBe('constitutionDay')
    expect(dayOff('2019-12-24')).toBe('christmasEve')
    expect(dayOff('2019-12-31')).toBeNull()
    expect(dayOff('2019-09-07')).toBe('saturday')
  })

  it('give way to the next working day, at most six days on (Christmas before a weekend)', () => {
    expect(nextWorkingDay('2018-12-22')).toBe('2018-12-27')
    fc.assert(
      fc.property(day, (date) => {
        const next = nextWorkingDay(date)
        return dayOff(next) === null && daysBetween(date, next) <= 6
      }),
    )
  })
})

describe('a deadline', () => {
  it('does not count the day it runs from', () => {
    expect(deadlineFrom('2019-07-30', 14, 'calendarDays')).toBe('2019-08-13')
    expect(deadlineFrom('2018-03-28', 3, 'workingDays')).toBe('2018-04-05')
  })

  it('of one more working day ends later, on a working day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const due = deadlineFrom(from, count, 'workingDays')
        return dayOff(due) === null && due > deadlineFrom(from, count - 1, 'workingDays')
      }),
    )
  })

  it('rests while it is paused, and goes on from the day the pause ended', () => {
    expect(pausedDeadline('2019-09-05', [{ from: '2019-08-01', to: '2019-08-11' }], '2019-09-01')).toBe('2019-09-15')
    expect(pausedDeadline('2019-09-05', [{ from: '2019-08-01', to: null }], '2019-08-20')).toBe('2019-09-24')
    // It was set while the pause lasted, and once it was over: only what came after counts.
    expect(pausedDeadline('2019-09-05', [{ from: '2019-08-01', to: '2019-08-11' }], '2019-09-01', '2019-08-06')).toBe('2019-09-10')
    expect(pausedDeadline('2019-09-05', [{ from: '2019-08-01', to: '2019-08-11' }], '2019-09-01', '2019-08-20')).toBe('2019-09-05')
    expect(pausedDeadline('2019-09-05', [{ from: '2019-10-01', to: '2019-10-09' }], '2019-11-01')).toBe('2019-09-05')
  })
})
