import { closeSync, existsSync, fstatSync, openSync, rmSync, statSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { copyHeldFile } from './held-file.ts'
import { migrate, newestMigration } from './migrate.ts'
import { syncFile } from './profile-file.ts'
import { copyEverything } from './re-encryption.ts'
import { goOn, unwatched, type WorkSignals } from './work-signals.ts'

/** What can stand in a column. */
export type SqlValue = string | number | bigint | Uint8Array | null

/** A database that may only be read. A statement that writes throws. */
export type ReadableDatabase = {
  /** The caller says what a row of its statement looks like. */

  all<Row>(sql: string, ...values: SqlValue[]): Row[]
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as above
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined
}

/** A database inside a transaction. */
export type WritableDatabase = ReadableDatabase & {
  /** Runs one statement; answers how many rows it changed and the last row number it gave. */
  run(sql: string, ...values: SqlValue[]): { changes: number; rowNumber: number }
}

/** The open database of a profile: one connection, which no other may join. */
export type Database = ReadableDatabase & {
  /** Everything that `work` writes is on the disk when this returns, or nothing is when it throws. */
  transaction<Value>(work: (database: WritableDatabase) => Value): Value
  /**
   * Copies the database as it is at the call to another file, encrypted as it is, on the disk when the promise resolves. Writing goes on meanwhile.
   * @param before called at the state that is copied
   */
  copyTo<Value>(path: string, before: () => Value): Promise<Value>
  /** Moves the write-ahead log into the file and empties it: nothing that was overwritten stands there any more. While the file is copied that waits for the copy's end. */
  settle(): void
  /** Whether its file still stands at its path. */
  stands(): boolean
  /** Ends the connection; a copy under way fails. */
  close(): void
}

/** Why a database was not opened. It was left as it was. */
export type Refusal = 'missing' | 'empty' | 'damaged' | 'newer' | 'inUse'

export class DatabaseRefused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal, cause?: unknown) {
    super(refusal, { cause })
    this.name = 'DatabaseRefused'
    this.refusal = refusal
  }
}

/** The database's file is no longer at its path. On POSIX one that was removed or moved away still takes writes, into what nobody will ever find. */
class DatabaseGone extends Error {
  readonly code = 'databaseGone'
}

/**
 * Where SQLite, or the system for the small files beside the database, says that the disk is full or the file has gone, by the beginning of the error's code.
 * An error from the second thread has the code but not the class.
 * For want of room SQLite also fails to lengthen the file that it shares between connections.
 */
export function writeTroubleOf(error: unknown): 'diskFull' | 'folderGone' | null {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return null
  if (['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(code)) return 'diskFull'
  return ['databaseGone', 'SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_READONLY', 'EROFS', 'EACCES', 'EPERM', 'EIO'].some((kind) => code.startsWith(kind))
    ? 'folderGone'
    : null
}

/** "Slv1": marks the file as a Selvsyn database (SQLite's application_id). */
const applicationId = 0x536c7631
const smallestFile = 4096
/** SQLite's default: about four megabytes. */
const pagesBeforeCheckpoint = 1000

/**
 * Makes a new, empty, encrypted database and brings it to the newest schema.
 * @param key 32 random bytes; the file is encrypted with them from its first byte
 * @param upTo an older schema, for what is to be read into it from a database of that schema
 */
export function createDatabase(path: string, key: Uint8Array, upTo = newestMigration): Database {
  if (existsSync(path)) throw new DatabaseRefused('inUse')
  const connection = connect(path, key, false)
  try {
    setUp(connection)
    connection.pragma(`application_id = ${applicationId}`)
    migrate(connection, upTo)
    return wrap(connection, path)
  } catch (error) {
    connection.close()
    throw refusalOf(error)
  }
}

/**
 * Opens an existing database. It is first looked at through a connection that cannot write, so that what is refused stays as it was:
 * a file of no bytes (SQLite would open it as a new database), another program's file, a newer schema, a damaged page.
 * @param isKnownWhole its pages were looked over when it was closed; they are not all read again
 * @throws DatabaseRefused
 */
export function openDatabase(path: string, key: Uint8Array, isKnownWhole = false): Database {
  if (isKnownWhole) readOnly(path, key, (database) => database.get('SELECT count(*) FROM "sqlite_schema"'))
  else inspect(path, key)
  const connection = connect(path, key, false)
  try {
    setUp(connection)
    migrate(connection)
    return wrap(connection, path)
  } catch (error) {
    connection.close()
    throw refusalOf(error)
  }
}

/**
 * Looks a database over without being able to write to it: whole, ours, not newer than this program.
 * @returns the number of rows of each given table
 * @throws DatabaseRefused
 */
export function inspect(path: string, key: Uint8Array, countTables: readonly string[] = []): Record<string, number> {
  return readWhole(path, key, (database) =>
    Object.fromEntries(countTables.map((table) => [table, database.get<{ count: number }>(`SELECT count(*) AS "count" FROM "${table}"`)?.count ?? 0])),
  )
}

/** Reads from a database through a connection that cannot write, once it was looked over as `inspect` does. @throws DatabaseRefused, WorkCancelled */
export function readWhole<Value>(path: string, key: Uint8Array, read: (database: ReadableDatabase) => Value, signals = unwatched): Value {
  return readOnly(path, key, (database, connection) => {
    if (!isWhole(connection, signals)) throw new DatabaseRefused('damaged')
    return read(database)
  })
}

/** Reads from a database through a connection that cannot write. Only what is read is known to be whole. @throws DatabaseRefused */
export function readOnly<Value>(path: string, key: Uint8Array, read: (database: ReadableDatabase, connection: SQLite.Database) => Value): Value {
  if (!existsSync(path)) throw new DatabaseRefused('missing')
  const size = statSync(path).size
  if (size === 0) throw new DatabaseRefused('empty')
  if (size < smallestFile) throw new DatabaseRefused('damaged')
  const connection = connect(path, key, true)
  try {
    connection.pragma('temp_store = MEMORY')
    if (connection.pragma('application_id', { simple: true }) !== applicationId) throw new DatabaseRefused('damaged')
    if (Number(connection.pragma('user_version', { simple: true })) > newestMigration) throw new DatabaseRefused('newer')
    return read(readableOf(connection), connection)
  } catch (error) {
    throw refusalOf(error)
  } finally {
    connection.close()
  }
}

/** A database of which something may be unreadable. */
export type DamagedDatabase = {
  readonly schema: number
  /** Rows one by one; throws where the next cannot be read. */
  each(sql: string, ...values: SqlValue[]): Iterable<Record<string, SqlValue>>
  /** Rows, or null when they cannot be read. */
  tryAll(sql: string, ...values: SqlValue[]): Record<string, SqlValue>[] | null
  close(): void
}

/**
 * Opens what `openDatabase` refuses, to read what still can be. Only for a copy: SQLite may write to it. Every page has an authentication tag, so that what is read
 * is what was written, and a page that was changed fails.
 * @returns null when not even its first page can be read
 */
export function openDamaged(path: string, key: Uint8Array): DamagedDatabase | null {
  const connection = connect(path, key, false)
  try {
    // A file that was cut short is refused as a whole otherwise.
    ;(connection as SQLite.Database & { unsafeMode(on: boolean): void }).unsafeMode(true)
    connection.pragma('writable_schema = ON')
    connection.pragma('temp_store = MEMORY')
    connection.prepare('SELECT count(*) FROM "sqlite_schema"').get()
    const schema = Number(connection.pragma('user_version', { simple: true }))
    return {
      schema,
      each: (sql, ...values) => connection.prepare(sql).iterate(...values) as never,
      tryAll: tryAllOf(connection),
      close: () => void connection.close(),
    }
  } catch {
    connection.close()
    return null
  }
}

const tryAllOf =
  (connection: SQLite.Database): DamagedDatabase['tryAll'] =>
  (sql, ...values) => {
    try {
      return connection.prepare(sql).all(...values) as Record<string, SqlValue>[]
    } catch {
      return null
    }
  }

/** Works on a new database with its references unchecked until the end. @throws Error when one leads nowhere then */
export function fillUnchecked(path: string, key: Uint8Array, schema: number, work: (database: WritableDatabase) => void): void {
  const database = createDatabase(path, key, schema)
  database.close()
  const connection = connect(path, key, false)
  try {
    setUp(connection)
    connection.pragma('foreign_keys = OFF')
    const prepared = statementsOf(connection)
    const run: WritableDatabase['run'] = (sql, ...values) => {
      const { changes, lastInsertRowid } = prepared(sql).run(...values)
      return { changes, rowNumber: Number(lastInsertRowid) }
    }
    connection.transaction(() => work({ ...readableOf(connection, prepared), run })).immediate()
    if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error('A reference leads nowhere')
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}

/** Brings a copy of a backup to a schema that is not older. */
export function raiseSchema(path: string, key: Uint8Array, schema: number): void {
  const connection = connect(path, key, false)
  try {
    setUp(connection)
    migrate(connection, schema)
  } finally {
    connection.close()
  }
}

/** Moves what stands in the write-ahead log beside a database into it, as far as its last whole transaction: it is one file then. Only for a copy: SQLite writes to it. */
export function takeInLog(path: string, key: Uint8Array): void {
  const connection = connect(path, key, false)
  try {
    setUp(connection)
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    throw refusalOf(error)
  } finally {
    connection.close()
  }
}

/** Whether the key is the one of the database: its first page is one of ours with it. */
export function isKeyOf(path: string, key: Uint8Array): boolean {
  const connection = connect(path, key, true)
  try {
    return connection.pragma('application_id', { simple: true }) === applicationId
  } catch (error) {
    const refused = refusalOf(error)
    if (refused instanceof DatabaseRefused && refused.refusal === 'damaged') return false
    throw refused
  } finally {
    connection.close()
  }
}

/**
 * Writes a database anew under another key to another file, which is whole, checked and on the disk when this returns. The database itself stays as it is, and no other
 * process can open it meanwhile. Pages that were freed are not copied.
 * @param to what lay there is removed
 * @returns false when it was cancelled; then what was written is left for the caller to remove
 * @throws DatabaseRefused
 */
export function reencryptDatabase(from: string, to: string, keys: { from: Uint8Array; to: Uint8Array }, signals: WorkSignals): boolean {
  removeDatabase(to)
  const connection = connect(to, keys.to, false)
  try {
    // The file counts for nothing before it is whole, so nothing of it need be undone.
    for (const setting of ['temp_store = MEMORY', 'journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF']) connection.pragma(setting)
    connection.prepare('ATTACH ? AS "old" KEY ?').run(from, rawKey(keys.from))
    connection.pragma('"old".locking_mode = EXCLUSIVE')
    if (!copyEverything(connection, signals)) return false
  } catch (error) {
    throw refusalOf(error)
  } finally {
    connection.close()
  }
  syncFile(to)
  inspect(to, keys.to)
  removeDatabase(to, ['-wal', '-shm'])
  return true
}

/** Removes a database with what SQLite keeps beside it. @param parts the endings of the files that go; left out: all of them */
export function removeDatabase(path: string, parts: readonly string[] = ['', '-wal', '-shm', '-journal']): void {
  for (const part of parts) rmSync(path + part, { force: true })
}

/** Whether another process has the database open. Needs no key: who may not read the file learns that before its content is looked at. */
export function isInUse(path: string): boolean {
  const connection = new SQLite(path, { readonly: true, timeout: 0 })
  try {
    connection.pragma('user_version')
    return false
  } catch (error) {
    return error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')
  } finally {
    connection.close()
  }
}

/**
 * SQLite's quick check, table by table: asked for the whole file it would also recount the search index, which takes twice as long and
 * tells nothing more about the pages. Every page is decrypted and its authentication tag verified.
 */
function isWhole(connection: SQLite.Database, signals: WorkSignals): boolean {
  const tables = connection.prepare(`SELECT "name" FROM "sqlite_schema" WHERE "type" = 'table' AND "rootpage" > 0`).pluck().all() as string[]
  const sizes = tables.map((table) => highestRow(connection, table))
  const all = sizes.reduce((sum, size) => sum + size, 1)
  let checked = 0
  return tables.every((table, index) => {
    goOn(signals, checked / all)
    checked += sizes[index] ?? 0
    return connection.pragma(`quick_check("${table}")`, { simple: true }) === 'ok'
  })
}

/** About how many rows a table has, without counting them; 1 where its rows have no numbers or cannot be read. */
function highestRow(connection: SQLite.Database, table: string): number {
  try {
    return Number(connection.prepare(`SELECT max(_rowid_) FROM "${table}"`).pluck().get() ?? 0) + 1
  } catch {
    return 1
  }
}

function connect(path: string, key: Uint8Array, readonly: boolean): SQLite.Database {
  let connection: SQLite.Database
  try {
    connection = new SQLite(path, { readonly, timeout: 0 })
  } catch (error) {
    throw refusalOf(error)
  }
  connection.pragma(`cipher = 'chacha20'`)
  // The types are the plain driver's, which knows no keys.
  ;(connection as SQLite.Database & { key(key: Buffer): void }).key(Buffer.from(rawKey(key)))
  return connection
}

const rawKey = (key: Uint8Array): string => `raw:${Buffer.from(key).toString('hex')}`

/** The settings of every connection that writes, in this order. */
function setUp(connection: SQLite.Database): void {
  // Before the journal mode, so that the lock is exclusive from the first page read and no -shm file is shared.
  connection.pragma('locking_mode = EXCLUSIVE')
  connection.pragma('journal_mode = WAL')
  // Set explicitly: in WAL the driver falls to NORMAL in silence, which loses acknowledged commits in a power cut.
  connection.pragma('synchronous = FULL')
  // Sorting and large statements would otherwise spill plain text to the disk.
  connection.pragma('temp_store = MEMORY')
  connection.pragma('secure_delete = ON')
  connection.pragma('foreign_keys = ON')
  if (connection.pragma('synchronous', { simple: true }) !== 2 || connection.pragma('journal_mode', { simple: true }) !== 'wal')
    throw new Error('The database does not keep its durability settings')
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof SQLite.SqliteError)) return error
  if (error.code.startsWith('SQLITE_BUSY') || error.code === 'SQLITE_LOCKED') return new DatabaseRefused('inUse', error)
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) return new DatabaseRefused('damaged', error)
  return error
}

function wrap(connection: SQLite.Database, path: string): Database {
  const prepared = statementsOf(connection)
  const readable = readableOf(connection, prepared)
  const writable: WritableDatabase = {
    ...readable,
    run: (sql, ...values) => {
      const { changes, lastInsertRowid } = prepared(sql).run(...values)
      return { changes, rowNumber: Number(lastInsertRowid) }
    },
  }
  const mainFile = openSync(path, 'r')
  const stands = placeOf(mainFile, path)
  const copies = new CopiesOfFile(connection, mainFile)
  return {
    ...readable,
    transaction: (work) => {
      if (!stands()) throw new DatabaseGone()
      return connection.transaction(() => work(writable)).immediate()
    },
    settle: () => {
      copies.settle()
    },
    stands,
    copyTo: (to, before) => copies.make(to, before),
    close: () => {
      connection.close()
      closeSync(mainFile)
    },
  }
}

/** Prepares each statement once. */
function statementsOf(connection: SQLite.Database): (sql: string) => SQLite.Statement {
  const statements = new Map<string, SQLite.Statement>()
  return (sql) => {
    let statement = statements.get(sql)
    if (!statement) statements.set(sql, (statement = connection.prepare(sql)))
    return statement
  }
}

function readableOf(connection: SQLite.Database, prepared = statementsOf(connection)): ReadableDatabase {
  const reading = (sql: string): SQLite.Statement => {
    const statement = prepared(sql)
    if (!statement.readonly) throw new Error('A statement that writes was run as one that reads')
    return statement
  }
  return {
    all: (sql, ...values) => reading(sql).all(...values) as never,
    get: (sql, ...values) => reading(sql).get(...values) as never,
  }
}

/** Looks whether an open file is still the one at its path; always yes where the file system numbers its files anew each time it is asked. */
function placeOf(file: number, path: string): () => boolean {
  const { dev, ino } = fstatSync(file, { bigint: true })
  const stands = (): boolean => {
    try {
      const there = statSync(path, { bigint: true })
      return there.dev === dev && there.ino === ino
    } catch {
      return false
    }
  }
  return stands() ? stands : () => true
}

/**
 * SQLite's own ways do not serve here: `backup()` fails on an encrypted file, a second connection is kept out by the exclusive lock, and `VACUUM INTO` on the
 * only connection would hold up every note for as long as it takes. Instead the write-ahead log is moved into the main file and kept out of it while the
 * file, which then does not change, is copied piece by piece.
 */
class CopiesOfFile {
  readonly #connection: SQLite.Database
  readonly #mainFile: number
  #isUnderWay = false
  #isSettlingWanted = false

  /** @param mainFile opened with the connection and closed after it: on POSIX, closing any other handle of the file would let go of SQLite's locks */
  constructor(connection: SQLite.Database, mainFile: number) {
    this.#connection = connection
    this.#mainFile = mainFile
  }

  async make<Value>(to: string, before: () => Value): Promise<Value> {
    if (this.#isUnderWay) throw new Error('The database is being copied already')
    this.settle()
    this.#connection.pragma('wal_autocheckpoint = 0')
    this.#isUnderWay = true
    try {
      const value = before()
      await copyHeldFile(this.#mainFile, to)
      return value
    } finally {
      this.#isUnderWay = false
      if (this.#connection.open) this.#goOn()
    }
  }

  /** Moves the log into the file now, or at the end of the copy that is under way: one that was changed meanwhile would be torn. */
  settle(): void {
    this.#isSettlingWanted = this.#isUnderWay
    if (!this.#isUnderWay) this.#connection.pragma('wal_checkpoint(TRUNCATE)')
  }

  #goOn(): void {
    this.#connection.pragma(`wal_autocheckpoint = ${pagesBeforeCheckpoint}`)
    if (this.#isSettlingWanted) this.settle()
  }
}
