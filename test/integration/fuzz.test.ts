import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attack } from '../fuzz/run.ts'
import { targets } from '../fuzz/targets.ts'
import { temporaryFolder } from '../support/core.ts'

/** So many of each, whatever the machine's speed. »npm run fuzz« is the long form; the window's own calls are attacked in hostile-input.test.ts. */
const tries: Readonly<Record<string, number>> = {
  openedFiles: 80,
  caseFile: 200,
  returnedWord: 80,
  attachedText: 120,
  eml: 300,
  msg: 300,
  xlsForm: 120,
  template: 60,
  picture: 1500,
  pastedFigures: 500,
}

describe('what comes from outside and was spoiled', () => {
  it.each(targets.filter(({ name }) => name in tries))(
    'is read or refused by $name, in time and in little memory, and a refusal writes nothing',
    async (target) => {
      const folder = join(temporaryFolder(), 'findings')
      const tally = await attack(target, { seed: 'short', tries: tries[target.name] ?? 0, folder })
      expect(tally.findings).toEqual([])
      const { crashed, slow, large, wrote, wrong } = tally
      expect({ tries: tally.tries, crashed, slow, large, wrote, wrong }).toEqual({
        tries: tries[target.name],
        crashed: 0,
        slow: 0,
        large: 0,
        wrote: 0,
        wrong: 0,
      })
      // Both happened, or the attack was none.
      expect(tally.refused).toBeGreaterThan(0)
      expect(tally.accepted).toBeGreaterThan(0)
    },
    300_000,
  )
})
