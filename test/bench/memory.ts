import { setTimeout } from 'node:timers/promises'
import type {} from '../../renderer/data/bridge.ts'
import { builtFolder } from '../../scripts/build.ts'
import { passphrase, temporaryFolder } from '../support/core.ts'
import { median, type Figure } from './figure.ts'
import { familyOf, memoryOf } from './processes.ts'
import { startRaw } from './raw-window.ts'
import { bareFolder, exampleProfile } from './start.ts'

const runs = 3
/** Milliseconds after which it is looked at: what opening left behind may still stand there, and what stays when nobody works. */
const [settled, atRest] = [5000, 40_000]

/** The memory of all processes with the example open, beside a bare window and a bare core process. */
export async function measureMemory(): Promise<Figure[]> {
  const profile = await exampleProfile()
  const [ours, resting, bare]: [number[], number[], number[]] = [[], [], []]
  for (let run = 0; run < runs; run += 1) {
    const empty = await startRaw(bareFolder, { BARE_FOLDER: temporaryFolder(), BARE_CORE: '1' })
    await setTimeout(settled)
    bare.push(memoryOf(familyOf(empty.pid)))
    await empty.stop()
    const selvsyn = await startRaw(builtFolder(), { SELVSYN_PROFILE: profile })
    await selvsyn.evaluate(openExample, passphrase)
    await setTimeout(settled)
    ours.push(memoryOf(familyOf(selvsyn.pid)))
    await setTimeout(atRest - settled)
    resting.push(memoryOf(familyOf(selvsyn.pid)))
    await selvsyn.stop()
  }
  const figure = (name: string, value: number, after: number): Figure => ({
    section: 'memory',
    name: `all processes with the example open${name} (PSS)`,
    value,
    unit: 'MB',
    peers: [{ name: 'bare window and bare core process', value: median(bare) }],
    limit: { rule: '≤ 1.4 × bare', value: 1.4 * median(bare) },
    how: `median of ${runs}, ${after / 1000} s after the case was opened`,
  })
  return [figure('', median(ours), settled), figure(' and nobody working', median(resting), atRest)]
}

/** Runs in the page: unlocks, opens the only case and waits until its head stands there. */
async function openExample(words: string): Promise<void> {
  const answer = await window.selvsyn.call('profile.unlock', { passphrase: words })
  if (!answer.ok) throw new Error(answer.error.code)
  const until = async (find: () => Element | null): Promise<Element> => {
    for (;;) {
      const found = find()
      if (found) return found
      await new Promise((resolve) => window.setTimeout(resolve, 50))
    }
  }
  const row = await until(() => document.querySelector('[role="listbox"] [role="option"]'))
  ;(row as HTMLElement).click()
  await until(() => document.querySelector('.case-head'))
}
