import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLeftAlone } from '../../../electron/left-alone.ts'
import { delayAfter, secondsLeft } from '../../../src/domain/unlock-delay.ts'

describe('the delay after wrong passphrases', () => {
  it('is none for the first three, then doubles up to a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 500].map(delayAfter)).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  it('never shrinks with another wrong one, never exceeds a minute, and ends when it has been waited, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(4e12), fc.integer({ min: -4e12, max: 4e12 }), (count, lastAt, drift) => {
        const attempts = { count, lastAt }
        expect(delayAfter(count + 1)).toBeGreaterThanOrEqual(delayAfter(count))
        const left = secondsLeft(attempts, lastAt + drift)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left).toBeLessThanOrEqual(Math.min(60, delayAfter(count)))
        expect(secondsLeft(attempts, lastAt + delayAfter(count) * 1000)).toBe(0)
        if (delayAfter(count) > 0) expect(secondsLeft(attempts, lastAt + delayAfter(count) * 1000 - 1)).toBe(1)
      }),
    )
  })
})

describe('a computer that is left alone', () => {
  it('locks after the time that was set, and never when told never', () => {
    expect(isLeftAlone('15', { computer: 900, window: 900 })).toBe(true)
    expect(isLeftAlone('15', { computer: 899, window: 5000 })).toBe(false)
    expect(isLeftAlone('never', { computer: 1e6, window: 1e6 })).toBe(false)
  })

  it('is not alone while the window is used, though the system says so', () => {
    expect(isLeftAlone('5', { computer: 1e6, window: 10 })).toBe(false)
  })
})
