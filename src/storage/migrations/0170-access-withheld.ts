import type { Migration } from '../migrate.ts'

/** What somebody leaves out of access, for whom and after which rule. */
export const accessWithheld: Migration = {
  number: 170,
  sql: `
CREATE TABLE "accessWithheld" (
  "subjectId" TEXT NOT NULL,
  "inspectionId" TEXT NOT NULL,
  "itemKey" TEXT NOT NULL,
  "ground" TEXT NOT NULL,
  PRIMARY KEY ("subjectId", "inspectionId", "itemKey")
) STRICT;
`,
}
