import type { Migration } from '../migrate.ts'

/** An office's own Word template at a letterhead: named by the row, its bytes beside, once for each hash. They stay, because the log can bring the row back. */
export const letterheadTemplates: Migration = {
  number: 40,
  sql: `
ALTER TABLE "letterhead" ADD COLUMN "template" TEXT;
CREATE TABLE "letterheadTemplate" (
  "sha256" TEXT NOT NULL PRIMARY KEY,
  "bytes" BLOB NOT NULL
) STRICT;
`,
}
