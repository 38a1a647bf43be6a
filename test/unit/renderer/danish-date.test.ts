import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCivilDate } from '../../../src/domain/civil-date.ts'
import { readDanishDate, readDanishTime } from '../../../renderer/ui/danish-date.ts'

describe('a date as a Dane types it', () => {
  test.each([
    ['7.2.2018', '2018-02-07'],
    ['07-02-2018', '2018-02-07'],
    ['7/2 2018', '2018-02-07'],
    ['7. februar 2018', '2018-02-07'],
    ['7. feb. 18', '2018-02-07'],
    ['070218', '2018-02-07'],
    ['07022018', '2018-02-07'],
    ['2018-02-07', '2018-02-07'],
    ['7.2', '2026-02-07'],
    ['7. maj', '2026-05-07'],
  ])('%s', (typed, date) => {
    expect(readDanishDate(typed, 2026)).toBe(date)
  })

  test.each(['', 'i morgen', '31.2.2018', '0.1.2018', '7.13.2018', '7.2.1', '29.2.2019', '7. foo 2018'])('»%s« is none', (typed) => {
    expect(readDanishDate(typed, 2026)).toBeNull()
  })

  test('what the field shows is read back as the same day', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, (date) => {
        expect(readDanishDate(formatCivilDate(date, 'short'), 2026)).toBe(date)
        expect(readDanishDate(formatCivilDate(date, 'long'), 2026)).toBe(date)
      }),
    )
  })
})

test.each([
  ['9', '09:00'],
  ['9.30', '09:30'],
  ['kl. 9.30', '09:30'],
  ['0930', '09:30'],
  ['23:59', '23:59'],
  ['24.00', null],
  ['9.60', null],
  ['snart', null],
])('the time »%s«', (typed, time) => {
  expect(readDanishTime(typed)).toBe(time)
})
