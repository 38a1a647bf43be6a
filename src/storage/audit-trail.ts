import { createHash } from 'node:crypto'
import { auditKinds, entryBytes, entryOf, entrySize, idBytes, timeBytes, type AuditEntry, type AuditKind } from '../domain/audit-entry.ts'
import { entriesInBlock, linkOf, noHash, sealOf, type Sha256, type TrailBlock } from '../domain/audit-chain.ts'
import type { ReadableDatabase, SqlValue, WritableDatabase } from './database.ts'

/** SHA-256 over pieces, without putting them together first. */
export const sha256: Sha256 = (...pieces) => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

/** What is told, without the place it gets in the trail. */
export type AuditFact = Omit<AuditEntry, 'number'>

/** The newest entry's number and hash; 0 for an empty trail. */
export function trailEnd(database: ReadableDatabase): { count: number; hash: Uint8Array } {
  const last = database.get<{ number: number; hash: Uint8Array }>('SELECT "number", "hash" FROM "auditEntry" ORDER BY "number" DESC LIMIT 1')
  return { count: last?.number ?? 0, hash: last?.hash ?? noHash }
}

/** Puts an entry at the end of the trail, in the transaction of what it tells; with every thousandth the thousand is sealed. */
export function appendAudit(database: WritableDatabase, fact: AuditFact): void {
  const { count, hash } = trailEnd(database)
  const number = count + 1
  const entry = entryBytes({ ...fact, number })
  database.run('INSERT INTO "auditEntry" ("number", "entry", "hash") VALUES (?, ?, ?)', number, entry, linkOf(hash, entry, sha256))
  if (number % entriesInBlock !== 0) return
  const block = number / entriesInBlock
  const before = database.get<{ hash: Uint8Array }>('SELECT "hash" FROM "auditSeal" WHERE "number" = ?', block - 1)?.hash ?? noHash
  database.run('INSERT INTO "auditSeal" ("number", "hash") VALUES (?, ?)', block, sealOf(before, readBlock(database, block).records, sha256))
}

/**
 * The entries of one thousand, from 1. They are put together inside SQLite: row by row, a million of them would take ten times as long. Text in SQLite is bytes with
 * a name, so that the cast gives back what went in.
 */
export function readBlock(database: ReadableDatabase, block: number): TrailBlock {
  const to = block * entriesInBlock
  const found = database.get<{ records: Uint8Array | null; last: number | null }>(
    `SELECT CAST(group_concat("entry" || "hash", '') AS BLOB) AS "records", max("number") AS "last"
     FROM (SELECT "number", "entry", "hash" FROM "auditEntry" WHERE "number" BETWEEN ? AND ? ORDER BY "number")`,
    to - entriesInBlock + 1,
    to,
  )
  const seal = database.get<{ hash: Uint8Array }>('SELECT "hash" FROM "auditSeal" WHERE "number" = ?', block)?.hash ?? null
  return { records: found?.records ?? new Uint8Array(), last: found?.last ?? 0, seal }
}

/** What of the trail is asked for; null for all. Times are milliseconds, `to` is not included. */
export type AuditFilter = {
  readonly kinds: readonly AuditKind[] | null
  readonly from: number | null
  readonly to: number | null
  readonly inspectionId: string | null
}

/** The newest entries that match, those before a number. An entry that this program cannot read is left out; the check tells of it. */
export function listAudit(database: ReadableDatabase, filter: AuditFilter, before: number | null, limit: number): AuditEntry[] {
  const { where, values } = conditions(filter)
  const rows = database.all<{ entry: Uint8Array }>(
    `SELECT "entry" FROM "auditEntry" WHERE ${[...where, '"number" < ?'].join(' AND ')} ORDER BY "number" DESC LIMIT ?`,
    ...values,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  )
  return rows.flatMap(({ entry }) => entryOf(entry) ?? [])
}

/** How many entries match. */
export function countAudit(database: ReadableDatabase, filter: AuditFilter): number {
  const { where, values } = conditions(filter)
  return database.get<{ count: number }>(`SELECT count(*) AS "count" FROM "auditEntry" WHERE ${['1', ...where].join(' AND ')}`, ...values)?.count ?? 0
}

function conditions({ kinds, from, to, inspectionId }: AuditFilter): { where: string[]; values: SqlValue[] } {
  const where: string[] = []
  const values: SqlValue[] = []
  const add = (condition: string, ...of: SqlValue[]): void => {
    where.push(condition)
    values.push(...of)
  }
  if (kinds !== null) add(`"kind" IN (${kinds.map(() => '?').join(', ')})`, ...kinds.map((kind) => new Uint8Array([auditKinds[kind]])))
  if (from !== null) add('"at" >= ?', timeBytes(from))
  if (to !== null) add('"at" < ?', timeBytes(to))
  if (inspectionId !== null) add('"inspectionId" = ?', idBytes(inspectionId))
  return { where, values }
}

/** An entry's bytes and its hash, out of a block. */
export function* recordsIn({ records }: Pick<TrailBlock, 'records'>): Generator<{ entry: Uint8Array; hash: Uint8Array }> {
  for (let from = 0; from < records.length; from += entrySize + 32)
    yield { entry: records.subarray(from, from + entrySize), hash: records.subarray(from + entrySize, from + entrySize + 32) }
}
