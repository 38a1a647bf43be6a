import type { YearFigures } from '../domain/year-figures.ts'
import type { ReadableDatabase } from './database.ts'

type Count = { readonly year: number; readonly count: number }

const inspections = `
  SELECT CAST(substr("day", 1, 4) AS INTEGER) AS "year", count(*) AS "count"
  FROM (SELECT coalesce((SELECT min(v."date") FROM "visit" v WHERE v."inspectionId" = c."id" AND v."deleted" = 0), c."announcedOn") AS "day"
    FROM "inspection" c WHERE c."deleted" = 0)
  WHERE "day" IS NOT NULL GROUP BY 1`

const reports = `
  SELECT CAST(substr(d."date", 1, 4) AS INTEGER) AS "year", count(*) AS "count"
  FROM "document" d WHERE d."deleted" = 0 AND d."kind" = 'finalReport' GROUP BY 1`

/** Only the findings that the report numbered were in it. */
const gradings = `
  SELECT CAST(substr(d."date", 1, 4) AS INTEGER) AS "year", coalesce(f."criticismStepId", '') AS "step", count(DISTINCT f."id") AS "count"
  FROM "document" d, json_each(d."points") p
  JOIN "finding" f ON f."id" = json_extract(p."value", '$.id') AND f."deleted" = 0
  WHERE d."deleted" = 0 AND d."kind" = 'finalReport' AND json_extract(p."value", '$.noun') = 'finding' GROUP BY 1, 2`

/** The figures of every year in which there was anything, the newest first. */
export function yearFigures(database: ReadableDatabase): YearFigures[] {
  const started = database.all<Count>(inspections)
  const issued = database.all<Count>(reports)
  const graded = database.all<Count & { readonly step: string }>(gradings)
  const years = [...new Set([...started, ...issued].map(({ year }) => year))].toSorted((a, b) => b - a)
  const of = (counts: readonly Count[], year: number): number => counts.find((one) => one.year === year)?.count ?? 0
  return years.map((year) => ({
    year,
    inspections: of(started, year),
    reports: of(issued, year),
    gradings: Object.fromEntries(graded.filter((one) => one.year === year).map(({ step, count }) => [step, count])),
  }))
}
