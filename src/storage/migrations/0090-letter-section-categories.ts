import type { Migration } from '../migrate.ts'

/** The kinds of complaint that a theme of a statement is tied to. */
export const letterSectionCategories: Migration = {
  number: 90,
  sql: `ALTER TABLE "letterSection" ADD COLUMN "categories" TEXT NOT NULL DEFAULT '[]';`,
}
