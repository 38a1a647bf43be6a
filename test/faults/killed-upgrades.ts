import { Child } from '../support/child.ts'
import { passphrase, TestCore } from '../support/core.ts'
import { copySample, sampleNotes, samples } from '../support/sample-profile.ts'
import { noOutcome, type Fault } from './fault.ts'

/** A process is killed while it brings a profile of an earlier schema to the newest. */
export const killedUpgrade: Fault = {
  name: 'killed while an older profile is brought to the newest schema',
  times: 40,
  short: 2,
  run: async (times, random) => {
    const outcome = noOutcome()
    for (let round = 0; round < times; round += 1) {
      const schema = samples()[Math.floor(random() * samples().length)] ?? 10
      const folder = copySample(schema)
      const child = new Child('support/opening-child.ts', [folder])
      await child.until('opening\n')
      // From the derivation of the key, which is quick in tests, until it is done.
      await new Promise((resolve) => setTimeout(resolve, random() * 400))
      await child.kill()
      outcome.tried += 1
      try {
        const core = new TestCore(folder)
        await core.do('profile.unlock', { passphrase })
        const inspectionId = (await core.do('inspection.overview', {}))[0]?.id ?? ''
        const texts = (await core.do('note.list', { inspectionId })).map(({ text }) => text)
        if (texts.join() !== sampleNotes.join()) outcome.lost += 1
        await core.close()
      } catch (error) {
        outcome.corrupt += 1
        outcome.problems.push(`schema ${schema}, round ${round}: ${String(error)}`)
      }
    }
    return outcome
  },
}
