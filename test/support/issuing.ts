import { issueKey } from '../../src/domain/issue.ts'
import { proseFromText } from '../../src/domain/prose.ts'
import type { TestCore } from './core.ts'

/** Gives the case what else a report must have. */
export async function readyToIssue(core: TestCore, inspectionId: string, findingId: string): Promise<void> {
  const [report] = await core.do('report.list', { inspectionId })
  const [step] = await core.do('criticismStep.list', {})
  await core.do('finding.update', { id: findingId, patch: { criticismStepId: step?.id ?? null, assessment: proseFromText('Det bør ændres.') } })
  await core.do('report.update', {
    id: report!.id,
    patch: {
      title: 'post',
      summary: proseFromText('Skabene stod åbne.'),
      conclusion: proseFromText('Borgerrådgiveren afventer forvaltningens svar.'),
      signatories: [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }],
      preliminaryNumber: '2017-0289209-1',
      preliminaryDate: '2018-09-06',
      remarksDueOn: '2018-10-04',
    },
  })
}

/** The keys of all that is asked about before a preliminary report is issued. */
export async function saidYesTo(core: TestCore, inspectionId: string): Promise<string[]> {
  const { issues } = await core.do('report.preview', { inspectionId, kind: 'preliminaryReport' })
  return issues.filter(({ severity }) => severity === 'ask').map(issueKey)
}
