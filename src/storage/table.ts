import { z } from 'zod'
import type { NounName, RowOf } from '../domain/nouns.ts'
import { nouns } from '../domain/nouns.ts'
import type { Noun } from '../domain/record.ts'
import type { ReadableDatabase, SqlValue, WritableDatabase } from './database.ts'

type ColumnKind = 'text' | 'integer' | 'real' | 'boolean' | 'json'
export type Column = { readonly name: string; readonly kind: ColumnKind; readonly nullable: boolean }

/** A noun's table: its columns in the order of the noun's fields, then those that every row has. */
export type Table = {
  readonly name: NounName
  readonly columns: readonly Column[]
  readonly ofCase: boolean
  readonly positioned: boolean
  readonly insertSql: string
}

type RawRow = Record<string, SqlValue>

/** Every noun's table, derived from the noun's schema; a test holds them against the migrated database. */
export const tables = Object.fromEntries((Object.keys(nouns) as NounName[]).map((name) => [name, tableOf(name, nouns[name])])) as Record<NounName, Table>

function tableOf(name: NounName, noun: Noun): Table {
  const columns = Object.entries(noun.row.shape as Record<string, z.ZodType>).map(([column, schema]) => columnOf(column, schema))
  const names = columns.map((column) => column.name)
  return {
    name,
    columns,
    ofCase: names.includes('inspectionId'),
    positioned: names.includes('position'),
    insertSql: `INSERT INTO "${name}" (${names.map((n) => `"${n}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  }
}

function columnOf(name: string, schema: z.ZodType): Column {
  if (schema instanceof z.ZodNullable) return { ...columnOf(name, schema.unwrap() as z.ZodType), nullable: true }
  return { name, kind: kindOf(schema), nullable: false }
}

function kindOf(schema: z.ZodType): ColumnKind {
  if (schema instanceof z.ZodBoolean) return 'boolean'
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'integer' : 'real'
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat || schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return 'text'
  return 'json'
}

/** A field's value as it stands in its column. */
function encode(column: Column, value: unknown): SqlValue {
  if (value === null) return null
  if (column.kind === 'boolean') return value === true ? 1 : 0
  if (column.kind === 'json') return JSON.stringify(value)
  return value as string | number
}

/** A row as the domain knows it, from a row as it stands in the table. */
export function decodeRow<Name extends NounName>(name: Name, raw: Record<string, unknown>): RowOf<Name> {
  const row: Record<string, unknown> = {}
  for (const column of tables[name].columns) {
    const value = raw[column.name]
    if (value === null) row[column.name] = null
    else if (column.kind === 'boolean') row[column.name] = value === 1
    else if (column.kind === 'json') row[column.name] = JSON.parse(value as string)
    else row[column.name] = value
  }
  return row as RowOf<Name>
}

/** The row with this id, also when it carries a tombstone; undefined when there never was one. */
export function findRow<Name extends NounName>(database: ReadableDatabase, name: Name, id: string): RowOf<Name> | undefined {
  const raw = database.get<RawRow>(`SELECT * FROM "${name}" WHERE "id" = ?`, id)
  return raw && decodeRow(name, raw)
}

/** The rows of a case (or of the office, for its nouns) without tombstones, in the order a person set or else as they came. */
export function listRows<Name extends NounName>(database: ReadableDatabase, name: Name, inspectionId?: string): RowOf<Name>[] {
  const table = tables[name]
  const where = table.ofCase && inspectionId !== undefined ? ' AND "inspectionId" = ?' : ''
  const order = `${ownOrder[name] ?? (table.positioned ? '"position", ' : '')}"createdAt", "id"`
  const values = where === '' ? [] : [inspectionId as string]
  return database.all<RawRow>(`SELECT * FROM "${name}" WHERE "deleted" = 0${where} ORDER BY ${order}`, ...values).map((raw) => decodeRow(name, raw))
}

/** The rows of a case with those that carry a tombstone, in no order. */
export const allRows = <Name extends NounName>(database: ReadableDatabase, name: Name, inspectionId: string): RowOf<Name>[] =>
  database.all<RawRow>(`SELECT * FROM "${name}" WHERE "inspectionId" = ?`, inspectionId).map((raw) => decodeRow(name, raw))

/** Nouns that stand in the order of their own dates. */
const ownOrder: Partial<Record<NounName, string>> = {
  visit: `"date", coalesce("startsAt", ''), `,
  note: '"takenAt", ',
  hearingResponse: '"receivedOn", ',
  document: '"issuedAt", ',
  answer: '"date", ',
}

/**
 * The live rows of a noun whose scalar field has this value.
 * @param inspectionId looks in this case only, which is quick where the field has no index
 */
export function rowsWhere<Name extends NounName>(database: ReadableDatabase, name: Name, field: string, value: SqlValue, inspectionId?: string): RowOf<Name>[] {
  const table = tables[name]
  if (!table.columns.some((column) => column.name === field)) throw new Error(`${name} has no field ${field}`)
  const inCase = table.ofCase && inspectionId !== undefined
  const sql = `SELECT * FROM "${name}" WHERE "${field}" = ?${inCase ? ' AND "inspectionId" = ?' : ''} AND "deleted" = 0`
  return database.all<RawRow>(sql, value, ...(inCase ? [inspectionId] : [])).map((raw) => decodeRow(name, raw))
}

/** Writes a new row. Only the change log calls this: every row that is written is also logged. */
export function insertRow(database: WritableDatabase, name: NounName, row: Record<string, unknown>): void {
  const table = tables[name]
  database.run(table.insertSql, ...table.columns.map((column) => encode(column, row[column.name])))
}

/** Writes some fields of a row. Only the change log calls this. */
export function updateRow(database: WritableDatabase, name: NounName, id: string, fields: Record<string, unknown>): void {
  const columns = tables[name].columns.filter((column) => column.name in fields)
  const assignments = columns.map((column) => `"${column.name}" = ?`).join(', ')
  database.run(`UPDATE "${name}" SET ${assignments} WHERE "id" = ?`, ...columns.map((column) => encode(column, fields[column.name])), id)
}
