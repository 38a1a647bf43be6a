import { describe, expect, it } from 'vitest'
import { uuidv7 } from '../../../src/operations/environment.ts'

const clockAt = (...milliseconds: number[]) => {
  let call = 0
  return () => new Date(milliseconds[Math.min(call++, milliseconds.length - 1)]!)
}

describe('new ids', () => {
  it('are the example of RFC 9562, appendix A.6', () => {
    // 0x017F22E279B0 ms, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F; the highest random bit is the counter's and stays free.
    const chance = (0xcc3n << 62n) | 0x18c4dc0c0c07398fn
    const bytes = Uint8Array.from({ length: 10 }, (_, index) => Number((chance >> BigInt(8 * (9 - index))) & 0xffn))
    expect(uuidv7(clockAt(0x017f22e279b0), () => bytes)()).toBe('017f22e2-79b0-74c3-98c4-dc0c0c07398f')
  })

  it('sort in the order they were made, within a millisecond and when the clock goes back 30 years', () => {
    const next = uuidv7(clockAt(1_700_000_000_000, 1_700_000_000_000, 750_000_000_000, 1_700_000_000_001), (length) => new Uint8Array(length).fill(255))
    const ids = Array.from({ length: 2000 }, next)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
