import type { WorkSignals } from './work-signals.ts'

/** What the copying needs of a connection; database.ts hands it over. */
type Connection = {
  exec(sql: string): unknown
  pragma(source: string, options?: { simple: boolean }): unknown
  prepare(sql: string): Statement
  unsafeMode(on: boolean): unknown
}
type Statement = {
  all(...values: unknown[]): unknown[]
  run(...values: unknown[]): unknown
  raw(): Statement
  pluck(): Statement
  safeIntegers(): Statement
}

const rowsAtOnce = 500
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * Copies everything from the attached database `old` into the empty main one, row by row under the rows' own numbers and in the order in which SQLite's VACUUM does it:
 * tables, rows, indexes, and at the end what has no rows of its own (triggers, the search index's declaration, whose tables are copied like others).
 * @returns false when it was cancelled
 */
export function copyEverything(connection: Connection, signals: WorkSignals): boolean {
  // Lets the search index's own tables be written to and the schema be completed; the connection serves nothing else.
  connection.unsafeMode(true)
  connection.exec('BEGIN')
  const tables = schemaOf(connection, `"type" = 'table' AND "rootpage" > 0 AND "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
  for (const { sql } of tables) connection.exec(sql)
  const counts = tables.map(({ name }) => countOf(connection, 'old', name))
  const all = Math.max(1, sum(counts))
  let copied = 0
  for (const { name } of tables) {
    for (const rows of copyTable(connection, name)) {
      if (signals.isCancelled()) return false
      copied += rows
      signals.tell(Math.min(1, copied / all))
    }
  }
  for (const { sql } of schemaOf(connection, `"type" = 'index' AND "sql" IS NOT NULL`)) connection.exec(sql)
  completeSchema(connection)
  connection.exec('COMMIT')
  const lacking = tables.filter(({ name }, index) => countOf(connection, 'main', name) !== counts[index])
  if (lacking.length > 0) throw new Error('The database under the new key lacks rows')
  return !signals.isCancelled()
}

/** Copies a table some rows at a time; tells after each piece how many at the most. */
function* copyTable(connection: Connection, table: string): Generator<number> {
  const columns = connection.prepare(`SELECT "name" FROM pragma_table_info(?, 'old') ORDER BY "cid"`).pluck().all(table) as string[]
  const [isKeyed] = connection.prepare(`SELECT "wr" FROM pragma_table_list WHERE "schema" = 'old' AND "name" = ?`).pluck().all(table)
  const primary = connection.prepare(`SELECT "name" FROM pragma_table_info(?, 'old') WHERE "pk" > 0 ORDER BY "pk"`).pluck().all(table) as string[]
  // Not "rowid": some tables have a column of that name.
  const key = isKeyed === 1 ? primary.map(quoted).join(', ') : '_rowid_'
  const written = (isKeyed === 1 ? [] : ['_rowid_']).concat(columns.map(quoted)).join(', ')
  const places = isKeyed === 1 ? primary.map(() => '?').join(', ') : '?'
  const from = `FROM "old".${quoted(table)}`
  const insert = `INSERT INTO "main".${quoted(table)} (${written}) SELECT ${written} ${from}`
  let last: unknown[] = []
  for (;;) {
    const after = last.length === 0 ? '' : `WHERE (${key}) > (${places})`
    const [end] = connection
      .prepare(`SELECT ${key} ${from} ${after} ORDER BY ${key} LIMIT 1 OFFSET ${rowsAtOnce - 1}`)
      .raw()
      .safeIntegers()
      .all(...last) as unknown[][]
    if (end === undefined) {
      connection.prepare(`${insert} ${after} ORDER BY ${key}`).run(...last)
      yield rowsAtOnce
      return
    }
    connection.prepare(`${insert} ${after === '' ? 'WHERE' : `${after} AND`} (${key}) <= (${places}) ORDER BY ${key}`).run(...last, ...end)
    last = end
    yield rowsAtOnce
  }
}

function completeSchema(connection: Connection): void {
  if (connection.prepare(`SELECT 1 FROM "old"."sqlite_schema" WHERE "name" = 'sqlite_sequence'`).all().length > 0)
    connection.exec('DELETE FROM "main"."sqlite_sequence"; INSERT INTO "main"."sqlite_sequence" SELECT * FROM "old"."sqlite_sequence"')
  connection.pragma('writable_schema = ON')
  connection.exec(
    `INSERT INTO "main"."sqlite_schema" SELECT * FROM "old"."sqlite_schema" WHERE "type" IN ('trigger', 'view') OR ("type" = 'table' AND "rootpage" = 0)`,
  )
  connection.pragma('writable_schema = OFF')
  for (const number of ['application_id', 'user_version']) connection.pragma(`main.${number} = ${Number(connection.pragma(`old.${number}`, { simple: true }))}`)
}

const schemaOf = (connection: Connection, where: string): { name: string; sql: string }[] =>
  connection.prepare(`SELECT "name", "sql" FROM "old"."sqlite_schema" WHERE ${where} ORDER BY "rowid"`).all() as { name: string; sql: string }[]

const countOf = (connection: Connection, schema: string, table: string): number =>
  connection
    .prepare(`SELECT count(*) FROM "${schema}".${quoted(table)}`)
    .pluck()
    .all()[0] as number

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
