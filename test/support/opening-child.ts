/** A process that opens a profile, and with it brings an older one to the newest schema, until it is killed: node opening-child.ts FOLDER */
import { writeSync } from 'node:fs'
import { passphrase, TestCore } from './core.ts'

writeSync(1, 'opening\n')
const core = new TestCore(process.argv[2])
await core.do('profile.unlock', { passphrase })
writeSync(1, 'open\n')
// It is killed, also when it was done before.
setInterval(() => undefined, 1000)
