import type { CaseData, OfficeData } from '../domain/case-data.ts'
import { caseNouns, officeNouns, type CaseNounName, type OfficeNounName } from '../domain/nouns.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { listRows } from '../storage/table.ts'
import { requireRow } from './editing.ts'

/** Everything of a case in one read. @throws ExpectedFailure `notFound` */
export function caseDataOf(database: ReadableDatabase, inspectionId: string): CaseData {
  const rows = (Object.keys(caseNouns) as CaseNounName[]).map((noun) => [noun, listRows(database, noun, inspectionId)])
  return { inspection: requireRow(database, 'inspection', inspectionId), ...Object.fromEntries(rows) } as CaseData
}

/** The office's own data. */
export function officeDataOf(database: ReadableDatabase): OfficeData {
  return Object.fromEntries((Object.keys(officeNouns) as OfficeNounName[]).map((noun) => [noun, listRows(database, noun)])) as unknown as OfficeData
}
