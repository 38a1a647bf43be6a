import { describe, expect, it } from 'vitest'
import { civilDateOf, clockTimeOf, instantOf } from '../../src/domain/civil-date.ts'

describe('the instant of a Danish clock time', () => {
  it('knows winter and summer time', () => {
    expect(instantOf('2018-02-07', '10:42')).toBe('2018-02-07T09:42:00.000Z')
    expect(instantOf('2018-07-07', '10:42')).toBe('2018-07-07T08:42:00.000Z')
  })
  it('falls on its own day around midnight', () => {
    const instant = instantOf('2018-06-30', '00:05')
    expect([civilDateOf(instant), clockTimeOf(instant)]).toEqual(['2018-06-30', '00.05'])
  })
  it('takes the hour after the one that spring skips, and the first of the two in autumn', () => {
    expect(clockTimeOf(instantOf('2018-03-25', '02:30'))).toBe('03.30')
    expect(instantOf('2018-10-28', '02:30')).toBe('2018-10-28T00:30:00.000Z')
  })
})
