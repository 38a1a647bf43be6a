import type { NounName } from '../domain/nouns.ts'
import type { RecordFields } from '../domain/record.ts'
import type { Database, ReadableDatabase, WritableDatabase } from './database.ts'
import { isSearched, searchText, wordsOf } from './search-text.ts'
import { findRow } from './table.ts'
import type { WordList } from './word-list.ts'

type AnyRow = RecordFields & Record<string, unknown>

/**
 * Notes in the same transaction as a row that its place in the index must be brought up to date. The index itself follows a moment later, so that
 * whoever waits for "Gemt" does not wait for it; the queue survives a crash with the row. A case is found by the names of its authorities and units.
 */
export function queueForSearch(database: WritableDatabase, written: readonly { readonly noun: NounName; readonly row: AnyRow }[]): void {
  for (const { noun, row } of written) {
    if (noun === 'authority' || noun === 'unit') enqueue(database, 'inspection', row['inspectionId'] as string)
    else if (isSearched(noun)) enqueue(database, noun, row.id)
  }
}

function enqueue(database: WritableDatabase, noun: NounName, id: string): void {
  database.run('INSERT OR IGNORE INTO "searchQueue" ("rowId", "noun") VALUES (?, ?)', id, noun)
}

/** Whether rows wait for the index. */
export function isSearchBehind(database: ReadableDatabase): boolean {
  return database.get('SELECT 1 FROM "searchQueue" LIMIT 1') !== undefined
}

/** Brings the oldest rows of the queue into the index, in one transaction. Answers whether more wait. */
export function indexSome(database: Database, wordList: WordList, most: number): boolean {
  const waiting = database.all<{ rowId: string; noun: NounName }>('SELECT "rowId", "noun" FROM "searchQueue" ORDER BY "rowId" LIMIT ?', most)
  if (waiting.length === 0) return false
  const words = database.transaction((writable) =>
    waiting.flatMap(({ rowId, noun }) => {
      writable.run('DELETE FROM "searchQueue" WHERE "rowId" = ?', rowId)
      return put(writable, noun, rowId)
    }),
  )
  wordList.add(words)
  return waiting.length === most
}

/** What a case is found by: its own text and the names of its authorities and units. */
export function caseText(database: ReadableDatabase, inspection: AnyRow): string {
  const names = (noun: 'authority' | 'unit'): string[] =>
    database
      .all<{ name: string }>(`SELECT "name" FROM "${noun}" WHERE "inspectionId" = ? AND "deleted" = 0 ORDER BY "position"`, inspection.id)
      .map(({ name }) => name)
  return [searchText('inspection', inspection), ...names('authority'), ...names('unit')].join('\n')
}

/** Puts a row's text in the index in place of what stood there; a row with a tombstone leaves it. Answers the words of the text. */
function put(database: WritableDatabase, noun: NounName, rowId: string): string[] {
  const row = findRow(database, noun, rowId) as AnyRow | undefined
  const text = !row || row.deleted ? '' : noun === 'inspection' ? caseText(database, row) : searchText(noun, row)
  const words = wordsOf(text)
  const entry = database.get<{ number: number }>('SELECT "number" FROM "searchEntry" WHERE "rowId" = ?', rowId)
  if (entry) database.run('DELETE FROM "searchIndex" WHERE rowid = ?', entry.number)
  if (words.length === 0) {
    if (entry) database.run('DELETE FROM "searchEntry" WHERE "number" = ?', entry.number)
    return words
  }
  const number = entry?.number ?? database.run('INSERT INTO "searchEntry" ("noun", "rowId") VALUES (?, ?)', noun, rowId).rowNumber
  database.run('INSERT INTO "searchIndex" (rowid, "words") VALUES (?, ?)', number, words.join(' '))
  return words
}
