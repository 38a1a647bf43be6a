import type { Migration } from '../migrate.ts'

/** Where a change in a returned document stands, and which file the document was. */
export const returnedWord: Migration = {
  number: 60,
  sql: `
ALTER TABLE "hearingResponse" ADD COLUMN "attachmentId" TEXT REFERENCES "attachment" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "hearingResponse" ADD COLUMN "formattingCount" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "remark" ADD COLUMN "before" TEXT NOT NULL DEFAULT '';
ALTER TABLE "remark" ADD COLUMN "after" TEXT NOT NULL DEFAULT '';
ALTER TABLE "remark" ADD COLUMN "heading" TEXT NOT NULL DEFAULT '';
ALTER TABLE "remark" ADD COLUMN "unplaced" INTEGER NOT NULL DEFAULT 0 CHECK ("unplaced" IN (0, 1));
`,
}
