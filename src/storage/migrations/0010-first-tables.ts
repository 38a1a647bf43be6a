import type { Migration } from '../migrate.ts'

/** The tables of all nouns, the frozen content of issued documents, the change log, drafts and the search index. */
export const firstTables: Migration = {
  number: 10,
  sql: `
CREATE TABLE "inspection" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL,
  "caseNumber" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "theme" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "legalGround" TEXT NOT NULL,
  "letterheadId" TEXT REFERENCES "letterhead" ("id") DEFERRABLE INITIALLY DEFERRED,
  "caseworkerId" TEXT REFERENCES "colleague" ("id") DEFERRABLE INITIALLY DEFERRED,
  "plannedFrom" TEXT,
  "plannedTo" TEXT,
  "announcedOn" TEXT,
  "answersDueOn" TEXT,
  "closedOn" TEXT,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;

CREATE TABLE "authority" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "department" TEXT NOT NULL,
  "attention" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "counterpartCaseNumber" TEXT,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "authority_of_case" ON "authority" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "unit" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "authorityId" TEXT NOT NULL REFERENCES "authority" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "counterpartCaseNumber" TEXT,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "unit_of_case" ON "unit" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "participant" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "side" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "unitId" TEXT REFERENCES "unit" ("id") DEFERRABLE INITIALLY DEFERRED,
  "speakerKey" INTEGER,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "participant_of_case" ON "participant" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "question" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "askedIn" TEXT NOT NULL,
  "findingId" TEXT REFERENCES "finding" ("id") DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT NOT NULL,
  "dueOn" TEXT,
  "droppedBecause" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "question_of_case" ON "question" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "visit" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT NOT NULL,
  "startsAt" TEXT,
  "endsAt" TEXT,
  "place" TEXT NOT NULL,
  "programme" TEXT NOT NULL,
  "unitIds" TEXT NOT NULL,
  "participantIds" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "visit_of_case" ON "visit" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "note" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "visitId" TEXT REFERENCES "visit" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "nature" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "takenAt" TEXT NOT NULL,
  "stampedAt" TEXT NOT NULL,
  "sourceId" TEXT REFERENCES "participant" ("id") DEFERRABLE INITIALLY DEFERRED,
  "notedById" TEXT REFERENCES "participant" ("id") DEFERRABLE INITIALLY DEFERRED,
  "questionId" TEXT REFERENCES "question" ("id") DEFERRABLE INITIALLY DEFERRED,
  "followUp" INTEGER NOT NULL CHECK ("followUp" IN (0, 1)),
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "note_of_case" ON "note" ("inspectionId", "takenAt") WHERE "deleted" = 0;

CREATE TABLE "checklistRun" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "visitId" TEXT REFERENCES "visit" ("id") DEFERRABLE INITIALLY DEFERRED,
  "unitId" TEXT NOT NULL REFERENCES "unit" ("id") DEFERRABLE INITIALLY DEFERRED,
  "checklistId" TEXT REFERENCES "checklist" ("id") DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "items" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "checklistRun_of_case" ON "checklistRun" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "checklistAnswer" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "runId" TEXT NOT NULL REFERENCES "checklistRun" ("id") DEFERRABLE INITIALLY DEFERRED,
  "itemId" TEXT NOT NULL,
  "value" TEXT,
  "remark" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "checklistAnswer_of_case" ON "checklistAnswer" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "attachment" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "fileName" TEXT NOT NULL,
  "mediaType" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "attachment_of_case" ON "attachment" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "material" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "reference" TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "date" TEXT,
  "excerpt" TEXT NOT NULL,
  "attachmentId" TEXT REFERENCES "attachment" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "material_of_case" ON "material" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "reportTheme" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "introduction" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "reportTheme_of_case" ON "reportTheme" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "finding" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "themeId" TEXT REFERENCES "reportTheme" ("id") DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "facts" TEXT NOT NULL,
  "assessment" TEXT NOT NULL,
  "criticismStepId" TEXT REFERENCES "criticismStep" ("id") DEFERRABLE INITIALLY DEFERRED,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "finding_of_case" ON "finding" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "evidence" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "findingId" TEXT NOT NULL REFERENCES "finding" ("id") DEFERRABLE INITIALLY DEFERRED,
  "source" TEXT NOT NULL,
  "pinpoint" TEXT NOT NULL,
  "contradicts" INTEGER NOT NULL CHECK ("contradicts" IN (0, 1)),
  "wording" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "evidence_of_case" ON "evidence" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "recommendation" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "findingId" TEXT NOT NULL REFERENCES "finding" ("id") DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT NOT NULL,
  "asksNotice" INTEGER NOT NULL CHECK ("asksNotice" IN (0, 1)),
  "dueOn" TEXT,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "recommendation_of_case" ON "recommendation" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "report" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "background" TEXT NOT NULL,
  "legalBasis" TEXT NOT NULL,
  "conclusion" TEXT NOT NULL,
  "signatories" TEXT NOT NULL,
  "preliminaryNumber" TEXT,
  "preliminaryDate" TEXT,
  "remarksDueOn" TEXT,
  "finalNumber" TEXT,
  "finalDate" TEXT,
  "answersDueOn" TEXT,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "report_of_case" ON "report" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "hearingResponse" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "authorityId" TEXT REFERENCES "authority" ("id") DEFERRABLE INITIALLY DEFERRED,
  "receivedOn" TEXT NOT NULL,
  "medium" TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "hearingResponse_of_case" ON "hearingResponse" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "remark" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "hearingResponseId" TEXT NOT NULL REFERENCES "hearingResponse" ("id") DEFERRABLE INITIALLY DEFERRED,
  "findingId" TEXT REFERENCES "finding" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "disposition" TEXT,
  "reason" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "remark_of_case" ON "remark" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "document" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "issuedAt" TEXT NOT NULL,
  "recipients" TEXT NOT NULL,
  "points" TEXT NOT NULL,
  "fileName" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "document_of_case" ON "document" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "answer" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "authorityIds" TEXT NOT NULL,
  "questionIds" TEXT NOT NULL,
  "recommendationIds" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "medium" TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "answer_of_case" ON "answer" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "followUp" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "questionId" TEXT REFERENCES "question" ("id") DEFERRABLE INITIALLY DEFERRED,
  "recommendationId" TEXT REFERENCES "recommendation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "documentId" TEXT REFERENCES "document" ("id") DEFERRABLE INITIALLY DEFERRED,
  "point" TEXT NOT NULL,
  "dueOn" TEXT,
  "reminders" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "reaction" TEXT NOT NULL,
  "closedOn" TEXT,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "followUp_of_case" ON "followUp" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "commitment" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "inspectionId" TEXT NOT NULL REFERENCES "inspection" ("id") DEFERRABLE INITIALLY DEFERRED,
  "authorityId" TEXT REFERENCES "authority" ("id") DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT NOT NULL,
  "metric" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "dueOn" TEXT,
  "measuredOn" TEXT,
  "result" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;
CREATE INDEX "commitment_of_case" ON "commitment" ("inspectionId") WHERE "deleted" = 0;

CREATE TABLE "letterhead" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "label" TEXT NOT NULL,
  "municipality" TEXT NOT NULL,
  "sender" TEXT NOT NULL,
  "officeName" TEXT NOT NULL,
  "street" TEXT NOT NULL,
  "postalTown" TEXT NOT NULL,
  "phone" TEXT NOT NULL,
  "fax" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "ean" TEXT NOT NULL,
  "web" TEXT NOT NULL,
  "dateStyle" TEXT NOT NULL,
  "caseNumberLabel" TEXT NOT NULL,
  "documentNumberLabel" TEXT NOT NULL,
  "closing" TEXT NOT NULL,
  "accentColour" TEXT NOT NULL,
  "logo" TEXT,
  "logoAltText" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;

CREATE TABLE "colleague" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;

CREATE TABLE "criticismStep" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "label" TEXT NOT NULL,
  "wording" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;

CREATE TABLE "phrase" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "group" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;

CREATE TABLE "legalSource" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "citation" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;

CREATE TABLE "checklist" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "theme" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "items" TEXT NOT NULL,
  "position" REAL NOT NULL,
  "createdAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  "deleted" INTEGER NOT NULL CHECK ("deleted" IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX "checklistAnswer_once_a_point" ON "checklistAnswer" ("runId", "itemId") WHERE "deleted" = 0;
CREATE UNIQUE INDEX "document_number" ON "document" ("number") WHERE "deleted" = 0;

CREATE TABLE "documentContent" (
  "documentId" TEXT NOT NULL PRIMARY KEY REFERENCES "document" ("id") DEFERRABLE INITIALLY DEFERRED,
  "model" TEXT NOT NULL,
  "bytes" BLOB NOT NULL
) STRICT;

CREATE TRIGGER "document_is_frozen" BEFORE UPDATE ON "document"
WHEN new."deleted" = old."deleted" BEGIN SELECT raise(ABORT, 'an issued document does not change'); END;
CREATE TRIGGER "document_stays" BEFORE DELETE ON "document"
BEGIN SELECT raise(ABORT, 'an issued document is not removed'); END;
CREATE TRIGGER "documentContent_is_frozen" BEFORE UPDATE ON "documentContent"
BEGIN SELECT raise(ABORT, 'an issued document does not change'); END;
CREATE TRIGGER "documentContent_stays" BEFORE DELETE ON "documentContent"
BEGIN SELECT raise(ABORT, 'an issued document is not removed'); END;

CREATE TABLE "step" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "stamp" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "operation" TEXT NOT NULL,
  "inspectionId" TEXT,
  "clockBehind" INTEGER NOT NULL,
  UNIQUE ("stamp", "actor")
) STRICT;
CREATE TABLE "change" (
  "step" INTEGER NOT NULL REFERENCES "step" ("number"),
  "entity" TEXT NOT NULL,
  "rowId" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "value" ANY NOT NULL,
  "prev" ANY NOT NULL
) STRICT;
CREATE INDEX "change_of_step" ON "change" ("step");
CREATE INDEX "change_of_row" ON "change" ("rowId");

CREATE TABLE "draft" (
  "target" TEXT NOT NULL PRIMARY KEY,
  "base" TEXT,
  "payload" TEXT NOT NULL,
  "writtenAt" TEXT NOT NULL
) STRICT;

CREATE TABLE "searchEntry" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "noun" TEXT NOT NULL,
  "rowId" TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE "searchQueue" ("rowId" TEXT NOT NULL PRIMARY KEY, "noun" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE "searchIndex" USING fts5 (
  "words", content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE "searchTerm" USING fts5vocab ('searchIndex', 'row');
`,
}
