import type { DamagedDatabase, SqlValue } from './database.ts'
import { WorkCancelled } from './work-signals.ts'

export type RawRow = Record<string, SqlValue>
/** What was read of a table. `lostIds`: rows that an index names and that cannot be read themselves. */
export type TableReading = { readonly isWhole: boolean; readonly lostIds: readonly string[] }

/** Row numbers beyond which none is looked for. */
const furthest = 2 ** 40

/**
 * Reads every row of a table that SQLite can still reach: from the front until a page fails, then on from the first place behind it that can be read, and so on; from
 * the back in the same way of failing; and the rows that only the index of ids knows, one by one.
 * @param take is handed each row once; when the work is to stop it throws WorkCancelled, which goes on to the caller
 */
export function readTable(database: DamagedDatabase, table: string, take: (row: RawRow) => void): TableReading {
  // The change log has a column of its own that SQLite would take for its row number under the usual name.
  const hasNumbers = database.tryAll(`SELECT _rowid_ FROM "${table}" LIMIT 0`) !== null
  const keys = hasNumbers ? ['_rowid_'] : keysOf(database, table)
  const [first] = keys
  if (first === undefined) return { isWhole: false, lostIds: [] }
  const columns = hasNumbers ? '_rowid_ AS "salvageRow", *' : '*'
  const rows = `SELECT ${columns} FROM "${table}"`
  const order = (direction: string): string => `ORDER BY ${keys.map((name) => `${name} ${direction}`).join(', ')}`
  const read = new Set<string>()
  let furthestRead = -1
  const takeNew = ({ salvageRow, ...row }: RawRow): void => {
    const key = hasNumbers ? String(salvageRow) : JSON.stringify(keys.map((name) => row[name.replaceAll('"', '')]))
    furthestRead = Number(hasNumbers ? salvageRow : row[first.replaceAll('"', '')])
    if (read.has(key)) return
    read.add(key)
    take(row)
  }
  const readFrom = (number: number): boolean => readUntilItFails(database.each(`${rows} WHERE ${first} >= ? ${order('ASC')}`, number), takeNew)
  let isWhole = readFrom(0)
  if (isWhole) return { isWhole, lostIds: [] }
  const canRead = (number: number): boolean => database.tryAll(`${rows} WHERE ${first} >= ? ${order('ASC')} LIMIT 1`, number) !== null
  for (let next = firstAfter(furthestRead + 1, canRead); !isWhole && next !== null; next = firstAfter(Math.max(furthestRead, next) + 1, canRead))
    isWhole = readFrom(next)
  readUntilItFails(database.each(`${rows} ${order('DESC')}`), takeNew)
  if (!hasNumbers) return { isWhole: false, lostIds: [] }
  const lostIds: string[] = []
  for (const [number, id] of readIndex(database, table)) {
    if (read.has(String(number))) continue
    for (const row of database.tryAll(`${rows} WHERE _rowid_ = ?`, number) ?? []) takeNew(row)
    if (!read.has(String(number))) lostIds.push(id)
  }
  return { isWhole: false, lostIds }
}

/** The first number from which on something can be read: in steps that double, then back by halves. Null when nothing more can. */
function firstAfter(from: number, canRead: (number: number) => boolean): number | null {
  let [bad, step] = [from - 1, 1]
  while (!canRead(bad + step)) {
    bad += step
    step *= 2
    if (bad > furthest) return null
  }
  let good = bad + step
  while (good - bad > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (canRead(middle)) good = middle
    else bad = middle
  }
  return good
}

/** Answers whether it came to the end. */
function readUntilItFails(rows: Iterable<RawRow>, take: (row: RawRow) => void): boolean {
  try {
    for (const row of rows) take(row)
    return true
  } catch (error) {
    if (error instanceof WorkCancelled) throw error
    return false
  }
}

const keysOf = (database: DamagedDatabase, table: string): string[] =>
  (database.tryAll(`SELECT "name" FROM pragma_table_info('${table}') WHERE "pk" > 0 ORDER BY "pk"`) ?? []).map(({ name }) => `"${String(name)}"`)

/** The row numbers and ids that the index of a table's text key has. */
function readIndex(database: DamagedDatabase, table: string): Map<number, string> {
  const rows = new Map<number, string>()
  const [key] = database.tryAll(`SELECT "name" FROM pragma_table_info('${table}') WHERE "pk" = 1 AND "type" = 'TEXT'`) ?? []
  if (!key) return rows
  const column = String(key['name'])
  const sql = `SELECT _rowid_ AS "number", "${column}" AS "id" FROM "${table}" INDEXED BY "sqlite_autoindex_${table}_1" ORDER BY "${column}"`
  const take = ({ number, id }: RawRow): void => void rows.set(Number(number), String(id))
  if (!readUntilItFails(eachOrNone(database, sql), take)) readUntilItFails(eachOrNone(database, `${sql} DESC`), take)
  return rows
}

/** None where SQLite does not even begin, because there is no such index. */
function eachOrNone(database: DamagedDatabase, sql: string): Iterable<RawRow> {
  try {
    return database.each(sql)
  } catch {
    return []
  }
}
