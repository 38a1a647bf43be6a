import { randomBytes } from 'node:crypto'
import SQLite from 'better-sqlite3'
import type { RowOf } from '../../src/domain/nouns.ts'
import { tables } from '../../src/storage/table.ts'

const columns = tables.note.columns.map(({ name }) => name)

/**
 * The peer of saving a note: an encrypted SQLite file with the settings of the program's own and one table, which takes the same row in a
 * transaction of its own. No change log, no search index, no checks.
 */
export class BareDatabase {
  readonly #connection: SQLite.Database
  readonly #insert: SQLite.Statement

  constructor(path: string) {
    this.#connection = new SQLite(path)
    this.#connection.pragma(`cipher = 'chacha20'`)
    ;(this.#connection as SQLite.Database & { key(key: Buffer): void }).key(Buffer.from(`raw:${randomBytes(32).toString('hex')}`))
    for (const pragma of [
      'locking_mode = EXCLUSIVE',
      'journal_mode = WAL',
      'synchronous = FULL',
      'temp_store = MEMORY',
      'secure_delete = ON',
      'foreign_keys = ON',
    ])
      this.#connection.pragma(pragma)
    const types = columns.map((name) => (name === 'id' ? '"id" TEXT NOT NULL PRIMARY KEY' : `"${name}" ANY`))
    this.#connection.exec(`CREATE TABLE note (${types.join(', ')}) STRICT`)
    this.#insert = this.#connection.prepare(`INSERT INTO note VALUES (${columns.map(() => '?').join(', ')})`)
  }

  /** Writes one row and returns when it is on the disk. */
  commit(row: RowOf<'note'>): void {
    const values = columns.map((name) => row[name as keyof typeof row])
    this.#insert.run(...values.map(asStored))
  }

  /** Many rows at once, to start from the same size. */
  fill(rows: Iterable<RowOf<'note'>>): void {
    this.#connection.transaction(() => {
      for (const row of rows) this.commit(row)
    })()
  }

  close(): void {
    this.#connection.close()
  }
}

/** As SQLite takes it. */
function asStored(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
