import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { noOutcome, type Fault } from './fault.ts'

const day = 86_400_000

/** The clock goes back and forth by up to thirty years, and by a day of sleep, while notes are written and backups made. */
export const turnedClock: Fault = {
  name: 'the clock set back and forth, asleep for a day',
  times: 60,
  short: 6,
  run: async (times, random) => {
    const outcome = noOutcome()
    let now = Date.UTC(2026, 10, 30, 9)
    const folder = temporaryFolder()
    const environment = { clock: () => new Date(now) }
    let core = await TestCore.open(folder, environment)
    const { inspectionId } = await startCase(core)
    const said: string[] = []
    for (let round = 0; round < times; round += 1) {
      for (let count = 0; count < 5; count += 1) said.push((await core.do('note.create', noteOf(inspectionId, `Note ${round}.${count}`))).id)
      const jump = random()
      now = jump < 0.4 ? now + day : Math.max(Date.UTC(1996, 0, 1), Math.min(Date.UTC(2056, 0, 1), now + (random() - 0.5) * 60 * 365 * day))
      if (jump > 0.5) await core.do('profile.backUp', {})
      if (jump > 0.8) {
        await core.close()
        core = new TestCore(folder, environment)
        await core.do('profile.unlock', { passphrase })
      }
      outcome.tried += 1
      const there = new Set((await core.do('note.list', { inspectionId })).map(({ id }) => id))
      const gone = said.filter((id) => !there.has(id))
      if (gone.length > 0) {
        outcome.lost += 1
        outcome.problems.push(`round ${round}, ${new Date(now).toISOString()}: ${gone.length} notes are gone`)
      }
      // What was done last is undone first, whatever the clock says.
      const last = await core.do('note.create', noteOf(inspectionId, 'fortrydes'))
      await core.do('history.undo', {})
      if ((await core.do('note.list', { inspectionId })).some(({ id }) => id === last.id)) {
        outcome.corrupt += 1
        outcome.problems.push(`round ${round}: undo took something else`)
      }
    }
    await core.close()
    return outcome
  },
}
