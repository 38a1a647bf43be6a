import { describe, expect, it } from 'vitest'
import { CoreUnderAttack } from '../fuzz/core-under-attack.ts'
import { Dice } from '../fuzz/dice.ts'
import { anyCall } from '../fuzz/operation-inputs.ts'

describe('whatever the window sends', () => {
  it('is carried out or refused with a known code, and a refusal writes nothing', { timeout: 240_000 }, async () => {
    const under = await CoreUnderAttack.open()
    let [carriedOut, refused] = [0, 0]
    // So many whatever the machine's speed, so that what both counts below ask for does not hang on it.
    for (let number = 0; number < 600; number++) {
      const { name, input } = anyCall(new Dice(`whatever the window sends ${number}`), under.ids)
      if ((await under.call(name, input)) === null) carriedOut += 1
      else refused += 1
    }
    // Both happened, or the attack was none.
    expect(refused).toBeGreaterThan(100)
    expect(carriedOut).toBeGreaterThan(30)
    await under.end()
  })
})
