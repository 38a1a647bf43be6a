import type { InspectionSummary } from '../api/contract.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import { nextDateOf, stageOf } from '../domain/stage.ts'
import { dueReaderOf } from '../storage/due-items.ts'
import { listCaseOutlines } from '../storage/overview.ts'
import { readSettings } from '../storage/settings-file.ts'
import { findRow } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'

export function registerInspections(desk: Desk): void {
  desk.reads('inspection.overview', (database): InspectionSummary[] => {
    const today = civilDateOf(desk.now())
    const threads = Map.groupBy(
      dueReaderOf(database)
        .read(today)
        .filter(({ noun }) => noun !== 'commitment'),
      ({ inspectionId }) => inspectionId,
    )
    return listCaseOutlines(database).map((outline) => {
      const { id, title, caseNumber, kind, updatedAt, relatedIds } = outline.inspection
      const authorityNames = outline.authority.map(({ name }) => name)
      return {
        id,
        title,
        caseNumber,
        kind,
        stage: stageOf(outline, today),
        authorityNames,
        nextDate: nextDateOf({ ...outline, threadsDueOn: threads.get(id)?.[0]?.dueOn ?? null }, today),
        relatedIds,
        updatedAt,
      }
    })
  })

  desk.reads('inspection.get', (database, { id }) => requireRow(database, 'inspection', id))

  desk.undoable('inspection.start', (transaction, input) => {
    const chosen = readSettings(desk.environment.profileFolder).letterheadId
    const usable = chosen !== null && findRow(transaction.database, 'letterhead', chosen)?.deleted === false
    const letterheadId = input.inspection.letterheadId ?? (usable ? chosen : null)
    const inspection = createRow(transaction, 'inspection', { ...input.inspection, letterheadId })
    const inspectionId = inspection.id
    for (const { name, department = '', counterpartCaseNumber = null, units } of input.authorities) {
      const authority = createRow(transaction, 'authority', { inspectionId, name, department, attention: '', email: '', counterpartCaseNumber })
      for (const unit of units) createRow(transaction, 'unit', { inspectionId, authorityId: authority.id, name: unit })
    }
    createRow(transaction, 'report', { inspectionId })
    if (input.planEntryId) transaction.update('planEntry', requireRow(transaction.database, 'planEntry', input.planEntryId).id, { startedId: inspectionId })
    return inspection
  })
}
