import { countedNouns, type BackupCounts } from '../domain/backup-summary.ts'
import type { ReadableDatabase } from './database.ts'

/** How many rows each table has, with those that carry a tombstone. */
export const rowCounts = (database: ReadableDatabase, tables: readonly string[]): Record<string, number> =>
  Object.fromEntries(tables.map((table) => [table, database.get<{ count: number }>(`SELECT count(*) AS "count" FROM "${table}"`)?.count ?? 0]))

/** What a person would count. */
export const countLive = (database: ReadableDatabase): BackupCounts =>
  Object.fromEntries(
    countedNouns.map((noun) => [noun, database.get<{ count: number }>(`SELECT count(*) AS "count" FROM "${noun}" WHERE "deleted" = 0`)?.count ?? 0]),
  ) as BackupCounts

/** A case as a preview shows it. `changedAt`: when anything in it was written last, ISO 8601 UTC. */
export type CaseInBackup = { readonly caseNumber: string; readonly title: string; readonly changedAt: string }

/** The cases of a database, those that were written in last first. */
export function casesIn(database: ReadableDatabase): CaseInBackup[] {
  const found = database.all<{ caseNumber: string; title: string; updatedAt: string; stamp: string | null }>(
    `SELECT "caseNumber", "title", "updatedAt", (SELECT max("stamp") FROM "step" WHERE "inspectionId" = "inspection"."id") AS "stamp"
     FROM "inspection" WHERE "deleted" = 0`,
  )
  const cases = found.map(({ caseNumber, title, updatedAt, stamp }) => ({ caseNumber, title, changedAt: later(updatedAt, stamp) }))
  return cases.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
}

/** A stamp begins with its milliseconds, see hybrid-clock. */
function later(updatedAt: string, stamp: string | null): string {
  const stamped = stamp === null ? '' : new Date(parseInt(stamp.slice(0, 12), 16)).toISOString()
  return stamped > updatedAt ? stamped : updatedAt
}
