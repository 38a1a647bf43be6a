import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { proseFromText } from '../../src/domain/prose.ts'
import { join } from 'node:path'
import { startCase, temporaryFolder, TestCore } from '../support/core.ts'

let core: TestCore
beforeEach(async () => {
  core = await TestCore.open(undefined, { clock: () => new Date('2019-09-10T08:00:00.000Z') })
  core.host.savePath = join(temporaryFolder(), 'rapport.docx')
})
afterEach(() => core.close())

/** A case with a graded and an ungraded finding, and a recommendation that asks for an answer. */
async function readyCase(caseNumber: string) {
  const { inspectionId, report } = await startCase(core, caseNumber)
  const theme = await core.do('reportTheme.create', { inspectionId, title: 'Mødeforberedelse' })
  const [step] = await core.do('criticismStep.list', {})
  const facts = proseFromText('Der er ti minutter til at forberede et møde.')
  const graded = { inspectionId, themeId: theme.id, title: 'Forberedelse', facts, criticismStepId: step?.id ?? null }
  const finding = await core.do('finding.create', graded)
  await core.do('finding.create', { inspectionId, themeId: theme.id, title: 'Lokaler', facts })
  const recommendation = await core.do('recommendation.create', { inspectionId, findingId: finding.id, text: 'at afsætte mere tid', asksNotice: true })
  const patch = {
    title: 'forberedelse af møder',
    summary: proseFromText('Der afsættes for lidt tid.'),
    conclusion: proseFromText('Borgerrådgiveren afventer svar.'),
    signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
    preliminaryNumber: `${caseNumber}-1`,
    preliminaryDate: '2018-09-06',
    remarksDueOn: '2018-10-04',
    finalNumber: `${caseNumber}-2`,
    finalDate: '2019-07-30',
    answersDueOn: '2019-09-20',
  }
  await core.do('report.update', { id: report.id, patch })
  return { inspectionId, finding, recommendation, stepId: step?.id ?? '' }
}

async function issue(inspectionId: string, kind: 'preliminaryReport' | 'finalReport'): Promise<void> {
  const { params } = await core.fail('report.issue', { inspectionId, kind, confirmed: [] })
  await core.do('report.issue', { inspectionId, kind, confirmed: (JSON.parse(String(params['issues'])) as Issue[]).map(issueKey) })
}

describe('what was recommended in all cases', () => {
  it('is there once the final report has put it, and follows what is decided', async () => {
    const { inspectionId, recommendation, stepId } = await readyCase('2017-0289209')
    const across = () => core.do('recommendation.across', {})
    await issue(inspectionId, 'preliminaryReport')
    expect(await across()).toEqual([])
    await issue(inspectionId, 'finalReport')
    expect(await across()).toMatchObject([
      {
        id: recommendation.id,
        number: '1',
        state: 'waiting',
        dueOn: '2019-09-20',
        authorityNames: ['Beskæftigelsesforvaltningen'],
        document: { kind: 'finalReport', number: '2017-0289209-2', date: '2019-07-30' },
        finding: { title: 'Forberedelse', reportTheme: 'Mødeforberedelse', criticismStepId: stepId },
      },
    ])
    expect((await across())[0]?.finding?.point).toMatch(/^\d+\.1$/)
    await core.do('followUp.set', { noun: 'recommendation', id: recommendation.id, patch: { status: 'declined', reason: 'Der er ikke midler.' } })
    expect(await across()).toMatchObject([{ state: 'declined', closedOn: '2019-09-10', reason: 'Der er ikke midler.' }])
    await core.do('history.undo', {})
    expect(await across()).toMatchObject([{ state: 'waiting', closedOn: null }])
  })
})

describe('the figures of the annual report', () => {
  it('count cases by their first visit, and reports and gradings by the date of the final report', async () => {
    const { inspectionId, stepId } = await readyCase('2017-0289209')
    const unannounced = await core.do('inspection.start', {
      inspection: { kind: 'ownInitiative', caseNumber: '2019-0000001', title: 'Returpost', announcedOn: '2019-03-01' },
      authorities: [],
    })
    await issue(inspectionId, 'finalReport')
    expect(await core.do('inspection.figures', {})).toEqual([
      { year: 2019, inspections: 1, reports: 1, gradings: { [stepId]: 1, '': 1 } },
      { year: 2018, inspections: 1, reports: 0, gradings: {} },
    ])
    await core.do('inspection.remove', { id: unannounced.id })
    expect(await core.do('inspection.figures', {})).toMatchObject([{ year: 2019, inspections: 0 }, { year: 2018 }])
  })
})
