import type { Migration } from '../migrate.ts'

/** Files that are being written for a document that is not committed yet, so that the next start can clear up after a power cut in the middle. */
export const stagedFiles: Migration = {
  number: 30,
  sql: `
CREATE TABLE "stagedFile" (
  "temporary" TEXT NOT NULL PRIMARY KEY,
  "path" TEXT NOT NULL,
  "replaced" TEXT NOT NULL,
  "sha256" TEXT NOT NULL
) STRICT;
`,
}
