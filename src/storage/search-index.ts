import type { NounName } from '../domain/nouns.ts'
import type { RecordFields } from '../domain/record.ts'
import type { Database, ReadableDatabase, WritableDatabase } from './database.ts'
import { isSearched, searchText, wordsOf } from './search-text.ts'
import { findRow } from './table.ts'
import type { WordList } from './word-list.ts'

type AnyRow = RecordFields & Record<string, unknown>

/** A place in the change log. */
type Place = { readonly step: number; readonly line: number }
type LoggedRow = Place & { readonly entity: NounName; readonly rowId: string }

/**
 * The lines of the log that the index has not come to. The index follows the log a moment behind, so that whoever waits for "Gemt" does not wait for it;
 * how far it has come is kept with it, so that it goes on after a crash.
 */
function linesAhead(database: ReadableDatabase, most: number): LoggedRow[] {
  const { step, line } = database.get<Place>('SELECT "step", "line" FROM "searchProgress"') ?? { step: 0, line: 0 }
  return database.all<LoggedRow>(
    'SELECT "step", "line", "entity", "rowId" FROM "change" WHERE ("step", "line") > (?, ?) ORDER BY "step", "line" LIMIT ?',
    step,
    line,
    most,
  )
}

/** Whether the log goes on beyond what is in the index. */
export const isSearchBehind = (database: ReadableDatabase): boolean => linesAhead(database, 1).length > 0

/** Brings the next lines of the log into the index, in one transaction. Answers whether there are more. */
export function indexSome(database: Database, wordList: WordList, most: number): boolean {
  const lines = linesAhead(database, most)
  const last = lines.at(-1)
  if (last === undefined) return false
  const words = database.transaction((writable) => {
    writable.run('UPDATE "searchProgress" SET "step" = ?, "line" = ?', last.step, last.line)
    return [...rowsOf(writable, lines)].flatMap(([rowId, noun]) => put(writable, noun, rowId))
  })
  wordList.add(words)
  return lines.length === most
}

/** The rows that the lines concern, each once, as far as they are searched. A case is found by the names of its authorities and units. */
function rowsOf(database: ReadableDatabase, lines: readonly LoggedRow[]): Map<string, NounName> {
  const rows = new Map<string, NounName>()
  for (const { entity, rowId } of lines) {
    if (entity === 'authority' || entity === 'unit') rows.set(findRow(database, entity, rowId)?.inspectionId ?? rowId, 'inspection')
    else if (isSearched(entity)) rows.set(rowId, entity)
  }
  return rows
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
