import type { NounName } from '../domain/nouns.ts'
import type { RecordFields } from '../domain/record.ts'
import type { WritableDatabase } from './database.ts'
import { isSearched, searchText, wordsOf } from './search-text.ts'
import { findRow } from './table.ts'

type AnyRow = RecordFields & Record<string, unknown>

/** A row as it was before a transaction (undefined: there was none) and as it is after. */
export type IndexedRow = { readonly noun: NounName; readonly before: AnyRow | undefined; readonly row: AnyRow }

/**
 * Brings the index up to date with what a transaction wrote: rows with a tombstone leave it, and a case is found by the names of its
 * authorities and units.
 */
export function indexRows(database: WritableDatabase, written: readonly IndexedRow[]): void {
  const cases = new Set<string>()
  for (const { noun, before, row } of written) {
    if (noun === 'authority' || noun === 'unit') cases.add(row['inspectionId'] as string)
    else if (noun === 'inspection') cases.add(row.id)
    else if (isSearched(noun)) {
      const text = row.deleted ? '' : searchText(noun, row)
      const previous = before === undefined || before.deleted ? '' : searchText(noun, before)
      if (text !== previous) put(database, noun, row.id, row['inspectionId'] as string, text, previous === '')
    }
  }
  for (const id of cases) putCase(database, id)
}

function putCase(database: WritableDatabase, id: string): void {
  const row = findRow(database, 'inspection', id)
  if (!row) return
  put(database, 'inspection', id, id, row.deleted ? '' : caseText(database, row), false)
}

/** What a case is found by: its own text and the names of its authorities and units. */
export function caseText(database: Pick<WritableDatabase, 'all'>, inspection: RecordFields & Record<string, unknown>): string {
  const names = database.all<{ name: string }>(
    `SELECT "name" FROM (
       SELECT "name", 0 AS "rank", "position" FROM "authority" WHERE "inspectionId" = ? AND "deleted" = 0
       UNION ALL SELECT "name", 1, "position" FROM "unit" WHERE "inspectionId" = ? AND "deleted" = 0)
     ORDER BY "rank", "position"`,
    inspection.id,
    inspection.id,
  )
  return [searchText('inspection', inspection), ...names.map(({ name }) => name)].join('\n')
}

/** Puts a row's text in the index in place of what stood there; empty text takes the row out. */
function put(database: WritableDatabase, noun: NounName, rowId: string, inspectionId: string, text: string, isNew: boolean): void {
  const words = wordsOf(text)
  const entry = isNew ? undefined : database.get<{ number: number }>('SELECT "number" FROM "searchEntry" WHERE "rowId" = ?', rowId)
  if (entry) database.run('DELETE FROM "searchIndex" WHERE rowid = ?', entry.number)
  if (words.length === 0) {
    if (entry) database.run('DELETE FROM "searchEntry" WHERE "number" = ?', entry.number)
    return
  }
  const number =
    entry?.number ?? database.run('INSERT INTO "searchEntry" ("noun", "rowId", "inspectionId") VALUES (?, ?, ?)', noun, rowId, inspectionId).rowNumber
  database.run('INSERT INTO "searchIndex" (rowid, "words") VALUES (?, ?)', number, words.join(' '))
  putWords(database, [...new Set(words)])
}

/** Adds words that were never seen before to the index of parts of words. Words stay when their last text leaves: they are harmless. */
function putWords(database: WritableDatabase, words: readonly string[]): void {
  const fresh = database.all<{ value: string }>(
    `SELECT "value" FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM "searchWord" WHERE "word" = "value")`,
    JSON.stringify(words),
  )
  for (const { value } of fresh) {
    const { rowNumber } = database.run('INSERT INTO "searchWord" ("word") VALUES (?)', value)
    database.run('INSERT INTO "searchTrigram" (rowid, "word") VALUES (?, ?)', rowNumber, value)
  }
}
