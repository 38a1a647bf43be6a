import { ExpectedFailure } from '../api/errors.ts'
import { visitWording } from '../documents/visit-wording.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { saveTold } from './save-told.ts'

export function registerVisits(desk: Desk): void {
  desk.writes('visit.saveGuide', async ({ database }, { visitId }) => {
    const { inspectionId, date } = requireRow(database, 'visit', visitId)
    const data = caseDataOf(database, inspectionId)
    const bytes = await desk.worker.run('visitGuide', { visitId, data, office: officeDataOf(database) })
    const path = await desk.host.chooseSavePath({ suggestedName: visitWording.guide.fileName(data.inspection.caseNumber, date), kind: 'word' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveTold(desk, [[path, bytes]], { kind: 'exported', about: 'visitGuide', inspectionId, rowId: visitId }, 'visit.saveGuide')
    return { path }
  })
}
