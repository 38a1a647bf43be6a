import { existsSync } from 'node:fs'
import { copyWatched } from './copied-file.ts'
import { replayedFields, missingNumbers } from '../domain/replay.ts'
import { nouns, type NounName } from '../domain/nouns.ts'
import type { NamedRow, Recovery } from '../domain/recovery.ts'
import { fillUnchecked, openDamaged, raiseSchema, readOnly, removeDatabase, type DamagedDatabase, type WritableDatabase } from './database.ts'
import { takeOverSchema } from './first-page.ts'
import { unpackLogged } from './logged-value.ts'
import { newestMigration } from './migrate.ts'
import { readTable, type RawRow } from './salvage-reading.ts'
import { tables as nounTables, updateRow } from './table.ts'
import { mendReferences } from './salvage-references.ts'
import { goOn, partOf, WorkCancelled, type WorkSignals } from './work-signals.ts'

/** A backup that lies as a copy of its own, with the key that opens it. */
export type BackupToFill = { readonly path: string; readonly key: Uint8Array; readonly madeAt: string }
export type Salvage = {
  /** The damaged database, which is not touched. */
  readonly damaged: string
  /** Where copies may lie meanwhile. */
  readonly scratch: string
  /** Where the new database is made, encrypted with the same key. */
  readonly to: string
  readonly key: Uint8Array
  readonly backup: BackupToFill | null
  /** The time now, ISO 8601 UTC. */
  readonly at: string
  readonly newId: string
  /** What a case is called of which only the rows under it could be read. */
  readonly unnamed: string
  readonly signals: WorkSignals
}

const rowsBetweenTellings = 100

type Filled = { read: number; filled: number; replayed: number }

/**
 * Makes a new database of a damaged one: what can still be read, row by row; the rest from the backup, where it has it, brought up to the newest change that the
 * log can still tell; every reference leads somewhere. Says what is missing.
 * @returns null when there is nothing to make it of
 * @throws WorkCancelled; what lies at `to` is left for the caller to remove
 */
export function salvage(input: Salvage): Omit<Recovery, 'files'> | null {
  const { scratch, backup, key, to } = input
  removeDatabase(to)
  let damaged: DamagedDatabase | null = null
  try {
    damaged = openCopy(input)
    const backupSchema = backup && readOnly(backup.path, backup.key, (database) => schemaOf(database))
    const schema = damaged?.schema ?? backupSchema
    if (schema === null || schema > newestMigration) return null
    if (backup && backupSchema !== null && backupSchema < schema) raiseSchema(backup.path, backup.key, schema)
    let report: Omit<Recovery, 'files'> | null = null
    fillUnchecked(to, key, schema, (database) => {
      report = new Filling(database, damaged, input).run()
    })
    return report
  } finally {
    damaged?.close()
    removeDatabase(scratch)
  }
}

const schemaOf = (database: { get: WritableDatabase['get'] }): number =>
  database.get<{ user_version: number }>('SELECT "user_version" FROM pragma_user_version')?.user_version ?? 0

const schemaPages = (database: { all: WritableDatabase['all'] }): number[] =>
  database.all<{ pageno: number }>(`SELECT "pageno" FROM dbstat WHERE "name" = 'sqlite_schema' AND "pageno" > 1`).map(({ pageno }) => pageno)

/** Opens a copy of the damaged database; where it cannot be read what its tables are, with the pages of the backup that say so. */
function openCopy({ damaged, scratch, key, backup, signals }: Salvage): DamagedDatabase | null {
  const copy = (): boolean => {
    removeDatabase(scratch)
    if (!existsSync(damaged)) return false
    for (const part of ['', '-wal']) if (existsSync(damaged + part)) copyWatched(damaged + part, scratch + part, partOf(signals, 0, 0.2))
    return true
  }
  if (!copy()) return null
  const opened = openDamaged(scratch, key)
  if (opened !== null || backup === null) return opened
  try {
    copy()
    const pages = readOnly(backup.path, backup.key, schemaPages)
    takeOverSchema(scratch, backup.path, key, pages)
    return openDamaged(scratch, key)
  } catch (error) {
    if (error instanceof WorkCancelled) throw error
    // The backup has another key: its first page is no help.
    return null
  }
}

const nounNames = Object.keys(nouns) as NounName[]
const isNoun = (table: string): table is NounName => table in nouns

/** Fills the new database table by table. */
class Filling {
  readonly #database: WritableDatabase
  readonly #damaged: DamagedDatabase | null
  readonly #input: Salvage
  readonly #counts = new Map<NounName, Filled>()
  readonly #filledRows: { noun: NounName; id: string }[] = []
  readonly #lostIds = new Map<NounName, Set<string>>()
  readonly #unreadable = new Set<string>()
  /** How many rows were taken or looked at, and about how many there are. */
  #done = 0
  #all = 1

  constructor(database: WritableDatabase, damaged: DamagedDatabase | null, input: Salvage) {
    this.#database = database
    this.#damaged = damaged
    this.#input = input
  }

  run(): Omit<Recovery, 'files'> {
    const { backup } = this.#input
    const fill = (old: Parameters<Parameters<typeof readOnly>[2]>[0] | null): void => {
      const tables = this.#tablesInOrder()
      this.#all = tables.reduce((sum, table) => sum + this.#sizeOf(table, old), 1)
      for (const table of tables) {
        this.#readDamaged(table)
        if (old !== null && (this.#damaged === null || this.#unreadable.has(table))) this.#fillFrom(old, table)
      }
      if (this.#damaged !== null) this.#replay(old === null ? 0 : newestStep(old))
    }
    if (backup === null) fill(null)
    else readOnly(backup.path, backup.key, fill)
    goOn(this.#input.signals, 0.9)
    const lostByReference = mendReferences(this.#database, { at: this.#input.at, unnamed: this.#input.unnamed })
    for (const { noun, id } of lostByReference) this.#lost(noun).add(id)
    goOn(this.#input.signals, 0.94)
    this.#nameInLog()
    goOn(this.#input.signals, 0.97)
    return this.#report()
  }

  /** Nouns before what hangs on them, the log's steps before its lines. */
  #tablesInOrder(): string[] {
    const found = this.#database.all<{ name: string }>(
      `SELECT "name" FROM "sqlite_schema" WHERE "type" = 'table' AND "rootpage" > 0 AND "name" NOT LIKE 'sqlite_%' AND "name" NOT LIKE 'search%'`,
    )
    const rank = (name: string): number => (isNoun(name) ? 0 : name === 'step' ? 1 : 2)
    return found.map(({ name }) => name).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  }

  #readDamaged(table: string): void {
    if (this.#damaged === null) return
    const insert = this.#inserting(table)
    let read = 0
    const { isWhole, lostIds } = readTable(this.#damaged, table, (row) => {
      if (insert(row)) read += 1
    })
    if (!isWhole) this.#unreadable.add(table)
    if (!isNoun(table)) return
    this.#countsOf(table).read = read
    for (const id of lostIds) this.#lost(table).add(id)
  }

  #fillFrom(old: { all: WritableDatabase['all'] }, table: string): void {
    const insert = this.#inserting(table)
    // Lines of steps that another history wrote under the same numbers stay out.
    const where = table === 'change' ? ' WHERE "step" = ?' : ''
    const steps = table === 'change' ? this.#sharedSteps(old) : [null]
    for (const step of steps)
      for (const row of old.all<RawRow>(`SELECT * FROM "${table}"${where}`, ...(step === null ? [] : [step]))) {
        if (!insert(row) || !isNoun(table)) continue
        this.#countsOf(table).filled += 1
        this.#filledRows.push({ noun: table, id: String(row['id']) })
      }
  }

  /** About how many rows a table has, without counting them. */
  #sizeOf(table: string, old: { get: WritableDatabase['get'] } | null): number {
    const sql = `SELECT max(_rowid_) AS "last" FROM "${table}"`
    try {
      return Number(this.#damaged?.tryAll(sql)?.[0]?.['last'] ?? old?.get<{ last: number | null }>(sql)?.last ?? 0)
    } catch {
      // Its rows have no numbers.
      return 0
    }
  }

  #sharedSteps(old: { all: WritableDatabase['all'] }): number[] {
    const stamps = new Map(
      this.#database.all<{ number: number; stamp: string }>('SELECT "number", "stamp" FROM "step"').map(({ number, stamp }) => [number, stamp]),
    )
    return old
      .all<{ number: number; stamp: string }>('SELECT "number", "stamp" FROM "step"')
      .filter(({ number, stamp }) => stamps.get(number) === stamp)
      .map(({ number }) => number)
  }

  /** Inserts a row of either database; answers whether it was taken: not when it is there already, or hangs on something that is not. */
  #inserting(table: string): (row: RawRow) => boolean {
    const columns = this.#database.all<{ name: string }>('SELECT "name" FROM pragma_table_info(?)', table).map(({ name }) => name)
    const sql = `INSERT OR IGNORE INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    const parents = isNoun(table)
      ? []
      : this.#database.all<{ table: string; from: string; to: string }>('SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)', table)
    return (row) => {
      this.#done += 1
      if (this.#done % rowsBetweenTellings === 0) goOn(this.#input.signals, 0.2 + 0.7 * Math.min(1, this.#done / this.#all))
      for (const { table: parent, from, to } of parents)
        if (this.#database.get(`SELECT 1 FROM "${parent}" WHERE "${to}" = ?`, row[from] ?? null) === undefined) return false
      return this.#database.run(sql, ...columns.map((name) => row[name] ?? null)).changes > 0
    }
  }

  /** Brings the rows of the backup to what the log that could be read says of them since. */
  #replay(after: number): void {
    for (const { noun, id } of this.#filledRows) {
      const lines = this.#database.all<{ field: string; value: never; stamp: string }>(
        `SELECT "field", "value", "stamp" FROM "change" JOIN "step" ON "number" = "step" WHERE "rowId" = ? AND "field" <> '*' AND "step" > ? ORDER BY "step", "line"`,
        id,
        after,
      )
      const fields = replayedFields(
        lines.map(({ field, value }) => ({ field, value: unpackLogged(value) })),
        nounTables[noun].columns.map(({ name }) => name),
      )
      if (Object.keys(fields).length === 0) continue
      const writtenAt = new Date(parseInt(lines.at(-1)?.stamp.slice(0, 12) ?? '0', 16)).toISOString()
      // An issued document is frozen: the log holds nothing of it but that it was removed.
      updateRow(this.#database, noun, id, noun === 'document' ? fields : { ...fields, updatedAt: writtenAt })
      this.#countsOf(noun).replayed += 1
    }
  }

  /** The search index follows the log: a row whose making stands in no line any more is named in one. */
  #nameInLog(): void {
    const unnamed = nounNames
      .filter((noun) => this.#hasTable(noun))
      .map(
        (noun) =>
          `SELECT '${noun}' AS "entity", "id" FROM "${noun}" WHERE "id" NOT IN (SELECT "rowId" FROM "change" WHERE "field" = '*' AND "entity" = '${noun}')`,
      )
      .join(' UNION ALL ')
    if (this.#database.get(`SELECT 1 FROM (${unnamed}) LIMIT 1`) === undefined) return
    const { newId } = this.#input
    const stamp = this.#database.get<{ stamp: string | null }>('SELECT max("stamp") AS "stamp" FROM "step"')?.stamp ?? '000000000000-0000'
    const { rowNumber } = this.#database.run(
      `INSERT INTO "step" ("stamp", "actor", "operation", "inspectionId", "clockBehind") VALUES (?, ?, 'profile.recover', NULL, 0)`,
      stamp,
      newId,
    )
    this.#database.run(
      `INSERT INTO "change" ("step", "line", "entity", "rowId", "field", "value", "prev") SELECT ?, row_number() OVER (), "entity", "id", '*', 'null', 'null' FROM (${unnamed})`,
      rowNumber,
    )
  }

  #report(): Omit<Recovery, 'files'> {
    const { backup } = this.#input
    for (const noun of nounNames) {
      if (!this.#hasTable(noun)) continue
      const gone = `SELECT DISTINCT "rowId" FROM "change" WHERE "entity" = ? AND "rowId" NOT IN (SELECT "id" FROM "${noun}")`
      for (const { rowId } of this.#database.all<{ rowId: string }>(gone, noun)) this.#lost(noun).add(rowId)
      for (const id of this.#lost(noun)) if (this.#database.get(`SELECT 1 FROM "${noun}" WHERE "id" = ?`, id)) this.#lost(noun).delete(id)
    }
    const stepsMissing = missingNumbers(this.#database.all<{ number: number }>('SELECT "number" FROM "step"').map(({ number }) => number))
    const isLogWhole = this.#damaged !== null && stepsMissing === 0 && !this.#unreadable.has('change') && !this.#unreadable.has('step')
    return {
      backupAt: backup?.madeAt ?? null,
      isReadable: this.#damaged !== null,
      nouns: nounNames
        .map((noun) => ({ noun, ...this.#countsOf(noun), lost: this.#lost(noun).size }))
        .filter(({ read, filled, lost }) => read + filled + lost > 0),
      lost: nounNames.flatMap((noun) => [...this.#lost(noun)].map((id) => this.#named(noun, id))),
      maybeOlder: isLogWhole || this.#damaged === null ? [] : this.#filledRows.map(({ noun, id }) => this.#named(noun, id)),
      stepsMissing,
      tables: [...this.#unreadable].filter((table) => !isNoun(table) && table !== 'step' && table !== 'change').toSorted(),
    }
  }

  /** The case of a row that is gone stands in the log, that of one that is there in the row. */
  #named(noun: NounName, id: string): NamedRow {
    const ofRow =
      noun !== 'inspection' && nounTables[noun].ofCase
        ? this.#database.get<{ inspectionId: string }>(`SELECT "inspectionId" FROM "${noun}" WHERE "id" = ?`, id)
        : { inspectionId: id }
    const inspectionId =
      ofRow?.inspectionId ??
      this.#database.get<{ inspectionId: string | null }>('SELECT "inspectionId" FROM "step" JOIN "change" ON "step" = "number" WHERE "rowId" = ? LIMIT 1', id)
        ?.inspectionId
    const found = inspectionId ? this.#database.get<{ title: string }>('SELECT "title" FROM "inspection" WHERE "id" = ?', inspectionId) : undefined
    return { noun, id, caseTitle: found?.title ?? null }
  }

  #hasTable(name: string): boolean {
    return this.#database.get(`SELECT 1 FROM "sqlite_schema" WHERE "type" = 'table' AND "name" = ?`, name) !== undefined
  }

  #countsOf(noun: NounName): Filled {
    const known = this.#counts.get(noun)
    if (known) return known
    const fresh = { read: 0, filled: 0, replayed: 0 }
    this.#counts.set(noun, fresh)
    return fresh
  }

  #lost(noun: NounName): Set<string> {
    const known = this.#lostIds.get(noun)
    if (known) return known
    const fresh = new Set<string>()
    this.#lostIds.set(noun, fresh)
    return fresh
  }
}

const newestStep = (database: { get: WritableDatabase['get'] }): number =>
  database.get<{ number: number | null }>('SELECT max("number") AS "number" FROM "step"')?.number ?? 0
