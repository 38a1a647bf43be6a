import type { Creation, RecordFields } from '../domain/record.ts'
import { nouns, type NounName, type RowOf } from '../domain/nouns.ts'
import type { Database, ReadableDatabase, SqlValue, WritableDatabase } from './database.ts'
import type { HybridClock } from './hybrid-clock.ts'
import { packLogged, unpackLogged } from './logged-value.ts'
import { findRow, insertRow, tables, updateRow } from './table.ts'

/** What a transaction stamps its changes with. */
export type Journal = {
  readonly stamps: HybridClock
  /** The installation that writes. */
  readonly actor: string
  /** The time now, ISO 8601 UTC. */
  readonly now: () => string
  readonly newId: () => string
}

/** A row that a transaction wrote, as it is now; null when it carries a tombstone. */
export type WrittenRow = { readonly noun: NounName; readonly id: string; readonly inspectionId: string | null; readonly row: Record<string, unknown> | null }

/** What is done to words on their way into rows, within one transaction. */
export type Wording = {
  /** The fields as they are to be written. @param row the row that they change, null when it is made */
  readonly worded: <Fields extends object>(noun: NounName, fields: Fields, row: object | null) => Fields
  /** Told of each row that was written. */
  readonly wrote: (noun: NounName) => void
}

const asTyped: Wording = { worded: (_, fields) => fields, wrote: () => undefined }

/** What became of a transaction. `step` is its number in the log, null when nothing changed. */
export type Committed<Value> = { readonly value: Value; readonly step: number | null; readonly written: readonly WrittenRow[] }

/**
 * The field under which the log says that a row was made. What it was made with is not copied (it would double the database): it is the row as it
 * stands with every later change taken back, see `isAsMade`.
 */
const wholeRow = '*'

/** One line of the change log. `field` is `*` for a new row. */
export type LoggedChange = { readonly noun: NounName; readonly id: string; readonly field: string; readonly value: unknown; readonly prev: unknown }

type AnyRow = RecordFields & Record<string, unknown>

/**
 * The only way to write nouns: each field that changes is logged with the value it replaces, in the same transaction as the row.
 * The search index follows the log.
 */
export class Transaction {
  /** For reading, and for tables beside the nouns. */
  readonly database: WritableDatabase
  readonly #journal: Journal
  readonly #operation: string
  readonly #wording: Wording
  readonly #written = new Map<string, { noun: NounName; row: AnyRow }>()
  #step: number | null = null
  #lines = 0

  constructor(database: WritableDatabase, journal: Journal, operation: string, wording: Wording) {
    this.database = database
    this.#journal = journal
    this.#operation = operation
    this.#wording = wording
  }

  get step(): number | null {
    return this.#step
  }

  now(): string {
    return this.#journal.now()
  }

  /** Makes a new row with an id of its own; what is left out takes the noun's default. */
  create<Name extends NounName>(name: Name, fields: Creation<(typeof nouns)[Name]>): RowOf<Name> {
    const now = this.now()
    const worded = this.#wording.worded(name, { ...nouns[name].defaults, ...fields }, null)
    return this.insert(name, { ...worded, id: this.#journal.newId(), createdAt: now, updatedAt: now, deleted: false } as never)
  }

  /** Writes a complete row that does not exist yet, such as one from a case file. */
  insert<Name extends NounName>(name: Name, row: RowOf<Name>): RowOf<Name> {
    insertRow(this.database, name, row)
    this.#log(name, row, wholeRow, null, null)
    this.#note(name, row)
    return row
  }

  /**
   * Gives fields of a row new values; those that are the same already are passed over. `deleted` is a field too.
   * @throws Error when there is no such row
   */
  update<Name extends NounName>(name: Name, id: string, patch: Partial<RowOf<Name>>): RowOf<Name> {
    const row = findRow(this.database, name, id) as AnyRow | undefined
    if (!row) throw new Error(`No ${name} to update`)
    const changed = Object.entries(this.#wording.worded(name, patch, row)).filter(([field, value]) => value !== undefined && !sameValue(row[field], value))
    if (changed.length === 0) return row as RowOf<Name>
    for (const [field, value] of changed) this.#log(name, row, field, value, row[field])
    const fields = { ...Object.fromEntries(changed), updatedAt: later(this.now(), row.updatedAt) }
    updateRow(this.database, name, id, fields)
    const after: AnyRow = { ...row, ...fields }
    this.#note(name, after)
    return after as RowOf<Name>
  }

  /** Puts a tombstone on a row. */
  remove(name: NounName, id: string): void {
    this.update(name, id, { deleted: true })
  }

  #note(noun: NounName, row: AnyRow): void {
    this.#written.set(row.id, { noun, row })
    this.#wording.wrote(noun)
  }

  /** The rows for the change event. */
  get written(): WrittenRow[] {
    return [...this.#written.values()].map(({ noun, row }) => ({ noun, id: row.id, inspectionId: caseOf(noun, row), row: row.deleted ? null : row }))
  }

  #log(noun: NounName, row: RecordFields, field: string, value: unknown, prev: unknown): void {
    this.#step ??= this.#openStep(caseOf(noun, row))
    this.database.run(
      'INSERT INTO "change" ("step", "line", "entity", "rowId", "field", "value", "prev") VALUES (?, ?, ?, ?, ?, ?, ?)',
      this.#step,
      ++this.#lines,
      noun,
      row.id,
      field,
      packLogged(value),
      packLogged(prev),
    )
  }

  #openStep(inspectionId: string | null): number {
    const { stamp, clockBehind } = this.#journal.stamps.next()
    return this.database.run(
      'INSERT INTO "step" ("stamp", "actor", "operation", "inspectionId", "clockBehind") VALUES (?, ?, ?, ?, ?)',
      stamp,
      this.#journal.actor,
      this.#operation,
      inspectionId,
      clockBehind,
    ).rowNumber
  }
}

/**
 * Carries out a piece of work as one transaction.
 * @param operation the contract's name of what is done
 * @param wording makes what is done to the words that it writes; left out, they are written as they come
 */
export function change<Value>(
  database: Database,
  journal: Journal,
  operation: string,
  work: (transaction: Transaction) => Value,
  wording?: (database: ReadableDatabase) => Wording,
): Committed<Value> {
  return database.transaction((writable) => {
    const transaction = new Transaction(writable, journal, operation, wording?.(writable) ?? asTyped)
    const value = work(transaction)
    return { value, step: transaction.step, written: transaction.written }
  })
}

/**
 * Takes what a row's fields were out of the log for good: what must be forgotten, or lies apart from now on. The lines stay, so that the log tells that
 * there were changes. Undoing them is for the caller to prevent.
 */
export function forgetLogged(database: WritableDatabase, id: string, fields: readonly string[]): void {
  for (const field of fields) database.run(`UPDATE "change" SET "value" = '""', "prev" = '""' WHERE "rowId" = ? AND "field" = ?`, id, field)
}

/**
 * Changes what the log remembers of a whole case: what must not stand there any more, where the rest of the value is still wanted. Undo then brings back the
 * changed value.
 * @param change answers the value that is to stand there; the same one where it may
 */
export function rewriteLogged(
  database: WritableDatabase,
  inspectionId: string,
  change: (noun: NounName, field: string, value: unknown, id: string) => unknown,
): void {
  const lines = database.all<{ step: number; line: number; entity: NounName; rowId: string; field: string; value: SqlValue; prev: SqlValue }>(
    `SELECT "change".* FROM "change" JOIN "step" ON "step"."number" = "change"."step" WHERE "inspectionId" = ? AND "field" <> '${wholeRow}'`,
    inspectionId,
  )
  for (const { step, line, entity, rowId, field, value, prev } of lines) {
    const [after, before] = [value, prev].map((packed) => change(entity, field, unpackLogged(packed), rowId))
    if (sameValue(after, unpackLogged(value)) && sameValue(before, unpackLogged(prev))) continue
    const to = [packLogged(after), packLogged(before)] as const
    database.run('UPDATE "change" SET "value" = ?, "prev" = ? WHERE "step" = ? AND "line" = ?', ...to, step, line)
  }
}

/** The changes of a step in the order they were made. */
export function changesOf(database: ReadableDatabase, step: number): LoggedChange[] {
  return database.all<LogLine>('SELECT * FROM "change" WHERE "step" = ? ORDER BY "line"', step).map(readLine)
}

/** Whether a row has the values it was made with, taking every change that the log knows of back. The time of its last writing does not count. */
export function isAsMade(database: ReadableDatabase, row: RecordFields & Record<string, unknown>): boolean {
  const made = new Map<string, unknown>()
  const lines = database.all<LogLine>(`SELECT * FROM "change" WHERE "rowId" = ? AND "field" <> '${wholeRow}' ORDER BY "step", "line"`, row.id).map(readLine)
  for (const { field, prev } of lines) if (!made.has(field)) made.set(field, prev)
  return [...made].every(([field, value]) => sameValue(row[field], value))
}

type LogLine = { entity: NounName; rowId: string; field: string; value: SqlValue; prev: SqlValue }

const readLine = ({ entity, rowId, field, value, prev }: LogLine): LoggedChange => ({
  noun: entity,
  id: rowId,
  field,
  value: unpackLogged(value),
  prev: unpackLogged(prev),
})

/** The newest stamp in the log, null when it is empty. */
export function newestStamp(database: ReadableDatabase): string | null {
  return database.get<{ stamp: string | null }>('SELECT max("stamp") AS "stamp" FROM "step"')?.stamp ?? null
}

/** Whether a logged change made a new row. */
export const madeRow = (logged: LoggedChange): boolean => logged.field === wholeRow

/** Whether two values of a field are the same. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

/** The case a row belongs to: its own id for a case itself, null for the office's data. */
export const caseOf = (noun: NounName, row: RecordFields): string | null =>
  noun === 'inspection' ? row.id : tables[noun].ofCase ? (row as RecordFields & { inspectionId: string }).inspectionId : null

/** Each write of a row gets a later time than the one before, also when the clock stood still or went back. */
function later(now: string, before: string): string {
  return now > before ? now : new Date(Date.parse(before) + 1).toISOString()
}
