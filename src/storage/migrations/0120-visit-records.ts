import type { Migration } from '../migrate.ts'

/** A letter may be the record of a visit. */
export const visitRecords: Migration = {
  number: 120,
  sql: `ALTER TABLE "letter" ADD COLUMN "visitId" TEXT REFERENCES "visit" ("id") DEFERRABLE INITIALLY DEFERRED;`,
}
