import type { InspectionKind } from '../domain/inspection.ts'
import type { ReportKind } from '../domain/report.ts'
import type { NextDateData } from '../domain/stage.ts'
import type { ReadableDatabase } from './database.ts'

/** What the list of cases is made from: a few fields of each case, read in eight queries however many cases there are. */
export type CaseOutline = Omit<NextDateData, 'threadsDueOn'> & {
  readonly inspection: {
    readonly id: string
    readonly title: string
    readonly caseNumber: string
    readonly kind: InspectionKind
    readonly plannedFrom: string | null
    readonly plannedTo: string | null
    readonly announcedOn: string | null
    readonly answersDueOn: string | null
    readonly closedOn: string | null
    readonly updatedAt: string
    readonly relatedIds: readonly string[]
  }
}

/** Every case, the one changed last first. */
export function listCaseOutlines(database: ReadableDatabase): CaseOutline[] {
  const grouped = <Row extends { inspectionId: string }>(sql: string): Map<string, Row[]> => Map.groupBy(database.all<Row>(sql), (row) => row.inspectionId)
  const authorities = grouped<{ inspectionId: string; id: string; name: string }>(
    'SELECT "inspectionId", "id", "name" FROM "authority" WHERE "deleted" = 0 ORDER BY "position", "createdAt"',
  )
  const visits = grouped<{ inspectionId: string; date: string }>('SELECT "inspectionId", "date" FROM "visit" WHERE "deleted" = 0')
  const documents = grouped<{ inspectionId: string; kind: ReportKind; date: string }>(
    'SELECT "inspectionId", "kind", "date" FROM "document" WHERE "deleted" = 0',
  )
  const responses = grouped<{ inspectionId: string }>('SELECT "inspectionId" FROM "hearingResponse" WHERE "deleted" = 0')
  const reports = grouped<{ inspectionId: string; remarksDueOn: string | null; answersDueOn: string | null }>(
    'SELECT "inspectionId", "remarksDueOn", "answersDueOn" FROM "report" WHERE "deleted" = 0',
  )
  const answers = grouped<{ inspectionId: string; date: string; authorityIds: string }>(
    'SELECT "inspectionId", "date", "authorityIds" FROM "answer" WHERE "deleted" = 0',
  )
  return database
    .all<Omit<CaseOutline['inspection'], 'relatedIds'> & { relatedIds: string }>(
      `SELECT "id", "title", "caseNumber", "kind", "plannedFrom", "plannedTo", "announcedOn", "answersDueOn", "closedOn", "updatedAt", "relatedIds"
       FROM "inspection" WHERE "deleted" = 0 ORDER BY "updatedAt" DESC, "id"`,
    )
    .map((inspection) => ({
      inspection: { ...inspection, relatedIds: inspection.relatedIds === '[]' ? [] : (JSON.parse(inspection.relatedIds) as string[]) },
      authority: authorities.get(inspection.id) ?? [],
      visit: visits.get(inspection.id) ?? [],
      document: documents.get(inspection.id) ?? [],
      hearingResponse: responses.get(inspection.id) ?? [],
      report: reports.get(inspection.id) ?? [],
      answer: (answers.get(inspection.id) ?? []).map(({ date, authorityIds }) => ({ date, authorityIds: JSON.parse(authorityIds) as string[] })),
    }))
}
