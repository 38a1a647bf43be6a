import { readFile, stat } from 'node:fs/promises'
import { ExpectedFailure } from '../api/errors.ts'
import { maximumCaseFileBytes, parseCaseFile, type CasePlan } from '../exchange/case-file.ts'
import { CaseFileProblems } from '../exchange/case-file-problems.ts'
import { templateKey } from '../exchange/case-file-schema.ts'
import { caseFileOf } from '../exchange/case-file-writing.ts'
import { sealIdentity } from '../storage/identities.ts'
import { findTemplate } from '../storage/letterhead-templates.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { identitiesOf } from './aliases.ts'
import { writeDownLook } from './identities.ts'
import { placeCase } from './placing-a-case.ts'
import { saveTold } from './save-told.ts'

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)

/** Registers writing a case to a case file and reading one in. */
export function registerCaseFiles(desk: Desk): void {
  desk.writes('caseFile.save', async ({ database }, { inspectionId, identitiesFor = null }) => {
    const { caseNumber } = requireRow(database, 'inspection', inspectionId)
    const { data, office } = { data: caseDataOf(database, inspectionId), office: officeDataOf(database) }
    const named = office.letterhead.find(({ id }) => id === data.inspection.letterheadId)?.template
    const template = named == null ? null : (findTemplate(database, named.sha256) ?? null)
    const identities = identitiesFor === null ? [] : identitiesOf(database, data.participant)
    const bytes = Buffer.from(JSON.stringify(caseFileOf(data, office, template, identities), null, 2) + '\n')
    // A file that could not be read again is not written.
    if (bytes.length > maximumCaseFileBytes) throw new ExpectedFailure('caseFileTooLarge', { megabytes: megabytes(bytes.length) })
    const path = await desk.host.chooseSavePath({ suggestedName: `${caseNumber}.json`, kind: 'caseFile' })
    if (path === null) throw new ExpectedFailure('cancelled')
    for (const { participantId } of identities) writeDownLook(desk, { participantId, inspectionId, reason: identitiesFor ?? '' })
    saveTold(desk, [[path, bytes]], { kind: 'caseFileSaved', about: identitiesFor === null ? 'none' : 'withIdentities', inspectionId }, 'caseFile.save')
    return { path }
  })

  desk.writes('caseFile.open', async () => {
    const path = await desk.host.chooseOpenPath({ kind: 'caseFile' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const plan = planFrom(await readBounded(path), desk.environment.newId)
    await refuseBadTemplate(desk, plan)
    return desk.commit('caseFile.open', (transaction) => {
      const inspectionId = placeCase(transaction, plan, desk.environment.newId)
      for (const { participantId, identity } of plan.identities)
        sealIdentity(transaction.database, { participantId, inspectionId }, identity, desk.environment.random)
      desk.audit.tell(transaction.database, { kind: 'caseFileOpened', inspectionId })
      return { inspectionId }
    }).value
  })
}

/** The file's bytes, after a look at its size. @throws ExpectedFailure `fileUnreadable`, `caseFileTooLarge` */
async function readBounded(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > maximumCaseFileBytes) throw new ExpectedFailure('caseFileTooLarge', { megabytes: megabytes(size) })
    return await readFile(path)
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error
    throw new ExpectedFailure('fileUnreadable', { path })
  }
}

/** The letterhead's own template is a stranger's file inside a stranger's file, and is read as one. */
async function refuseBadTemplate(desk: Desk, { template }: CasePlan): Promise<void> {
  if (template === null || (await desk.worker.run('readTemplate', template)).ok) return
  const problems = new CaseFileProblems()
  problems.add(['office', templateKey], 'template')
  throw new ExpectedFailure('caseFileInvalid', { problems: JSON.stringify(problems.listed), total: problems.total })
}

function planFrom(bytes: Uint8Array, newId: () => string): CasePlan {
  const reading = parseCaseFile(bytes, newId)
  if (reading.ok) return reading.plan
  if (reading.newer !== null) throw new ExpectedFailure('caseFileNewer', { version: reading.newer })
  throw new ExpectedFailure('caseFileInvalid', { problems: JSON.stringify(reading.problems), total: reading.total })
}
