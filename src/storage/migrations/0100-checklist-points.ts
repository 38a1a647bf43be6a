import type { Migration } from '../migrate.ts'

/** What every point has had until now, in the terms of those that came with forms of other makers. */
const asBefore = `json_object('name', '', 'kind', 'judgement', 'parentId', '', 'requiredWhen', '', 'requiredMessage', '', 'condition', '', 'constraint', '', 'constraintMessage', '', 'calculation', '', 'initial', '',
  'readOnly', json('false'), 'list', '', 'choiceFilter', '', 'repeatCount', '', 'evidence', 'none', 'translations', json('{}'), 'cells', json('{}'))`

const pointsOf = (table: string): string =>
  `(SELECT coalesce(json_group_array(json_patch(${asBefore}, point.value)), '[]') FROM json_each("${table}"."items") AS point)`

/** Points of other kinds than a judgement, in groups and repeats, with choices and conditions; answers that are words, numbers and days, with photos. */
export const checklistPoints: Migration = {
  number: 100,
  sql: `
ALTER TABLE "checklist" ADD COLUMN "choices" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "checklist" ADD COLUMN "form" TEXT NOT NULL DEFAULT '{"language":"","languages":[],"settings":{},"sheets":[]}';
ALTER TABLE "checklistRun" ADD COLUMN "choices" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "checklistRun" ADD COLUMN "repeats" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "checklistAnswer" ADD COLUMN "place" TEXT NOT NULL DEFAULT '';
ALTER TABLE "checklistAnswer" ADD COLUMN "attachmentIds" TEXT NOT NULL DEFAULT '[]';
DROP INDEX "checklistAnswer_once_a_point";
CREATE UNIQUE INDEX "checklistAnswer_once_a_place" ON "checklistAnswer" ("runId", "itemId", "place") WHERE "deleted" = 0;
UPDATE "checklist" SET "items" = ${pointsOf('checklist')};
UPDATE "checklistRun" SET "items" = ${pointsOf('checklistRun')};
`,
}
