import type { DeletionCertificate, RetentionRule } from '../domain/retention.ts'
import { caseNouns, type CaseNounName } from '../domain/nouns.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'

/** The rules that the office changed. */
export const changedRules = (database: ReadableDatabase): RetentionRule[] =>
  database
    .all<Omit<RetentionRule, 'isActive'> & { isActive: number }>('SELECT * FROM "retentionRule"')
    .map((rule) => ({ ...rule, isActive: rule.isActive === 1 }))

/** Keeps the office's own rule of a kind. */
export function putRule(database: WritableDatabase, { kind, amount, unit, reason, isActive }: RetentionRule): void {
  const columns = '"kind", "amount", "unit", "reason", "isActive"'
  database.run(`INSERT OR REPLACE INTO "retentionRule" (${columns}) VALUES (?, ?, ?, ?, ?)`, kind, amount, unit, reason, isActive ? 1 : 0)
}

/** Goes back to the program's rule. */
export function dropRule(database: WritableDatabase, kind: RetentionRule['kind']): void {
  database.run('DELETE FROM "retentionRule" WHERE "kind" = ?', kind)
}

export function insertCertificate(database: WritableDatabase, certificate: DeletionCertificate): void {
  const { id, at, actor, inspectionId, kind, count, amount, unit, reason, sha256, backupsUntil } = certificate
  database.run(
    `INSERT INTO "deletionCertificate" ("id", "at", "actor", "inspectionId", "kind", "count", "amount", "unit", "reason", "sha256", "backupsUntil")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, at, actor, inspectionId, kind, count, amount, unit, reason, sha256, backupsUntil],
  )
}

/** The certificates of a case, the newest first. */
export const listCertificates = (database: ReadableDatabase, inspectionId: string): DeletionCertificate[] =>
  database.all<DeletionCertificate>('SELECT * FROM "deletionCertificate" WHERE "inspectionId" = ? ORDER BY "at" DESC, "id" DESC', inspectionId)

export const findCertificate = (database: ReadableDatabase, id: string): DeletionCertificate | undefined =>
  database.get<DeletionCertificate>('SELECT * FROM "deletionCertificate" WHERE "id" = ?', id)

/** A row that carries a tombstone and has not been emptied. */
export type RemovedRow = { readonly noun: CaseNounName; readonly id: string; readonly updatedAt: string }

/** The removed rows of a case of which the log still says what they were, or the row itself does. An issued document is never one. */
export function removedRows(database: ReadableDatabase, inspectionId: string, holdsWords: (noun: CaseNounName, id: string) => boolean): RemovedRow[] {
  return (Object.keys(caseNouns) as CaseNounName[])
    .filter((noun) => noun !== 'document')
    .flatMap((noun) =>
      database
        .all<{ id: string; updatedAt: string }>(`SELECT "id", "updatedAt" FROM "${noun}" WHERE "inspectionId" = ? AND "deleted" = 1`, inspectionId)
        .map((row) => ({ noun, ...row })),
    )
    .filter(({ noun, id }) => holdsWords(noun, id))
}

/** The cases in which a recording may have to go: one whose day has passed, or that goes with a case that was closed. */
export const casesWithRecordings = (database: ReadableDatabase): string[] =>
  database
    .all<{ inspectionId: string }>('SELECT DISTINCT "inspectionId" FROM "attachment" WHERE "deleted" = 0 AND "consent" IS NOT NULL')
    .map(({ inspectionId }) => inspectionId)
