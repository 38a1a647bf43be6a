/**
 * Sends the program what nobody should send it, and prints what became of it: `npm run fuzz`, `npm run fuzz -- --minutes 5 --seed 7 --target xlsForm`,
 * `npm run fuzz -- --target xlsForm --replay out/fuzz/xlsForm-7-4711`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { attack, type Tally } from '../test/fuzz/run.ts'
import { targets } from '../test/fuzz/targets.ts'

const folder = join(import.meta.dirname, '../out/fuzz')
const columns = ['target', 'tries', 'refused', 'accepted', 'crashed', 'slow', 'memory', 'wrote', 'wrong', 'slowest', 'largest'] as const

function rowOf(name: string, tally: Tally): string[] {
  const { tries, refused, accepted, crashed, slow, large, wrote, wrong, slowest, largest } = tally
  return [name, ...[tries, refused, accepted, crashed, slow, large, wrote, wrong].map(String), `${slowest} ms`, `${largest} MB`]
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  for (const row of rows) console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '))
}

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' }, target: { type: 'string' }, replay: { type: 'string' } },
})
const [first, ...others] = targets.filter(({ name }) => values.target === undefined || values.target.split(',').includes(name))
if (!first) throw new Error(`There are these targets: ${targets.map(({ name }) => name).join(', ')}`)

if (values.replay !== undefined) {
  const opened = await first.open(values.seed)
  const began = performance.now()
  const answer = await opened.send(new Uint8Array(readFileSync(values.replay)))
  console.log(answer ?? 'accepted', `in ${Math.round(performance.now() - began)} ms`)
} else {
  const minutes = Number(values.minutes)
  const chosen = [first, ...others]
  const rows: string[][] = [[...columns]]
  const findings: string[] = []
  const refusals: Record<string, Record<string, number>> = {}
  for (const target of chosen) {
    const tally = await attack(target, { seed: values.seed, tries: Infinity, milliseconds: (minutes * 60_000) / chosen.length, folder })
    rows.push(rowOf(target.name, tally))
    findings.push(...tally.findings)
    refusals[target.name] = Object.fromEntries([...tally.refusals].toSorted(([, a], [, b]) => b - a))
    console.error(rows.at(-1)?.join(' '))
  }
  print(rows)
  for (const finding of findings) console.log(`FOUND ${finding}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'report.json'), JSON.stringify({ minutes, seed: values.seed, rows, findings, refusals }, null, 2))
  process.exitCode = findings.length === 0 ? 0 : 1
}
