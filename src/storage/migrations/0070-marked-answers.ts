import type { Migration } from '../migrate.ts'

/** The passages of an answer that letters quote, and the day from which a letter lets a deadline rest. */
export const markedAnswers: Migration = {
  number: 70,
  sql: `
ALTER TABLE "answer" ADD COLUMN "marked" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "letter" ADD COLUMN "pausesFrom" TEXT;
`,
}
