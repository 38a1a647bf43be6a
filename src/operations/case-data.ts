import type { CaseData, OfficeData } from '../domain/case-data.ts'
import { caseNouns, officeNouns, type CaseNounName, type NounName, type OfficeNounName } from '../domain/nouns.ts'
import type { RecordFields } from '../domain/record.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { listRows } from '../storage/table.ts'
import { aliasesOf } from './aliases.ts'
import { rowWords } from './case-words.ts'
import { requireRow } from './editing.ts'

/** Everything of a case in one read, as it may leave the program: the aliases stand in all of its words. @throws ExpectedFailure `notFound` */
export function caseDataOf(database: ReadableDatabase, inspectionId: string): CaseData {
  const aliases = aliasesOf(database, inspectionId)
  const words = aliases === null ? null : rowWords(listRows(database, 'checklistRun', inspectionId), aliases)
  const worded = <Row extends RecordFields>(noun: NounName, row: Row): Row => words?.(noun, row) ?? row
  const rows = (Object.keys(caseNouns) as CaseNounName[]).map((noun) => [noun, listRows(database, noun, inspectionId).map((row) => worded(noun, row))])
  return { inspection: worded('inspection', requireRow(database, 'inspection', inspectionId)), ...Object.fromEntries(rows) } as CaseData
}

/** The office's own data. */
export function officeDataOf(database: ReadableDatabase): OfficeData {
  return Object.fromEntries((Object.keys(officeNouns) as OfficeNounName[]).map((noun) => [noun, listRows(database, noun)])) as unknown as OfficeData
}
