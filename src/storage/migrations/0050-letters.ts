import type { Migration } from '../migrate.ts'

/** Letters and their sections, statistics, the yearly plan; what a returned document tells of a remark; extensions and pauses of a deadline. */
export const letters: Migration = {
  number: 50,
  sql: `
CREATE TABLE "letter" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "authorityIds" TEXT NOT NULL,
  "addressee" TEXT NOT NULL,
  "number" TEXT,
  "date" TEXT,
  "dueOn" TEXT,
  "opening" TEXT NOT NULL,
  "signatories" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "letter_of_case" ON "letter" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "letterSection" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "letterId" TEXT NOT NULL REFERENCES "letter" ("id") DEFERRABLE INITIALLY DEFERRED,
  "heading" TEXT NOT NULL,
  "level" INTEGER NOT NULL,
  "content" TEXT NOT NULL,
  "questionIds" TEXT NOT NULL,
  "recommendationIds" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "letterSection_of_case" ON "letterSection" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "statistic" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "altText" TEXT NOT NULL,
  "rows" TEXT NOT NULL,
  "shows" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "statistic_of_case" ON "statistic" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "planEntry" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "year" INTEGER NOT NULL,
  "quarter" INTEGER,
  "theme" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "authorityName" TEXT NOT NULL,
  "colleagueId" TEXT REFERENCES "colleague" ("id") DEFERRABLE INITIALLY DEFERRED,
  "startedId" TEXT REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;

ALTER TABLE "inspection" ADD COLUMN "practicalities" TEXT NOT NULL DEFAULT '';
ALTER TABLE "inspection" ADD COLUMN "relatedIds" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "answer" ADD COLUMN "attachmentId" TEXT REFERENCES "attachment" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "document" ADD COLUMN "letterId" TEXT REFERENCES "letter" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "followUp" ADD COLUMN "extensions" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "followUp" ADD COLUMN "pauses" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "followUp" ADD COLUMN "reason" TEXT NOT NULL DEFAULT '';
ALTER TABLE "hearingResponse" ADD COLUMN "fileName" TEXT NOT NULL DEFAULT '';
ALTER TABLE "hearingResponse" ADD COLUMN "changeCount" INTEGER;
ALTER TABLE "remark" ADD COLUMN "origin" TEXT NOT NULL DEFAULT 'typed';
ALTER TABLE "remark" ADD COLUMN "author" TEXT NOT NULL DEFAULT '';
ALTER TABLE "remark" ADD COLUMN "madeOn" TEXT;
ALTER TABLE "remark" ADD COLUMN "passage" TEXT NOT NULL DEFAULT '';
`,
}
