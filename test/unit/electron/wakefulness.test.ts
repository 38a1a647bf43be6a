import { expect, it } from 'vitest'
import { Wakefulness } from '../../../electron/wakefulness.ts'

it('the computer is kept awake once, however often it is asked for, and let go as soon as nobody needs it', () => {
  const held = new Map<number, string>()
  let count = 0
  const wakefulness = new Wakefulness({ start: (kind) => (held.set(count, kind), count++), stop: (id) => held.delete(id) })
  wakefulness.keep(false)
  wakefulness.keep(true)
  wakefulness.keep(true)
  // The screen may go dark: that is another kind.
  expect([...held]).toEqual([[0, 'prevent-app-suspension']])
  wakefulness.keep(false)
  expect(held.size).toBe(0)
  wakefulness.keep(true)
  expect([...held.keys()]).toEqual([1])
})
