import type { Migration } from '../migrate.ts'

/**
 * The change log in the order it is read in, and the search index led by it. A saved note writes a page of the disk for every table and index it touches, and waits for them all: lines
 * of the log now stand by their step without an index of their own, the index by row leaves out what it never looks for (that a row was made), and instead of a queue of rows the search
 * index keeps how far in the log it has come.
 */
export const oneLog: Migration = {
  number: 20,
  sql: `
CREATE TABLE "changeByStep" (
  "step" INTEGER NOT NULL REFERENCES "step" ("number"),
  "line" INTEGER NOT NULL,
  "entity" TEXT NOT NULL,
  "rowId" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "value" ANY NOT NULL,
  "prev" ANY NOT NULL,
  PRIMARY KEY ("step", "line")
) STRICT, WITHOUT ROWID;
INSERT INTO "changeByStep" ("step", "line", "entity", "rowId", "field", "value", "prev")
  SELECT "step", row_number() OVER (PARTITION BY "step" ORDER BY rowid), "entity", "rowId", "field", "value", "prev" FROM "change";

CREATE TABLE "searchProgress" ("step" INTEGER NOT NULL, "line" INTEGER NOT NULL) STRICT;
INSERT INTO "searchProgress" ("step", "line")
  SELECT coalesce(
    (SELECT min("step") FROM "change" WHERE "rowId" IN (SELECT "rowId" FROM "searchQueue")),
    (SELECT max("number") + 1 FROM "step"),
    0
  ), 0;

DROP TABLE "searchQueue";
DROP TABLE "change";
ALTER TABLE "changeByStep" RENAME TO "change";
CREATE INDEX "change_of_row" ON "change" ("rowId") WHERE "field" <> '*';
`,
}
