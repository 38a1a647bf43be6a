import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { perMille } from '../../../src/domain/statistic.ts'

describe('percentages', () => {
  it('add up to exactly a hundred, each within a tenth of the true one, and equal counts differ by a tenth at most', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 60 }), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0)
        const shares = perMille(values)
        if (total === 0) return shares.every((share) => share === 0)
        return (
          shares.reduce((sum, share) => sum + share, 0) === 1000 &&
          shares.every((share, i) => Math.abs(share - ((values[i] ?? 0) / total) * 1000) < 1) &&
          shares.every((a, i) => shares.every((b, j) => values[i] !== values[j] || Math.abs(a - b) <= 1))
        )
      }),
    )
  })

  it('of three equal parts give the first the odd tenth', () => {
    expect(perMille([1, 1, 1])).toEqual([334, 333, 333])
  })
})
