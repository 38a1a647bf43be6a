import { fullCost } from '../../src/storage/keys.ts'
import { join } from 'node:path'
import type {} from '../../renderer/data/bridge.ts'
import { builtFolder } from '../../scripts/build.ts'
import { passphrase, temporaryFolder, TestCore } from '../support/core.ts'
import { median, type Figure } from './figure.ts'
import { startRaw } from './raw-window.ts'

const runs = 5
export const bareFolder = join(import.meta.dirname, '../fixtures/bare-window')
export const exampleCase = join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json')

/** A profile with the example case in it. */
export async function exampleProfile(): Promise<string> {
  const core = await TestCore.open(temporaryFolder(), { derivationCost: fullCost })
  core.host.openPath = exampleCase
  await core.do('caseFile.open', {})
  await core.close()
  return core.folder
}

/** From the start of the process to first data in the window, without the unlocking in between, beside a window with one line in it. */
export async function measureStart(): Promise<Figure[]> {
  const profile = await exampleProfile()
  const bareProfile = temporaryFolder()
  const ours: number[] = []
  const bare: number[] = []
  const [toLock, toList]: [number[], number[]] = [[], []]
  for (let run = 0; run <= runs; run += 1) {
    const empty = await startRaw(bareFolder, { BARE_FOLDER: bareProfile })
    await empty.stop()
    const selvsyn = await startRaw(builtFolder(), { SELVSYN_PROFILE: profile })
    const afterUnlock = await selvsyn.evaluate(listAfterUnlock, passphrase)
    await selvsyn.stop()
    // The first round fills the caches of the disk.
    if (run === 0) continue
    bare.push(empty.readyAfter)
    toLock.push(selvsyn.readyAfter)
    toList.push(afterUnlock)
    ours.push(selvsyn.readyAfter + afterUnlock)
  }
  return [
    {
      section: 'start',
      name: 'window ready with first data',
      value: median(ours),
      unit: 'ms',
      peers: [{ name: 'bare window', value: median(bare) }],
      limit: { rule: '≤ 2 × bare window', value: 2 * median(bare) },
      how: `median of ${runs} starts, process start to largest paint of the lock (${median(toLock).toFixed(0)} ms) and from the answer to the passphrase to the painted list of cases (${median(toList).toFixed(0)} ms)`,
    },
  ]
}

/** Runs in the page: unlocks, and answers the milliseconds from the core's answer until the list of cases is painted. */
async function listAfterUnlock(words: string): Promise<number> {
  const listed = () => document.body.innerText.includes('2017-0289209')
  const seen = new Promise<void>((resolve) => {
    const look = () => {
      if (listed()) resolve()
      else requestAnimationFrame(look)
    }
    look()
  })
  const answer = await window.selvsyn.call('profile.unlock', { passphrase: words })
  if (!answer.ok) throw new Error(answer.error.code)
  const unlocked = performance.now()
  await seen
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
  return performance.now() - unlocked
}
