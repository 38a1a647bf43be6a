import { expect, it } from 'vitest'
import { allFaults } from '../faults/all-faults.ts'
import { randomOf } from '../support/random.ts'

// The list of `npm run faults`, each a few times.
it.each(allFaults)('$name: nothing is lost, and nothing is wrong in silence', { timeout: 240_000 }, async ({ run, short }) => {
  const outcome = await run(short, randomOf(20261130))
  if (outcome === null) return expect(process.platform === 'linux' && process.getuid?.() === 0, 'could have been tried here').toBe(false)
  expect(outcome.problems).toEqual([])
  expect(outcome).toMatchObject({ tried: short, lost: 0, corrupt: 0, undetected: 0 })
})
