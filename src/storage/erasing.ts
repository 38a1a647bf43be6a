import { z } from 'zod'
import { nouns, type NounName } from '../domain/nouns.ts'
import { emptyProse, prose } from '../domain/prose.ts'
import type { Noun } from '../domain/record.ts'
import { forgetLogged, type Transaction } from './changes.ts'
import type { Database, WritableDatabase } from './database.ts'
import { discardDraftsOf } from './drafts.ts'
import { indexSome } from './search-index.ts'
import { findRow } from './table.ts'
import type { WordList } from './word-list.ts'

/**
 * What a row's fields are once they are emptied: everything that a person can have written. Ids, days, times, kinds and figures stay, so that what pointed to the
 * row still stands and a later merge knows that it was there.
 */
export function emptied(name: NounName): Record<string, unknown> {
  const noun: Noun = nouns[name]
  const fields = noun.fields.shape as Record<string, z.ZodType>
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, schema]) => {
      const blank = blankOf(schema)
      return blank === undefined ? [] : [[field, blank]]
    }),
  )
}

/** What stands in an emptied field; undefined where it is kept. */
function blankOf(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodNullable) {
    const inner = blankOf(schema.unwrap() as z.ZodType)
    return inner === undefined ? undefined : null
  }
  if (schema === prose) return emptyProse
  if (schema instanceof z.ZodStringFormat) return undefined
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodStringFormat ? undefined : []
  return schema instanceof z.ZodString ? '' : undefined
}

/** Whether a row, or what the log remembers of it, still says something that a person wrote. */
export function holdsWords(database: WritableDatabase | Database, noun: NounName, id: string): boolean {
  const row = findRow(database, noun, id) as Record<string, unknown> | undefined
  if (row === undefined) return false
  const isFull = Object.entries(emptied(noun)).some(([field, blank]) => JSON.stringify(row[field]) !== JSON.stringify(blank))
  return (
    isFull ||
    database.get(`SELECT 1 FROM "change" WHERE "rowId" = ? AND "field" NOT IN ('*', 'deleted') AND ("value" <> '""' OR "prev" <> '""') LIMIT 1`, id) !==
      undefined
  )
}

/**
 * Empties a row and makes the log forget what it said; with drafts of it. The change log keeps that there was a row, when it was written and when it was emptied.
 * @param instead what stands in fields that may not be empty in a row that stays
 */
export function eraseRow(transaction: Transaction, noun: NounName, id: string, instead: Record<string, unknown> = {}): void {
  const { database } = transaction
  transaction.update(noun, id, { ...emptied(noun), ...instead })
  const fields = database.all<{ field: string }>(`SELECT DISTINCT "field" FROM "change" WHERE "rowId" = ? AND "field" NOT IN ('*', 'deleted')`, id)
  forgetLogged(
    database,
    id,
    fields.map(({ field }) => field),
  )
  discardDraftsOf(database, `${noun}:${id}`)
}

/**
 * Takes what was erased out of the search index for good, and out of the write-ahead log: until its parts are put together, the index keeps the words of what left it.
 */
export function settleErased(database: Database, words: WordList): void {
  while (indexSome(database, words, 500));
  database.transaction((writable) => {
    writable.run(`INSERT INTO "searchIndex" ("searchIndex") VALUES ('optimize')`)
  })
  database.settle()
}
