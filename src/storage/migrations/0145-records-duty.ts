import type { Migration } from '../migrate.ts'

/** What was handed to the records system. */
export const recordsDuty: Migration = {
  number: 145,
  sql: `
CREATE TABLE "recordKeeping" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "documentId" TEXT REFERENCES "document" ("id") DEFERRABLE INITIALLY DEFERRED,
  "answerId" TEXT REFERENCES "answer" ("id") DEFERRABLE INITIALLY DEFERRED,
  "hearingResponseId" TEXT REFERENCES "hearingResponse" ("id") DEFERRABLE INITIALLY DEFERRED,
  "attachmentId" TEXT REFERENCES "attachment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "visitId" TEXT REFERENCES "visit" ("id") DEFERRABLE INITIALLY DEFERRED,
  "handedOn" TEXT NOT NULL,
  "journalNumber" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "recordKeeping_of_case" ON "recordKeeping" ("inspectionId") WHERE "deleted" = 0;
`,
}
