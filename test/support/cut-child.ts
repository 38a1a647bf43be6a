/** A process that is cut off as soon as rows were changed, before anything that comes after the transaction: node cut-child.ts FOLDER NOW OPERATION INPUT */
import type { InputOf, OperationName } from '../../src/api/contract.ts'
import { passphrase, TestCore } from './core.ts'

const [folder = '', now = '', operation = '', input = ''] = process.argv.slice(2)
const core = new TestCore(folder, { clock: () => new Date(now) })
core.subscribe(({ type }) => {
  if (type === 'changed') process.kill(process.pid, 'SIGKILL')
})
await core.do('profile.unlock', { passphrase })
await core.call(operation as OperationName, JSON.parse(input) as InputOf<OperationName>)
process.exit(1)
