import { z } from 'zod'
import { nouns, type NounName } from '../domain/nouns.ts'
import type { SqlValue, WritableDatabase } from './database.ts'

type Violation = { table: string; rowid: number; parent: string; fkid: number }
type Reference = { id: number; from: string; to: string }
type Column = { name: string; notnull: number }

/** Rounds enough for what hangs on what was taken away in the round before. */
const mostRounds = 12

/**
 * Makes every reference lead somewhere: one that may be empty becomes empty; where a case itself is gone it gets a row again, so that what is under it is not lost
 * with it; what hangs on anything else that is gone cannot stay.
 * @returns the rows that could not stay
 */
export function mendReferences(database: WritableDatabase, { at, unnamed }: { at: string; unnamed: string }): { noun: NounName; id: string }[] {
  const lost: { noun: NounName; id: string }[] = []
  for (let round = 0; round < mostRounds; round += 1) {
    const violations = database.all<Violation>('SELECT "table", "rowid", "parent", "fkid" FROM pragma_foreign_key_check')
    if (violations.length === 0) return lost
    for (const violation of violations) mend(database, violation, { at, unnamed }, lost)
  }
  return lost
}

function mend(
  database: WritableDatabase,
  { table, rowid, parent, fkid }: Violation,
  words: { at: string; unnamed: string },
  lost: { noun: NounName; id: string }[],
): void {
  const reference = database.all<Reference>('SELECT "id", "from", "to" FROM pragma_foreign_key_list(?)', table).find(({ id }) => id === fkid)
  const row = database.get<Record<string, SqlValue>>(`SELECT * FROM "${table}" WHERE _rowid_ = ?`, rowid)
  if (!reference || !row) return
  const target = row[reference.from] ?? null
  if (database.get(`SELECT 1 FROM "${parent}" WHERE "${reference.to}" = ?`, target)) return
  const columns = database.all<Column>('SELECT "name", "notnull" FROM pragma_table_info(?)', table)
  if (columns.find(({ name }) => name === reference.from)?.notnull === 0 && table !== 'document') {
    database.run(`UPDATE "${table}" SET "${reference.from}" = NULL WHERE _rowid_ = ?`, rowid)
  } else if (parent === 'inspection' || table === 'document') {
    insertStub(database, parent as NounName, String(target), row, words)
  } else {
    lost.push({ noun: table as NounName, id: String(row['id']) })
    database.run(`DELETE FROM "${table}" WHERE _rowid_ = ?`, rowid)
  }
}

/** A row in the place of one that is gone, with nothing but its id and what it cannot be without. */
function insertStub(
  database: WritableDatabase,
  noun: NounName,
  id: string,
  child: Record<string, SqlValue>,
  { at, unnamed }: { at: string; unnamed: string },
): void {
  const columns = database.all<Column>('SELECT "name", "notnull" FROM pragma_table_info(?)', noun)
  const given: Record<string, SqlValue> = { id, createdAt: at, updatedAt: at, deleted: 0, title: unnamed, inspectionId: child['inspectionId'] ?? null }
  const shape = nouns[noun].row.shape as Record<string, z.ZodType>
  const values = columns.map(({ name, notnull }) => given[name] ?? (notnull === 0 ? null : plainest(shape[name])))
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  database.run(`INSERT OR IGNORE INTO "${noun}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`, ...values)
}

function plainest(schema: z.ZodType | undefined): SqlValue {
  if (schema instanceof z.ZodEnum) return schema.options[0] ?? ''
  if (schema instanceof z.ZodBoolean || schema instanceof z.ZodNumber) return 0
  if (schema instanceof z.ZodArray) return '[]'
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return '{}'
  return ''
}
