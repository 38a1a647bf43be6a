import { entrySize, searchedPlaces } from '../../domain/audit-entry.ts'
import type { Migration } from '../migrate.ts'

const part = ([from, length]: readonly [number, number]): string => `substr("entry", ${from}, ${length})`

/**
 * The audit trail: the very bytes that are chained, so that what is shown is what was hashed; what it is searched by is read out of them. It only grows. The secret seals
 * the anchor that lies beside the database; it stands in the database, so that it stays the same when the profile gets another key or comes back from a backup.
 */
export const auditTrail: Migration = {
  number: 140,
  sql: `
CREATE TABLE "auditEntry" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "entry" BLOB NOT NULL CHECK (length("entry") = ${entrySize}),
  "hash" BLOB NOT NULL CHECK (length("hash") = 32),
  "at" BLOB GENERATED ALWAYS AS (${part(searchedPlaces.at)}) VIRTUAL,
  "kind" BLOB GENERATED ALWAYS AS (${part(searchedPlaces.kind)}) VIRTUAL,
  "inspectionId" BLOB GENERATED ALWAYS AS (${part(searchedPlaces.inspectionId)}) VIRTUAL
) STRICT;
CREATE INDEX "auditEntry_at" ON "auditEntry" ("at");
CREATE INDEX "auditEntry_of_kind" ON "auditEntry" ("kind", "number");
CREATE INDEX "auditEntry_of_case" ON "auditEntry" ("inspectionId", "number");
CREATE TABLE "auditSeal" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "hash" BLOB NOT NULL CHECK (length("hash") = 32)
) STRICT;
CREATE TABLE "auditSecret" ("key" BLOB NOT NULL) STRICT;
INSERT INTO "auditSecret" VALUES (randomblob(32));
${['auditEntry', 'auditSeal']
  .map(
    (table) => `
CREATE TRIGGER "${table}_is_kept" BEFORE UPDATE ON "${table}" BEGIN SELECT raise(ABORT, 'the audit trail is not changed'); END;
CREATE TRIGGER "${table}_stays" BEFORE DELETE ON "${table}" BEGIN SELECT raise(ABORT, 'the audit trail is not removed'); END;
CREATE TRIGGER "${table}_follows" BEFORE INSERT ON "${table}"
WHEN new."number" <> (SELECT coalesce(max("number"), 0) + 1 FROM "${table}") BEGIN SELECT raise(ABORT, 'the audit trail only grows'); END;`,
  )
  .join('')}
`,
}
