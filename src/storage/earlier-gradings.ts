import { sharedWords, themeWords, type EarlierGrading } from '../domain/earlier-grading.ts'
import type { ReadableDatabase } from './database.ts'

const most = 10

type Graded = Omit<EarlierGrading, 'theme'> & { readonly reportTheme: string; readonly caseTheme: string }

const graded = `
  SELECT f."id" AS "findingId", f."inspectionId", f."title", f."criticismStepId", c."title" AS "caseTitle", coalesce(t."title", '') AS "reportTheme",
    coalesce(nullif(c."theme", ''), c."title") AS "caseTheme",
    CAST(substr(coalesce((SELECT max(d."date") FROM "document" d WHERE d."inspectionId" = c."id" AND d."kind" IN ('preliminaryReport', 'finalReport')
      AND d."deleted" = 0), c."announcedOn", c."createdAt"), 1, 4) AS INTEGER) AS "year"
  FROM "finding" f JOIN "inspection" c ON c."id" = f."inspectionId" AND c."deleted" = 0
    LEFT JOIN "reportTheme" t ON t."id" = f."themeId" AND t."deleted" = 0
    JOIN "criticismStep" s ON s."id" = f."criticismStepId" AND s."deleted" = 0
  WHERE f."deleted" = 0`

/**
 * Findings of other cases that were graded and whose theme, or whose case's theme, shares words with those of a finding: what shares most first, then the newest.
 * Ten at most.
 */
export function earlierGradings(database: ReadableDatabase, finding: { readonly id: string; readonly inspectionId: string }): EarlierGrading[] {
  const own = database.get<{ reportTheme: string | null; theme: string }>(
    `SELECT t."title" AS "reportTheme", coalesce(nullif(c."theme", ''), c."title") AS "theme" FROM "finding" f
      JOIN "inspection" c ON c."id" = f."inspectionId" LEFT JOIN "reportTheme" t ON t."id" = f."themeId" AND t."deleted" = 0 WHERE f."id" = ?`,
    finding.id,
  )
  const wanted = themeWords(`${own?.reportTheme ?? ''} ${own?.theme ?? ''}`)
  return database
    .all<Graded>(`${graded} AND f."inspectionId" <> ?`, finding.inspectionId)
    .map((row) => ({ row, shared: sharedWords(wanted, themeWords(`${row.reportTheme} ${row.caseTheme}`)) }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared || b.row.year - a.row.year || (a.row.findingId < b.row.findingId ? -1 : 1))
    .slice(0, most)
    .map(({ row: { reportTheme, caseTheme, ...row } }) => ({ ...row, theme: reportTheme || caseTheme }))
}
