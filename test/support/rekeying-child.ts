/** A process that changes the data key of a profile, over and over until it is killed: node rekeying-child.ts FOLDER PASSPHRASE */
import { writeSync } from 'node:fs'
import { TestCore } from './core.ts'

const [folder = '', passphrase = ''] = process.argv.slice(2)
const core = new TestCore(folder)
await core.do('profile.unlock', { passphrase })
writeSync(1, 'open\n')
for (;;) {
  await core.do('profile.rekey', { passphrase })
  writeSync(1, 'done\n')
}
