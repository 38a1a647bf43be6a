import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InputOf, OperationName, OutputOf } from '../../src/api/contract.ts'
import type { ApiError, Result } from '../../src/api/errors.ts'
import type { CoreEvent } from '../../src/api/events.ts'
import type { LogEntry } from '../../src/api/log.ts'
import type { Printable } from '../../src/api/printable.ts'
import { answer } from '../../src/api/server.ts'
import { systemEnvironment, type Environment } from '../../src/operations/environment.ts'
import type { Host } from '../../src/operations/host.ts'
import { createOperations } from '../../src/operations/registry.ts'

/**
 * A passphrase of a test's profile keeps nobody out: trying it costs a twentieth of what it does in a real one. Only what makes a profile is handed this; which cost
 * a wrapping has stands in the wrapping.
 */
const lowCost = { memoryKiB: 8192, passes: 1, logN: 14 }

export const passphrase = 'en hest der ror mod vinden'

/** A host without a window. Paths that it "chooses" are set by the test; its keychain turns the bytes round. */
export class TestHost implements Host {
  savePath: string | null = null
  openPath: string | null = null
  folderPath: string | null = null
  hasKeychain = false
  readonly entries: LogEntry[] = []
  readonly keychain = {
    available: () => Promise.resolve(this.hasKeychain),
    wrap: (bytes: Uint8Array) => Promise.resolve(bytes.toReversed()),
    unwrap: (bytes: Uint8Array) => Promise.resolve(bytes.toReversed()),
  }
  chooseSavePath() {
    return Promise.resolve(this.savePath)
  }
  chooseOpenPath() {
    return Promise.resolve(this.openPath)
  }
  chooseFolder() {
    return Promise.resolve(this.folderPath)
  }
  print(_: Printable): Promise<Uint8Array | null> {
    return Promise.resolve(null)
  }
  printOnPaper(_: Printable): Promise<boolean> {
    return Promise.resolve(false)
  }
  /** What the computer was last asked: to stay awake, or that it may sleep. */
  isAwake = false
  stayAwake(isNeeded: boolean) {
    this.isAwake = isNeeded
  }
  log(entry: LogEntry) {
    this.entries.push(entry)
  }
}

/** The program's own, with passphrases that are tried fast and, in the test runs, a second thread that starts fast. */
function testEnvironment(profileFolder: string): Environment {
  const own = systemEnvironment({ profileFolder, resourcesFolder: join(import.meta.dirname, '../../resources'), appVersion: '0.0.0' })
  return { ...own, derivationCost: lowCost, workerEntry: process.env['SELVSYN_BUILT_WORKER'] ?? own.workerEntry }
}

/** The core as the window has it, but in this process: every call is parsed and answered as a value. */
export class TestCore {
  readonly folder: string
  readonly host: TestHost
  readonly events: CoreEvent[] = []
  readonly #operations

  constructor(folder = temporaryFolder(), environment: Partial<Environment> = {}, host = new TestHost()) {
    this.folder = folder
    this.host = host
    this.#operations = createOperations(host, { ...testEnvironment(folder), ...environment })
    this.#operations.subscribe((event) => this.events.push(event))
  }

  /** A core with a fresh, open profile. */
  static async open(folder?: string, environment?: Partial<Environment>, host?: TestHost): Promise<TestCore> {
    const core = new TestCore(folder, environment, host)
    await core.do('profile.create', { passphrase, useKeychain: false })
    return core
  }

  async call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<Result<OutputOf<Name>>> {
    const log = (entry: LogEntry): void => this.host.log(entry)
    return (await answer(this.#operations.handlers, name, input, log, () => 'reference')) as Result<OutputOf<Name>>
  }

  /** Calls an operation that must succeed. */
  async do<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const result = await this.call(name, input)
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)} ${JSON.stringify(this.host.entries.at(-1))}`)
    return result.value
  }

  /** Calls an operation that must fail as expected; answers how. */
  async fail<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<ApiError> {
    const result = await this.call(name, input)
    if (result.ok) throw new Error(`${name} succeeded: ${JSON.stringify(result.value)}`)
    return result.error
  }

  /** Tells of each event while it happens. */
  subscribe(listener: (event: CoreEvent) => void): void {
    this.#operations.subscribe(listener)
  }

  missing(): string[] {
    return this.#operations.handlers.missing()
  }

  close(): Promise<void> {
    return this.#operations.close()
  }
}

const folders: string[] = []

/** A folder that is removed when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'selvsyn-test-'))
  if (folders.length === 0)
    process.on('exit', () => {
      for (const made of folders) rmSync(made, { recursive: true, force: true })
    })
  folders.push(folder)
  return folder
}

/** A case with an authority, a unit and a visit. */
export async function startCase(core: TestCore, caseNumber = '2017-0289209') {
  const inspection = await core.do('inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber, title: 'Inspektion af Ungecentret' },
    authorities: [{ name: 'Beskæftigelsesforvaltningen', units: ['Ungecentret', 'Jobhuset'] }],
  })
  const inspectionId = inspection.id
  const [authority] = await core.do('authority.list', { inspectionId })
  const units = await core.do('unit.list', { inspectionId })
  const [unit] = units
  const [report] = await core.do('report.list', { inspectionId })
  const visit = await core.do('visit.create', { inspectionId, date: '2018-02-07' })
  if (!authority || !unit || !report) throw new Error('The case is not whole')
  return { inspection, inspectionId, authority, unit, units, report, visit }
}

/** A note as the window makes it. */
export const noteOf = (inspectionId: string, text: string) => ({
  inspectionId,
  text,
  takenAt: '2018-02-07T09:31:00.000Z',
  stampedAt: '2018-02-07T09:31:00.000Z',
})
