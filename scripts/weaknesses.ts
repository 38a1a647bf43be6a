/**
 * `npm run weaknesses`: asks the registry for known weaknesses of what is shipped. Without a registry that answers, it says that it was not run and is no failure: the
 * program is made where there is no network.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { linuxFolder } from './package.ts'

const root = join(import.meta.dirname, '..')
/** Milliseconds that a registry has to answer. */
const patience = 30_000

const report = z.object({ vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })) })
const shipped = z.object({ components: z.array(z.object({ name: z.string(), version: z.string() })) })

/**
 * Weaknesses of the packages that are shipped, in a line each.
 * @returns null where the registry did not answer
 */
function knownWeaknesses(names: ReadonlyMap<string, string>): string[] | null {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0', `--fetch-timeout=${patience}`], {
    cwd: root,
    encoding: 'utf8',
    timeout: patience * 2,
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
  })
  try {
    const { vulnerabilities } = report.parse(JSON.parse(stdout))
    return Object.entries(vulnerabilities).flatMap(([name, { severity, range }]) =>
      names.has(name) ? [`${name} ${names.get(name) ?? ''}: ${severity} (${range})`] : [],
    )
  } catch {
    return null
  }
}

const bill = shipped.parse(JSON.parse(readFileSync(join(linuxFolder, 'resources', 'bill-of-materials.cdx.json'), 'utf8')))
const found = knownWeaknesses(new Map(bill.components.map(({ name, version }) => [name, version])))
if (found === null) console.log('NOT RUN: the check for known weaknesses (the registry does not answer)')
else if (found.length === 0) console.log(`no known weakness in ${bill.components.length} shipped components`)
else for (const line of found) console.error(line)
process.exitCode = found === null || found.length === 0 ? 0 : 1
