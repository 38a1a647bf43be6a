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

/** `failed` and `notRun` are names: a long run's first lines are out of sight, or cut off, when its last are read. */
type Count = { passed: number; failed: string[]; notRun: string[] }
const total: Count = { passed: 0, failed: [], notRun: [] }

function add({ passed, failed, notRun }: Count): void {
  total.passed += passed
  total.failed.push(...failed)
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
  add({ passed: failed ? 0 : 1, failed: failed ? [name] : [], notRun: [] })
}

type VitestReport = { testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[] }

/** Unit, integration and Word tests. */
async function testsWithoutWindow(): Promise<void> {
  const report = join(results, 'vitest.json')
  const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  const files = (readReport(report) as VitestReport | null)?.testResults ?? []
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const failed = tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
  add({
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed.length === 0 && code !== 0 ? [endedBadly('vitest')] : failed,
    notRun: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  })
}

type PlaywrightSuite = { specs?: { title: string; file: string; ok: boolean }[]; suites?: PlaywrightSuite[] }
type PlaywrightReport = { stats: { expected: number; skipped: number }; suites: PlaywrightSuite[] }

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
  const { stats, suites } = (readReport(report) as PlaywrightReport | null) ?? { stats: { expected: 0, skipped: 0 }, suites: [] }
  const { expected, skipped } = stats
  const failed = suites.flatMap(failedSpecs)
  add({
    passed: expected,
    failed: failed.length === 0 && code !== 0 ? [endedBadly(`tests of the ${project}`)] : failed,
    notRun: skipped > 0 ? [`${skipped} of the ${project} tests`] : [],
  })
}

function failedSpecs({ specs = [], suites = [] }: PlaywrightSuite): string[] {
  return [...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`), ...suites.flatMap(failedSpecs)]
}

/** A run that ends badly without a failed test (a file that cannot be loaded) has failed all the same. */
function endedBadly(what: string): string {
  return `${what}, without a failed test: see its own words above`
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
if (!ensureLibraries([...forTheWindow, ...forTheTests, ...(strict ? forTheDocumentTests : [])]) && strict) total.failed.push('installing what the tests need')

await Promise.all([check('types', 'tsc', ['-p', '.']), check('format', 'prettier', ['--check', '--log-level=warn', '.'])])
await check('lint and arrows', 'eslint', ['.'])
await testsWithoutWindow()
await windowTests('window')
await check('package', process.execPath, [join('scripts', 'package.ts'), '--folder-only'])
await windowTests('packaged')
await check('known weaknesses', process.execPath, [join('scripts', 'weaknesses.ts')])

for (const name of total.notRun) console.log(`NOT RUN: ${name}`)
// Mounting a small disk is a right that even a strict machine may withhold, and the real letters are no part of the repository; every program can be installed.
if (strict) total.failed.push(...total.notRun.filter((name) => !/needs the right to|the letters are not at/.test(name)))
for (const name of total.failed) console.log(`FAILED: ${name}`)
console.log(`\nin ${seconds(start)}`)
console.log(`${total.passed} passed, ${total.failed.length} failed`)
process.exitCode = total.failed.length === 0 ? 0 : 1
