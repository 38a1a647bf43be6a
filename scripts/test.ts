import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { allPresent, ensureLibraries, forTheDocumentTests, forTheTests, forTheWindow } from './system-libraries.ts'

/**
 * `npm test`: everything that must hold before a change goes in. What cannot run here for want of a program is named at the end, never
 * passed over; with `CI` set it counts as a failure.
 */

const root = join(import.meta.dirname, '..')
const results = join(root, 'out', 'test-results')
const strict = process.env['CI'] === 'true'

type Count = { passed: number; failed: number; notRun: string[] }
const total: Count = { passed: 0, failed: 0, notRun: [] }

function add({ passed, failed, notRun }: Count): void {
  total.passed += passed
  total.failed += failed
  total.notRun.push(...notRun)
}

/** Runs a program of `node_modules/.bin` (or another on the path); answers its exit code. */
function run(command: string, commandArguments: string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    })
    child.on('error', () => {
      resolve(1)
    })
    child.on('exit', (code) => {
      resolve(code ?? 1)
    })
  })
}

/** A check that passes or fails as a whole. */
async function check(name: string, command: string, commandArguments: string[]): Promise<void> {
  const start = performance.now()
  const failed = (await run(command, commandArguments)) !== 0
  console.log(`${failed ? '✘' : '✓'} ${name} (${seconds(start)})`)
  add({ passed: failed ? 0 : 1, failed: failed ? 1 : 0, notRun: [] })
}

type VitestReport = { testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[] }

/** Unit, integration and Word tests. */
async function testsWithoutWindow(): Promise<void> {
  const report = join(results, 'vitest.json')
  const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  const files = (readReport(report) as VitestReport | null)?.testResults ?? []
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const failed = tests.filter(({ status }) => status === 'failed').length
  add({
    passed: tests.filter(({ status }) => status === 'passed').length,
    // A run that ends badly without a failed test (a file that cannot be loaded) has failed all the same.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    notRun: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  })
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** Tests in the real window: the built program, then the packaged one. */
async function windowTests(project: 'window' | 'packaged'): Promise<void> {
  if (!allPresent([...forTheWindow, ...forTheTests])) {
    total.notRun.push(`tests of the ${project === 'window' ? 'window' : 'packaged program'} (Electron's libraries or Xvfb are missing)`)
    return
  }
  const report = join(results, `${project}.json`)
  const playwright = ['playwright', 'test', `--project=${project}`, '--reporter=list,json']
  const [command, ...commandArguments] = process.platform === 'linux' ? ['xvfb-run', '-a', ...playwright] : playwright
  const code = await run(command ?? '', commandArguments, { PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  const { expected, unexpected, skipped } = (readReport(report) as PlaywrightReport | null)?.stats ?? { expected: 0, unexpected: 0, skipped: 0 }
  add({
    passed: expected,
    failed: unexpected === 0 && code !== 0 ? 1 : unexpected,
    notRun: skipped > 0 ? [`${skipped} of the ${project} tests`] : [],
  })
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}

const start = performance.now()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
if (!ensureLibraries([...forTheWindow, ...forTheTests, ...(strict ? forTheDocumentTests : [])]) && strict) total.failed++

await Promise.all([check('types', 'tsc', ['-p', '.']), check('format', 'prettier', ['--check', '--log-level=warn', '.'])])
await check('lint and arrows', 'eslint', ['.'])
await testsWithoutWindow()
await windowTests('window')
await check('package', process.execPath, [join('scripts', 'package.ts'), '--folder-only'])
await windowTests('packaged')
await check('known weaknesses', process.execPath, [join('scripts', 'weaknesses.ts')])

for (const name of total.notRun) console.log(`NOT RUN: ${name}`)
// Mounting a small disk is a right that even a strict machine may withhold, and the real letters are no part of the repository; every program can be installed.
if (strict) total.failed += total.notRun.filter((name) => !/needs the right to|the letters are not at/.test(name)).length
console.log(`\nin ${seconds(start)}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
