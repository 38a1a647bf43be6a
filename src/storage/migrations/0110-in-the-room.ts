import type { Migration } from '../migrate.ts'

/** Confidential speakers, photos and sound, contradictions, notes that were put together or cut apart, and the office's short forms. */
export const inTheRoom: Migration = {
  number: 110,
  sql: `
ALTER TABLE "participant" ADD COLUMN "confidential" INTEGER NOT NULL DEFAULT 0 CHECK ("confidential" IN (0, 1));
ALTER TABLE "note" ADD COLUMN "attachmentIds" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "note" ADD COLUMN "themeIds" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "note" ADD COLUMN "origins" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "attachment" ADD COLUMN "caption" TEXT NOT NULL DEFAULT '';
ALTER TABLE "attachment" ADD COLUMN "altText" TEXT NOT NULL DEFAULT '';
ALTER TABLE "attachment" ADD COLUMN "takenAt" TEXT;
ALTER TABLE "attachment" ADD COLUMN "renditionSha256" TEXT;
ALTER TABLE "attachment" ADD COLUMN "consent" TEXT;
ALTER TABLE "attachment" ADD COLUMN "deleteOn" TEXT;
ALTER TABLE "finding" ADD COLUMN "attachmentIds" TEXT NOT NULL DEFAULT '[]';

CREATE TABLE "contradiction" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "about" TEXT NOT NULL,
  "noteIds" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "settlement" TEXT NOT NULL,
  "findingId" TEXT REFERENCES "finding" ("id") DEFERRABLE INITIALLY DEFERRED,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "contradiction_of_case" ON "contradiction" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "expansion" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "short" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;

-- Who a confidential speaker is lies outside rows, change log, search and case file, encrypted with a key of its own that can be destroyed by itself.
CREATE TABLE "identity" (
  "participantId" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL,
  "sealed" BLOB NOT NULL
) STRICT;
CREATE TABLE "identityKey" (
  "participantId" TEXT NOT NULL PRIMARY KEY,
  "key" BLOB NOT NULL
) STRICT;
-- Each look at one of them: when, by which installation and why. Never changed and never removed by the program.
CREATE TABLE "identityLook" (
  "number" INTEGER PRIMARY KEY AUTOINCREMENT,
  "participantId" TEXT NOT NULL,
  "inspectionId" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "reason" TEXT NOT NULL
) STRICT;
CREATE TRIGGER "identityLook_is_kept" BEFORE UPDATE ON "identityLook" BEGIN SELECT raise(ABORT, 'a look is not changed'); END;
CREATE TRIGGER "identityLook_stays" BEFORE DELETE ON "identityLook" BEGIN SELECT raise(ABORT, 'a look is not removed'); END;
`,
}
