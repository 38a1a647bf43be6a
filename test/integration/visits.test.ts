import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestCore } from '../support/core.ts'

let core: TestCore
beforeAll(async () => {
  core = await TestCore.open()
})
afterAll(async () => {
  await core.close()
})

test('a visit that is removed leaves its notes and checklists in the case, and comes back with them', async () => {
  const { id: inspectionId } = await core.do('inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber: '2017-0289209', title: 'Skriftlige henvendelser' },
    authorities: [{ name: 'Socialforvaltningen', units: ['Borgercenter Nord'] }],
  })
  const [unit] = await core.do('unit.list', { inspectionId })
  const [checklist] = await core.do('checklist.list', {})
  const visit = await core.do('visit.create', { inspectionId, date: '2018-02-07' })
  const stamp = '2018-02-07T09:31:00.000Z'
  const note = await core.do('note.create', { inspectionId, visitId: visit.id, text: 'To bunker post.', takenAt: stamp, stampedAt: stamp })
  const run = await core.do('checklistRun.start', { inspectionId, visitId: visit.id, unitId: unit!.id, checklistId: checklist!.id })

  await core.do('visit.remove', { id: visit.id })
  expect(await core.do('visit.list', { inspectionId })).toEqual([])
  expect(await core.do('note.list', { inspectionId })).toMatchObject([{ id: note.id, visitId: null }])
  expect(await core.do('checklistRun.list', { inspectionId })).toMatchObject([{ id: run.id, visitId: null }])

  await core.do('history.undo', {})
  expect(await core.do('note.list', { inspectionId })).toMatchObject([{ id: note.id, visitId: visit.id }])
})
