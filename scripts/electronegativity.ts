/**
 * `npm run electronegativity`: holds the program's own source against Doyensec's list of what goes wrong in Electron programs. The tool brings four hundred packages and is no
 * dependency: it is installed into a temporary folder, without its scripts. What it found and why it stands is said in `known`; anything else fails.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const tool = '@doyensec/electronegativity@1.10.3'

const known: Readonly<Record<string, string>> = {
  CSP_GLOBAL_CHECK:
    'the policy is sent with every answer of app:// (electron/page.ts), which the tool does not see; test/window/guards.spec.mts tries to get past it',
  AUXCLICK_JS_CHECK: 'a middle click asks for a window and is denied one (electron/guards.ts); tried in test/window/guards.spec.mts',
  PRELOAD_JS_CHECK: 'reviewed: the preload script keeps the port and gives the page three functions',
  ELECTRON_VERSION_JSON_CHECK: 'says only which Electron it is',
}

function run(): number {
  const folder = mkdtempSync(join(tmpdir(), 'selvsyn-electronegativity-'))
  try {
    const shell = process.platform === 'win32'
    const installed = spawnSync('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--silent', tool], {
      shell,
      timeout: 300_000,
    })
    const program = join(folder, 'node_modules', '.bin', 'electronegativity')
    if (installed.status !== 0 || !existsSync(program)) {
      console.log('NOT RUN: electronegativity (the registry does not give it)')
      return 0
    }
    for (const part of ['electron', 'renderer', 'package.json']) cpSync(join(root, part), join(folder, 'source', part), { recursive: true })
    const report = join(folder, 'report.csv')
    // Which fixes of Electron there are it would ask of the network.
    const checked = ['-i', join(folder, 'source'), '-r', '-x', 'AvailableSecurityFixesGlobalCheck', '-o', report]
    spawnSync(program, checked, { shell, timeout: 300_000 })
    const findings = readFileSync(report, 'utf8').trim().split('\n').slice(1)
    const others = findings.filter((line) => !((line.split(',', 1)[0] ?? '') in known))
    for (const line of findings)
      console.log(`${others.includes(line) ? '✘' : '✓'} ${line.split(',').slice(0, 5).join(' ')} ${known[line.split(',', 1)[0] ?? ''] ?? ''}`)
    return others.length === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = run()
