import { firstTables } from './migrations/0010-first-tables.ts'
import { oneLog } from './migrations/0020-one-log.ts'
import { stagedFiles } from './migrations/0030-staged-files.ts'
import { letterheadTemplates } from './migrations/0040-letterhead-templates.ts'
import { letters } from './migrations/0050-letters.ts'
import { returnedWord } from './migrations/0060-returned-word.ts'
import { markedAnswers } from './migrations/0070-marked-answers.ts'
import { attachmentContent } from './migrations/0080-attachment-content.ts'
import { letterSectionCategories } from './migrations/0090-letter-section-categories.ts'
import { checklistPoints } from './migrations/0100-checklist-points.ts'
import { inTheRoom } from './migrations/0110-in-the-room.ts'
import { visitRecords } from './migrations/0120-visit-records.ts'
import { consentReason } from './migrations/0130-consent-reason.ts'
import { auditTrail } from './migrations/0140-audit-trail.ts'
import { recordsDuty } from './migrations/0145-records-duty.ts'
import { retention } from './migrations/0160-retention.ts'
import { accessWithheld } from './migrations/0170-access-withheld.ts'

/** A step from one schema to the next. Once released it never changes. */
export type Migration = { readonly number: number; readonly sql: string }

/** What a migration needs of a connection; database.ts hands it over. */
type Connection = {
  pragma(source: string, options?: { simple: boolean }): unknown
  exec(sql: string): unknown
  transaction(work: () => void): { immediate(): void }
}

/** All migrations in order, numbered with gaps so that a branch can put one in between before a release. */
export const migrations: readonly Migration[] = [
  firstTables,
  oneLog,
  stagedFiles,
  letterheadTemplates,
  letters,
  returnedWord,
  markedAnswers,
  attachmentContent,
  letterSectionCategories,
  checklistPoints,
  inTheRoom,
  visitRecords,
  consentReason,
  auditTrail,
  recordsDuty,
  retention,
  accessWithheld,
]

/** The schema this program writes; it refuses newer ones. */
export const newestMigration = Math.max(...migrations.map((migration) => migration.number))

/**
 * Brings a database to the newest schema, each step in a transaction of its own with the schema's number.
 * @param upTo stops there; for tests of a migration's before and after
 */
export function migrate(connection: Connection, upTo = newestMigration): void {
  const from = Number(connection.pragma('user_version', { simple: true }))
  for (const migration of migrations) {
    if (migration.number <= from || migration.number > upTo) continue
    connection
      .transaction(() => {
        connection.exec(migration.sql)
        connection.pragma(`user_version = ${migration.number}`)
      })
      .immediate()
  }
}
