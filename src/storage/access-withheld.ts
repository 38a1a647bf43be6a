import type { ReadableDatabase, WritableDatabase } from './database.ts'

/** What is left out of access to somebody in a case: after which rule, by the item's key. */
export const withheldItems = (database: ReadableDatabase, subjectId: string, inspectionId: string): ReadonlyMap<string, string> =>
  new Map(
    database
      .all<{
        itemKey: string
        ground: string
      }>('SELECT "itemKey", "ground" FROM "accessWithheld" WHERE "subjectId" = ? AND "inspectionId" = ?', subjectId, inspectionId)
      .map(({ itemKey, ground }) => [itemKey, ground]),
  )

export type Withheld = { readonly subjectId: string; readonly inspectionId: string; readonly itemKey: string }

/** Leaves an item out after a rule, or takes it along again. */
export function withhold(database: WritableDatabase, { subjectId, inspectionId, itemKey }: Withheld, ground: string | null): void {
  if (ground === null)
    database.run('DELETE FROM "accessWithheld" WHERE "subjectId" = ? AND "inspectionId" = ? AND "itemKey" = ?', subjectId, inspectionId, itemKey)
  else database.run('INSERT OR REPLACE INTO "accessWithheld" VALUES (?, ?, ?, ?)', subjectId, inspectionId, itemKey, ground)
}
