/**
 * The main job without a window: a fresh encrypted profile reads a case file and issues its preliminary and its final report through the
 * same operations as the window. `npm run demo`, `npm run demo -- --case FILE --out DIR`.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ZodError } from 'zod'
import { da } from '../renderer/strings/da.ts'
import type { InputOf, OperationName, OutputOf } from '../src/api/contract.ts'
import type { ApiError } from '../src/api/errors.ts'
import { answer } from '../src/api/server.ts'
import { issueKey, type Issue } from '../src/domain/issue.ts'
import type { ReportKind } from '../src/domain/report.ts'
import type { CaseFileProblem } from '../src/exchange/case-file-problems.ts'
import { systemEnvironment } from '../src/operations/environment.ts'
import type { Host } from '../src/operations/host.ts'
import { createOperations } from '../src/operations/registry.ts'
import { beforeHearing, readCorrections, UnknownPassage, type Correction } from './before-hearing.ts'
import { countPages } from './count-pages.ts'

const root = resolve(import.meta.dirname, '..')

class Refused extends Error {
  readonly error: ApiError
  constructor(error: ApiError) {
    super(error.code)
    this.error = error
  }
}

/** A host that answers the dialogs: the case file to read, and places in the output folder. */
const hostOf = (caseFile: string, out: string): Host => ({
  chooseOpenPath: () => Promise.resolve(caseFile),
  chooseSavePath: ({ suggestedName }) => Promise.resolve(join(out, basename(suggestedName))),
  keychain: {
    available: () => Promise.resolve(false),
    wrap: () => Promise.reject(new Error('no keychain')),
    unwrap: () => Promise.reject(new Error('no keychain')),
  },
  log: (entry) => {
    if (entry.level === 'error') console.error(entry.message, entry)
  },
})

/** A sentence of the catalogue with its words put in. */
function sentence(group: object, code: string, params: Readonly<Record<string, string | number>>): string {
  const text = code.split('.').reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], group)
  return typeof text === 'string' ? text.replace(/\{\{(\w+)\}\}/g, (_, word: string) => String(params[word] ?? '')).replaceAll('\n', ' ') : code
}

/** What was refused, as lines a person can act on. */
function linesOf({ code, params }: ApiError): string[] {
  const head = sentence(da.errors, code, params)
  if (code === 'caseFileInvalid') {
    const problems = JSON.parse(String(params['problems'])) as CaseFileProblem[]
    const more = Number(params['total']) - problems.length
    const lines = problems.map(({ path, code, params }) => `  ${path === '' ? '(filen)' : path}: ${sentence(da.caseFile, code, params)}`)
    return [head, ...lines, ...(more > 0 ? [`  … og ${more} til`] : [])]
  }
  if (typeof params['issues'] === 'string') return [head, ...(JSON.parse(params['issues']) as Issue[]).map(issueLine)]
  return [head]
}

const issueLine = ({ code, params, at }: Issue): string =>
  `  ${at === undefined ? '' : `${at.noun}${at.field === undefined ? '' : `.${at.field}`}: `}${sentence(da.issues, code, params)}`

type Caller = <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>

/** Issues a report; what the program asks about is printed and answered with yes. */
async function issue(call: Caller, inspectionId: string, kind: ReportKind): Promise<OutputOf<'report.issue'>> {
  try {
    return await call('report.issue', { inspectionId, kind, confirmed: [] })
  } catch (error) {
    if (!(error instanceof Refused) || error.error.code !== 'needsConfirmation') throw error
    const asked = JSON.parse(String(error.error.params['issues'])) as Issue[]
    console.log('Der er svaret ja til:')
    for (const one of asked) console.log(issueLine(one))
    return call('report.issue', { inspectionId, kind, confirmed: asked.map(issueKey) })
  }
}

async function report(call: Caller, inspectionId: string, kind: ReportKind): Promise<void> {
  const began = performance.now()
  const { document, path } = await issue(call, inspectionId, kind)
  const seconds = (performance.now() - began) / 1000
  const pages = await countPages(path)
  const recommendations = document.points.filter(({ noun }) => noun === 'recommendation').length
  console.log(`\n${document.title}`)
  console.log(`  ${path}`)
  console.log(`  Dokumentnr. ${document.number} · ${document.date} · ${pages.count} sider (${pages.by})`)
  console.log(
    `  ${document.points.length} nummererede punkter · ${recommendations} anbefalinger · ${Math.round(statSync(path).size / 1024)} kB · ${seconds.toFixed(2)} s`,
  )
  console.log(`  SHA-256 ${document.sha256}`)
}

/** Issues the preliminary report from the findings as they read before the hearing, corrects them as a jurist does after it, and issues the final one. */
async function bothReports(call: Caller, inspectionId: string, corrections: readonly Correction[]): Promise<void> {
  const findings = await call('finding.list', { inspectionId })
  const earlier = beforeHearing(findings, corrections)
  const write = async (rows: typeof findings): Promise<void> => {
    for (const { id, facts, assessment } of rows) await call('finding.update', { id, patch: { facts, assessment } })
  }
  await write(earlier)
  if (earlier.length === 0 && (await call('remark.list', { inspectionId })).some(({ disposition }) => disposition === 'workedIn' || disposition === 'partly'))
    console.log('Sagsfilen har indarbejdede bemærkninger, men ikke ordlyden før høringen. Begge rapporter får derfor sagens nuværende ordlyd.')
  await report(call, inspectionId, 'preliminaryReport')
  await write(findings.filter(({ id }) => earlier.some((one) => one.id === id)))
  await report(call, inspectionId, 'finalReport')
}

async function demo(caseFile: string, out: string): Promise<void> {
  const began = performance.now()
  mkdirSync(out, { recursive: true })
  const profileFolder = mkdtempSync(join(tmpdir(), 'selvsyn-demo-'))
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
  const environment = systemEnvironment({ profileFolder, resourcesFolder: join(root, 'resources'), appVersion: version })
  const host = hostOf(caseFile, out)
  const operations = createOperations(host, environment)
  const call: Caller = async (name, input) => {
    const result = await answer(operations.handlers, name, input, (entry) => host.log(entry), environment.newId)
    if (!result.ok) throw new Refused(result.error)
    return result.value as never
  }
  try {
    // The profile lives as long as the demo; nobody needs its passphrase again.
    const passphrase = Buffer.from(environment.random(24)).toString('base64')
    await call('profile.create', { passphrase, useKeychain: false })
    const { inspectionId } = await call('caseFile.open', {})
    const { title, caseNumber } = await call('inspection.get', { id: inspectionId })
    console.log(`Sagsfil ${caseFile}\n${title} · Sagsnr. ${caseNumber}`)
    await bothReports(call, inspectionId, readCorrections(caseFile))
    console.log(`\nI alt ${((performance.now() - began) / 1000).toFixed(2)} s`)
  } finally {
    await operations.close()
    rmSync(profileFolder, { recursive: true, force: true })
  }
}

/** A command or a file that cannot be used, as a sentence. */
function lineOf(error: unknown): string | null {
  if (error instanceof UnknownPassage)
    return `Filen med ordlyden før høringen passer ikke til sagsfilen: »${error.message}« står der ikke, eller står der flere gange.`
  if (error instanceof ZodError || error instanceof SyntaxError) return 'Filen med ordlyden før høringen kan ikke læses. Se docs/case-file.md.'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('ERR_PARSE_ARGS')) return 'Kommandoen kan ikke læses. Den skrives »npm run demo -- --case FIL --out MAPPE«; begge dele kan udelades.'
  return ['EEXIST', 'ENOTDIR', 'EACCES', 'EROFS'].includes(code)
    ? 'Der kan ikke skrives i mappen efter --out. Angiv en mappe, som findes eller kan oprettes.'
    : null
}

try {
  const { values } = parseArgs({ options: { case: { type: 'string' }, out: { type: 'string' } } })
  const caseFile = resolve(values.case ?? join(root, 'resources/example/skriftlige-henvendelser.json'))
  if (!existsSync(caseFile)) throw new Refused({ code: 'fileUnreadable', params: { path: caseFile } })
  await demo(caseFile, resolve(values.out ?? join(root, 'out/demo')))
} catch (error) {
  const lines = error instanceof Refused ? linesOf(error.error) : [lineOf(error)]
  for (const line of lines) {
    if (line === null) throw error
    console.error(line)
  }
  process.exitCode = 1
}
