import type { InputOf, OperationName, OutputOf } from '../api/contract.ts'
import type { Nature } from '../api/operation.ts'
import { ExpectedFailure } from '../api/errors.ts'
import type { CoreEvent } from '../api/events.ts'
import { Handlers } from '../api/handlers.ts'
import { traceOf } from '../api/log.ts'
import { change, type Committed, type Journal, type Transaction, type WrittenRow } from '../storage/changes.ts'
import { settleErased } from '../storage/erasing.ts'
import { writeTroubleOf, type Database, type ReadableDatabase } from '../storage/database.ts'
import { indexSome, isSearchBehind } from '../storage/search-index.ts'
import type { WordList } from '../storage/word-list.ts'
import { aliasedWording } from './aliased-wording.ts'
import { AuditTrail } from './audit-trail.ts'
import type { Environment } from './environment.ts'
import type { History } from './history.ts'
import type { Host } from './host.ts'
import { WorkerThread } from './worker-thread.ts'

/** The profile that is open. */
export type OpenProfile = {
  readonly database: Database
  readonly journal: Journal
  readonly key: Uint8Array
  /** What the profile file wraps: the same, or the one over it while the database is under an earlier one. */
  readonly wrappedKey: Uint8Array
  readonly history: History
  readonly words: WordList
}

/** More rows than this in one transaction are not sent to the window: it refetches. */
const mostRowsInEvent = 500
const rowsIndexedAtOnce = 20
/** Milliseconds: how long nothing must have been written before the index goes on, after how long it goes on all the same, and between its pieces. */
const quiet = 50
const longestWait = 1000
const betweenPieces = 10
/** Milliseconds between looks whether the folder is still there. */
const betweenLooks = 1000

/**
 * Where operations are registered and what they share: the machine around them, the open profile, the clients' events. Each operation is
 * registered by its nature, which decides what it is handed: a database to read from, a transaction to write in, or only its input.
 */
export class Desk {
  readonly host: Host
  readonly environment: Environment
  readonly handlers = new Handlers()
  readonly worker: WorkerThread
  readonly audit: AuditTrail
  readonly #listeners = new Set<(event: CoreEvent) => void>()
  #profile: OpenProfile | null = null
  #trouble: 'diskFull' | 'folderGone' | null = null
  #watching: NodeJS.Timeout | null = null
  #indexing: NodeJS.Timeout | null = null
  #indexedAt = 0

  constructor(host: Host, environment: Environment) {
    this.host = host
    this.environment = environment
    this.worker = new WorkerThread(environment.workerEntry)
    this.audit = new AuditTrail(this)
  }

  /** The open profile. @throws ExpectedFailure `locked` */
  get profile(): OpenProfile {
    if (!this.#profile) throw new ExpectedFailure('locked')
    return this.#profile
  }

  get isOpen(): boolean {
    return this.#profile !== null
  }

  /** Sets or takes away the open profile and tells the clients. */
  setProfile(profile: OpenProfile | null): void {
    this.#profile = profile
    this.#tellTrouble(null)
    this.#watchFolder()
    this.#scheduleIndexing()
    this.emit({ type: 'profile' })
  }

  now(): string {
    return this.environment.clock().toISOString()
  }

  subscribe(listener: (event: CoreEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  emit(event: CoreEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }

  /** An operation that also works while the profile is locked. */
  session<Name extends OperationName>(name: Name, run: (input: InputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>): void {
    this.handlers.register('session', name, run)
  }

  /** An operation that only reads. */
  reads<Name extends OperationName>(name: Name, run: (database: ReadableDatabase, input: InputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>): void {
    this.handlers.register('reads', name, (input) => run(this.profile.database, input))
  }

  /** An operation that writes and cannot be undone. */
  writes<Name extends OperationName>(name: Name, run: (profile: OpenProfile, input: InputOf<Name>) => OutputOf<Name> | Promise<OutputOf<Name>>): void {
    this.handlers.register('writes', name, (input) => run(this.profile, input))
  }

  /** An operation that is one transaction and one step of undo. */
  undoable<Name extends OperationName>(name: Name, run: (transaction: Transaction, input: InputOf<Name>) => OutputOf<Name>): void {
    this.handlers.register('undoable' satisfies Nature, name, (input) => {
      const { value, step } = this.commit(name, (transaction) => run(transaction, input))
      if (step !== null) this.profile.history.done(step, name)
      return value
    })
  }

  /** Carries out a transaction and, once it is on the disk, tells the clients which rows changed. */
  commit<Value>(operation: OperationName, work: (transaction: Transaction) => Value): Committed<Value> {
    const { database, journal } = this.profile
    const committed = this.withTrouble(() => change(database, journal, operation, work, aliasedWording))
    this.#announce(committed.written)
    if (committed.written.length > 0) this.#scheduleIndexing()
    return committed
  }

  /** Brings the search index up to date, for as long as a person may wait; the rest follows by itself. */
  catchUpWithSearch(milliseconds: number): void {
    const end = performance.now() + milliseconds
    const { database, words } = this.profile
    while (isSearchBehind(database) && performance.now() < end) this.withTrouble(() => indexSome(database, words, rowsIndexedAtOnce))
    while (words.readSome(database));
  }

  /** Takes what no row says any more out of the search index for good, and out of the words that are offered. */
  forgetInSearch(): void {
    const { database, words } = this.profile
    this.withTrouble(() => settleErased(database, words))
    words.forget()
    this.#scheduleIndexing()
  }

  /** The index goes on when nobody writes, a few rows at a time with pauses between, so that the next note does not wait for it. */
  #scheduleIndexing(pause = quiet): void {
    const now = performance.now()
    if (this.#indexing) clearTimeout(this.#indexing)
    else this.#indexedAt = now
    this.#indexing = setTimeout(
      () => {
        this.#indexing = null
        this.#indexMore()
      },
      Math.max(0, Math.min(pause, this.#indexedAt + longestWait - now)),
    ).unref()
  }

  #indexMore(): void {
    if (!this.#profile) return
    try {
      const { database, words } = this.#profile
      const behind = indexSome(database, words, rowsIndexedAtOnce)
      if (words.readSome(database) || behind) this.#scheduleIndexing(betweenPieces)
    } catch (error) {
      // The log is kept: the next write or the next start tries again.
      this.host.log({ level: 'warning', message: 'search index is behind', cause: traceOf(error) })
    }
  }

  /** Runs something that writes to the profile's folder: a full disk becomes a failure that says so, and the window is told. */
  withTrouble<Value>(write: () => Value): Value {
    try {
      const value = write()
      this.#tellTrouble(null)
      return value
    } catch (error) {
      const trouble = writeTroubleOf(error)
      if (trouble === null) throw error
      this.#tellTrouble(trouble)
      const folder = this.environment.profileFolder
      throw new ExpectedFailure(trouble === 'diskFull' ? 'storageFull' : 'storageUnwritable', { folder })
    }
  }

  /** Tells of a trouble once, and that it is over. */
  #tellTrouble(trouble: 'diskFull' | 'folderGone' | null): void {
    if (trouble === this.#trouble) return
    this.#trouble = trouble
    this.emit({ type: 'storageTrouble', code: trouble })
  }

  /** A drive that was pulled out or a folder that was moved is told of although nobody writes. */
  #watchFolder(): void {
    if (this.#watching) clearInterval(this.#watching)
    this.#watching = null
    const database = this.#profile?.database
    if (database === undefined) return
    this.#watching = setInterval(() => {
      if (!database.stands()) this.#tellTrouble('folderGone')
      else if (this.#trouble === 'folderGone') this.#tellTrouble(null)
    }, betweenLooks).unref()
  }

  #announce(written: readonly WrittenRow[]): void {
    if (written.length === 0) return
    const bulk = written.length > mostRowsInEvent
    this.emit({ type: 'changed', changes: bulk ? [] : written, bulk })
  }
}
