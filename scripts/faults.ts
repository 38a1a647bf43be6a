/** `npm run faults [-- --only words --times n --seed n]`: does to profiles what happens to laptops, and prints what was lost. */
import { parseArgs } from 'node:util'
import { allFaults } from '../test/faults/all-faults.ts'
import { faultTable, type Outcome } from '../test/faults/fault.ts'
import buildWorker from '../test/support/built-worker.ts'
import { randomOf } from '../test/support/random.ts'

const { values } = parseArgs({ options: { only: { type: 'string' }, times: { type: 'string' }, seed: { type: 'string', default: '1' } } })
const wanted = allFaults.filter(({ name }) => name.includes(values.only ?? ''))
const removeWorker = await buildWorker()
const rows: { name: string; outcome: Outcome | null; seconds: number }[] = []
for (const fault of wanted) {
  const began = performance.now()
  const outcome = await fault.run(values.times === undefined ? fault.times : Number(values.times), randomOf(Number(values.seed)))
  rows.push({ name: fault.name, outcome, seconds: (performance.now() - began) / 1000 })
  console.error(`${fault.name}: ${outcome === null ? 'not run here' : `${outcome.tried} times`}`)
  for (const problem of outcome?.problems ?? []) console.error(`  ${problem}`)
}
removeWorker()
console.log(`seed ${values.seed}\n${faultTable(rows)}`)
process.exitCode = rows.every(({ outcome }) => outcome === null || outcome.lost + outcome.corrupt + outcome.undetected === 0) ? 0 : 1
