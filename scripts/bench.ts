/** `npm run bench [-- --only notes,search,…]`: measures, prints a table and writes out/bench.json. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMissing, keeps, tableOf, type Figure, type Missing } from '../test/bench/figure.ts'
import { sections } from '../test/bench/sections.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only?.split(',') ?? Object.keys(sections)
const unknown = wanted.filter((name) => !(name in sections))
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}. There are: ${Object.keys(sections).join(', ')}`)
  process.exit(2)
}

// The figures of the window need a display; one that nobody looks at will do.
if (process.platform === 'linux' && !process.env['DISPLAY']) {
  const again = spawnSync('xvfb-run', ['-a', process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' })
  if (again.error === undefined) process.exit(again.status ?? 1)
}

const machine = {
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  memoryMB: Math.round(totalmem() / 1024 / 1024),
  system: `${process.platform} ${release()} ${process.arch}`,
  node: process.version,
  load: execFileSync('uptime', { encoding: 'utf8' }).trim(),
}
console.log(`${machine.processor}, ${machine.cores} cores, ${machine.memoryMB} MB, ${machine.system}, Node ${machine.node}\n${machine.load}\n`)

const entries: (Figure | Missing)[] = []
for (const name of wanted) {
  const began = performance.now()
  // One section that fails costs its own figures only.
  await sections[name as keyof typeof sections]().then(
    (measured) => entries.push(...measured),
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
  console.error(`${name}: measured in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

console.log(tableOf(entries))
mkdirSync(join(root, 'out'), { recursive: true })
const figures = entries.map((entry) => (isMissing(entry) ? entry : { ...entry, kept: keeps(entry) }))
writeFileSync(join(root, 'out/bench.json'), JSON.stringify({ measuredAt: new Date().toISOString(), machine, figures }, null, 2) + '\n')
