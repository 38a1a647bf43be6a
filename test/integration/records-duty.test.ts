import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { proseFromText } from '../../src/domain/prose.ts'
import { noteOf, startCase, temporaryFolder, TestCore } from '../support/core.ts'

async function caseWithEverything() {
  const core = await TestCore.open()
  const { inspectionId, authority, visit, report } = await startCase(core)
  await core.do('note.create', { ...noteOf(inspectionId, 'Nøglen hænger på kontoret.'), visitId: visit.id })
  const answer = await core.do('answer.create', { inspectionId, authorityIds: [authority.id], date: '2018-03-01', from: 'Ungecentret', text: 'Ja.' })
  const response = await core.do('hearingResponse.create', { inspectionId, authorityId: authority.id, receivedOn: '2019-04-09', from: 'Direktionen' })
  await core.do('finding.create', { inspectionId, title: 'Nøgler', facts: proseFromText('Nøglen hænger på kontoret.') })
  const patch = {
    title: 'nøgler',
    summary: proseFromText('Nøglerne hænger frit.'),
    conclusion: proseFromText('Borgerrådgiveren afventer svar.'),
    signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
    preliminaryNumber: '2017-0289209-1',
    preliminaryDate: '2018-09-06',
    remarksDueOn: '2018-10-04',
  }
  await core.do('report.update', { id: report.id, patch })
  core.host.savePath = join(temporaryFolder(), 'rapport.docx')
  const request = { inspectionId, kind: 'preliminaryReport' as const }
  const { params } = await core.fail('report.issue', { ...request, confirmed: [] })
  const confirmed = (JSON.parse(String(params['issues'])) as Issue[]).map(issueKey)
  const { document } = await core.do('report.issue', { ...request, confirmed })
  const waiting = async (of: string | null = null) => (await core.do('recordKeeping.outstanding', { inspectionId: of, limit: 100 })).items
  return { core, inspectionId, visit, answer, response, document, waiting }
}

describe('what has to go to the records system', () => {
  it('is listed per case and across cases until it is handed over, by hand or by its file; each is told by the trail and can be undone', async () => {
    const { core, inspectionId, visit, answer, response, document, waiting } = await caseWithEverything()
    expect((await waiting()).map(({ noun, id }) => [noun, id])).toEqual([
      ['visit', visit.id],
      ['answer', answer.id],
      ['document', document.id],
      ['hearingResponse', response.id],
    ])
    expect((await waiting(inspectionId))[1]).toMatchObject({ date: '2018-03-01', title: 'Ungecentret · Ja.', caseNumber: '2017-0289209' })

    const subjects = [
      { noun: 'answer', id: answer.id },
      { noun: 'visit', id: visit.id },
    ] as const
    await core.do('recordKeeping.handOver', { subjects: [...subjects], handedOn: '2019-05-01', journalNumber: '2019-77' })
    expect((await waiting()).map(({ noun }) => noun)).toEqual(['document', 'hearingResponse'])
    await core.do('history.undo', {})
    expect(await waiting()).toHaveLength(4)
    await core.do('history.redo', {})
    await core.do('recordKeeping.takeBack', subjects[0])
    expect((await waiting()).map(({ noun }) => noun)).toEqual(['answer', 'document', 'hearingResponse'])

    core.host.savePath = join(temporaryFolder(), 'til journalen.docx')
    await core.do('document.saveForJournal', { id: document.id })
    expect((await waiting()).map(({ noun }) => noun)).toEqual(['answer', 'hearingResponse'])
    await core.do('recordKeeping.handOver', { subjects: [{ noun: 'document', id: document.id }], handedOn: '2019-05-02', journalNumber: '2019-78' })
    core.host.savePath = join(temporaryFolder(), 'igen.docx')
    await core.do('document.saveForJournal', { id: document.id })
    const rows = await core.do('recordKeeping.list', { inspectionId })
    expect(rows.filter(({ documentId }) => documentId === document.id)).toMatchObject([{ journalNumber: '2019-78' }])
    const told = await core.do('audit.list', { kinds: ['handedOver', 'handOverTakenBack'], from: null, to: null, inspectionId, before: null, limit: 50 })
    expect(told.entries.map(({ kind, about }) => `${kind} ${about}`).toReversed()).toEqual([
      'handedOver answer',
      'handedOver visitNotes',
      'handOverTakenBack answer',
      'handedOver document',
      'handedOver document',
      'handedOver document',
    ])
    await core.close()
  })

  it('goes with what it is about, and points to nothing that is not there', async () => {
    const { core, inspectionId, answer } = await caseWithEverything()
    const refused = await core.fail('recordKeeping.handOver', {
      subjects: [{ noun: 'answer', id: '01900000-0000-7000-8000-000000000009' }],
      handedOn: '2019-05-01',
      journalNumber: '',
    })
    expect(refused.code).toBe('notFound')
    await core.do('recordKeeping.handOver', { subjects: [{ noun: 'answer', id: answer.id }], handedOn: '2019-05-01', journalNumber: '' })
    await core.do('answer.remove', { id: answer.id })
    expect(await core.do('recordKeeping.list', { inspectionId })).toEqual([])
    await core.close()
  })
})
