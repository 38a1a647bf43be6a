import type { Migration } from '../migrate.ts'

/**
 * Why nobody had to be asked before a recording has a column of its own; until now it was put under the recording as its caption, after words of the program's own. A
 * caption that somebody has changed since says more than the reason, and stays as it is.
 */
export const consentReason: Migration = {
  number: 130,
  sql: `
ALTER TABLE "attachment" ADD COLUMN "consentReason" TEXT NOT NULL DEFAULT '';
WITH "words" ("prefix") AS (VALUES ('Samtykke ikke nødvendigt: '), ('Consent not needed: '))
UPDATE "attachment" SET "consentReason" = substr("caption", length("prefix") + 1), "caption" = '' FROM "words"
WHERE "consent" = 'notNeeded' AND substr("caption", 1, length("prefix")) = "prefix"
  AND NOT EXISTS (SELECT 1 FROM "change" WHERE "entity" = 'attachment' AND "rowId" = "attachment"."id" AND "field" = 'caption');
`,
}
