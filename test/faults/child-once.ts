/** A process that does one piece of work once, says what of it is done, and waits to be killed: node child-once.ts WORK FOLDER */
import { writeSync } from 'node:fs'
import { passphrase, TestCore } from '../support/core.ts'
import { dueClock, rescue, type DoneWork, type OneWork } from './killed-copies.ts'

const [work = '', folder = ''] = process.argv.slice(2)
const say = (done: DoneWork): number => writeSync(1, `${JSON.stringify(done)}\n`)

const works: Record<OneWork, () => Promise<void>> = {
  salvaging: async () => {
    await rescue(new TestCore(folder))
    say('rescued')
  },
  erasing: async () => {
    const core = new TestCore(folder, { clock: dueClock })
    await core.do('profile.unlock', { passphrase })
    const inspectionId = (await core.do('inspection.overview', {}))[0]?.id ?? ''
    for (const kind of ['rawNotes', 'removedRows'] as const) {
      await core.do('retention.erase', { inspectionId, kind })
      say(kind)
    }
  },
}

writeSync(1, 'open\n')
await works[work as OneWork]()
say('done')
setInterval(() => undefined, 1000)
