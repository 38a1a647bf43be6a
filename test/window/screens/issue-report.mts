import { issueKey, type Issue } from '../../../src/domain/issue.ts'
import type { ReportKind } from '../../../src/domain/report.ts'
import type { Selvsyn } from '../../support/app.ts'
import { inCore } from './in-core.mts'

/** A report goes out to the path, with everything confirmed that is asked. */
export async function issueReport(selvsyn: Selvsyn, inspectionId: string, kind: ReportKind, path: string): Promise<void> {
  await selvsyn.saveDialogAnswers(path)
  const request = { inspectionId, kind }
  const refused = await selvsyn.page.evaluate((input) => window.selvsyn.call('report.issue', { ...input, confirmed: [] }), request)
  if (refused.ok) return
  const asked = JSON.parse(String(refused.error.params['issues'])) as Issue[]
  await inCore(selvsyn.page, 'report.issue', { ...request, confirmed: asked.map(issueKey) })
}
