import type { Migration } from '../migrate.ts'

/** The office's own rules of how long things are kept, where they are not the program's, and certificates of what was destroyed. */
export const retention: Migration = {
  number: 160,
  sql: `
CREATE TABLE "retentionRule" (
  "kind" TEXT NOT NULL PRIMARY KEY,
  "amount" INTEGER NOT NULL,
  "unit" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "isActive" INTEGER NOT NULL CHECK ("isActive" IN (0, 1))
) STRICT;
CREATE TABLE "deletionCertificate" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "at" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "inspectionId" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "amount" INTEGER NOT NULL,
  "unit" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "backupsUntil" TEXT NOT NULL
) STRICT;
CREATE TRIGGER "deletionCertificate_is_kept" BEFORE UPDATE ON "deletionCertificate" BEGIN SELECT raise(ABORT, 'a certificate is not changed'); END;
CREATE TRIGGER "deletionCertificate_stays" BEFORE DELETE ON "deletionCertificate" BEGIN SELECT raise(ABORT, 'a certificate is not removed'); END;
`,
}
