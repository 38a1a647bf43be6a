import type { DamagedDatabase, SqlValue } from './database.ts'

export type RawRow = Record<string, SqlValue>
/** What was read of a table. `lostIds`: rows that an index names and that cannot be read themselves. */
export type TableReading = { readonly isWhole: boolean; readonly lostIds: readonly string[] }

/** How far behind the last readable row others are looked for one by one, where no index says which there are. */
const furthestProbe = 200_000

/**
 * Reads every row of a table that SQLite can still reach: from the front until a page fails, from the back until one fails, and what lies between by the row numbers
 * that the index of ids gives, or else one by one.
 * @param take is handed each row once
 */
export function readTable(database: DamagedDatabase, table: string, take: (row: RawRow) => void): TableReading {
  if (database.tryAll(`SELECT rowid FROM "${table}" LIMIT 0`) === null) return readWithoutRowNumbers(database, table, take)
  const read = new Set<number>()
  const takeNew = ({ salvageRow, ...row }: RawRow): void => {
    if (read.has(Number(salvageRow))) return
    read.add(Number(salvageRow))
    take(row)
  }
  const rows = `SELECT rowid AS "salvageRow", * FROM "${table}"`
  if (readUntilItFails(database, `${rows} ORDER BY rowid`, takeNew)) return { isWhole: true, lostIds: [] }
  const front = Math.max(0, ...read)
  readUntilItFails(database, `${rows} ORDER BY rowid DESC`, takeNew)
  const takeNumber = (number: number): boolean => {
    for (const row of database.tryAll(`${rows} WHERE rowid = ?`, number) ?? []) takeNew(row)
    return read.has(number)
  }
  const index = readIndex(database, table)
  const lostIds = [...index.rows].filter(([number]) => !read.has(number) && !takeNumber(number)).map(([, id]) => id)
  if (!index.isWhole) {
    const back = Math.min(front + furthestProbe, ...[...read].filter((number) => number > front))
    for (let number = front + 1; number < back; number += 1) takeNumber(number)
  }
  return { isWhole: false, lostIds }
}

/** Answers whether it came to the end. */
function readUntilItFails(database: DamagedDatabase, sql: string, take: (row: RawRow) => void): boolean {
  try {
    for (const row of database.each(sql)) take(row)
    return true
  } catch {
    return false
  }
}

/** The row numbers and ids that the index of a table's text key has. */
function readIndex(database: DamagedDatabase, table: string): { rows: Map<number, string>; isWhole: boolean } {
  const rows = new Map<number, string>()
  const [key] = database.tryAll(`SELECT "name" FROM pragma_table_info('${table}') WHERE "pk" = 1 AND "type" = 'TEXT'`) ?? []
  if (!key) return { rows, isWhole: false }
  const column = String(key['name'])
  const sql = `SELECT rowid AS "number", "${column}" AS "id" FROM "${table}" INDEXED BY "sqlite_autoindex_${table}_1" ORDER BY "${column}"`
  const take = ({ number, id }: RawRow): void => void rows.set(Number(number), String(id))
  const isWhole = readUntilItFails(database, sql, take)
  if (!isWhole) readUntilItFails(database, `${sql} DESC`, take)
  return { rows, isWhole }
}

/** The change log has no row numbers: what lies between is asked for by its step. */
function readWithoutRowNumbers(database: DamagedDatabase, table: string, take: (row: RawRow) => void): TableReading {
  const keys = (database.tryAll(`SELECT "name" FROM pragma_table_info('${table}') WHERE "pk" > 0 ORDER BY "pk"`) ?? []).map(({ name }) => String(name))
  const [first] = keys
  if (first === undefined) return { isWhole: false, lostIds: [] }
  const read = new Set<string>()
  const takeNew = (row: RawRow): void => {
    const key = JSON.stringify(keys.map((name) => row[name]))
    if (read.has(key)) return
    read.add(key)
    take(row)
  }
  const ordered = (direction: string): string => `SELECT * FROM "${table}" ORDER BY ${keys.map((name) => `"${name}" ${direction}`).join(', ')}`
  let front = 0
  const isWhole = readUntilItFails(database, ordered('ASC'), (row) => {
    front = Number(row[first])
    takeNew(row)
  })
  if (isWhole) return { isWhole, lostIds: [] }
  let back = front + furthestProbe
  readUntilItFails(database, ordered('DESC'), (row) => {
    back = Number(row[first])
    takeNew(row)
  })
  const [newest] = database.tryAll('SELECT max("number") AS "number" FROM "step"') ?? []
  const end = Math.min(back, newest ? Number(newest['number']) : back)
  for (let number = front; number <= end; number += 1)
    for (const row of database.tryAll(`SELECT * FROM "${table}" WHERE "${first}" = ?`, number) ?? []) takeNew(row)
  return { isWhole: false, lostIds: [] }
}
