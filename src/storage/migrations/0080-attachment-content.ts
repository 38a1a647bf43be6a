import type { Migration } from '../migrate.ts'

/** Where the bytes of attachments lie, with the key of each file. It is not part of the change log: a key that is destroyed must be gone. */
export const attachmentContent: Migration = {
  number: 80,
  sql: `
CREATE TABLE "attachmentContent" (
  "sha256" TEXT NOT NULL PRIMARY KEY,
  "size" INTEGER NOT NULL,
  "fileName" TEXT NOT NULL UNIQUE,
  "key" BLOB NOT NULL
) STRICT;
`,
}
