/** What the commands share that do the program's work without a window: a fresh encrypted profile, a case file read into it, and what was refused as lines. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { da } from '../renderer/strings/da.ts'
import type { InputOf, OperationName, OutputOf } from '../src/api/contract.ts'
import type { ApiError } from '../src/api/errors.ts'
import { answer } from '../src/api/server.ts'
import { issueKey, type Issue } from '../src/domain/issue.ts'
import type { CaseFileProblem } from '../src/exchange/case-file-problems.ts'
import { systemEnvironment } from '../src/operations/environment.ts'
import type { Host } from '../src/operations/host.ts'
import { createOperations } from '../src/operations/registry.ts'

export const root = resolve(import.meta.dirname, '..')

/** An operation that was refused. */
export class Refused extends Error {
  readonly error: ApiError
  constructor(error: ApiError) {
    super(error.code)
    this.error = error
  }
}

/** Calls an operation; throws `Refused` when it answers a failure. */
export type Caller = <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>

/** A host that answers the dialogs: the case file to read, and places in the output folder. */
const hostOf = (caseFile: string, out: string): Host => ({
  chooseOpenPath: () => Promise.resolve(caseFile),
  chooseSavePath: ({ suggestedName }) => Promise.resolve(join(out, basename(suggestedName))),
  chooseFolder: () => Promise.resolve(null),
  print: () => Promise.resolve(null),
  stayAwake: () => undefined,
  printOnPaper: () => Promise.resolve(false),
  keychain: {
    available: () => Promise.resolve(false),
    wrap: () => Promise.reject(new Error('no keychain')),
    unwrap: () => Promise.reject(new Error('no keychain')),
  },
  log: (entry) => {
    if (entry.level === 'error') console.error(entry.message, entry)
  },
})

/** Reads a case file into a fresh encrypted profile, does some work on it, and leaves nothing of the profile behind. */
export async function withCase<Value>(caseFile: string, out: string, work: (call: Caller, inspectionId: string) => Promise<Value>): Promise<Value> {
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
    // The profile lives as long as the work; nobody needs its passphrase again.
    const passphrase = Buffer.from(environment.random(24)).toString('base64')
    await call('profile.create', { passphrase, useKeychain: false })
    const { inspectionId } = await call('caseFile.open', {})
    return await work(call, inspectionId)
  } finally {
    await operations.close()
    rmSync(profileFolder, { recursive: true, force: true })
  }
}

/** Issues a document; what the program asks about is told and answered with yes. */
export async function issueWithYes(
  issue: (confirmed: string[]) => Promise<OutputOf<'report.issue'>>,
  tell: (asked: readonly Issue[]) => void,
): Promise<OutputOf<'report.issue'>> {
  try {
    return await issue([])
  } catch (error) {
    if (!(error instanceof Refused) || error.error.code !== 'needsConfirmation') throw error
    const asked = JSON.parse(String(error.error.params['issues'])) as Issue[]
    tell(asked)
    return issue(asked.map(issueKey))
  }
}

/** A sentence of the catalogue with its words put in. */
function sentence(group: object, code: string, params: Readonly<Record<string, string | number>>): string {
  const text = code.split('.').reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], group)
  return typeof text === 'string' ? text.replace(/\{\{(\w+)\}\}/g, (_, word: string) => String(params[word] ?? '')).replaceAll('\n', ' ') : code
}

/** What was refused, as lines a person can act on. */
export function linesOf({ code, params }: ApiError): string[] {
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

/** An issue with the place that it concerns. */
export const issueLine = ({ code, params, at }: Issue): string =>
  `  ${at === undefined ? '' : `${at.noun}${at.field === undefined ? '' : `.${at.field}`}: `}${sentence(da.issues, code, params)}`
