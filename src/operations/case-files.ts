import { readFile, stat } from 'node:fs/promises'
import { ExpectedFailure } from '../api/errors.ts'
import { maximumCaseFileBytes, parseCaseFile, type CasePlan } from '../exchange/case-file.ts'
import { caseFileOf } from '../exchange/case-file-writing.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { placeCase } from './placing-a-case.ts'
import { saveFile } from './save-file.ts'

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)

/** Registers writing a case to a case file and reading one in. */
export function registerCaseFiles(desk: Desk): void {
  desk.reads('caseFile.save', async (database, { inspectionId }) => {
    const { caseNumber } = requireRow(database, 'inspection', inspectionId)
    const bytes = Buffer.from(JSON.stringify(caseFileOf(caseDataOf(database, inspectionId), officeDataOf(database)), null, 2) + '\n')
    // A file that could not be read again is not written.
    if (bytes.length > maximumCaseFileBytes) throw new ExpectedFailure('caseFileTooLarge', { megabytes: megabytes(bytes.length) })
    const path = await desk.host.chooseSavePath({ suggestedName: `${caseNumber}.json`, kind: 'caseFile' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveFile(path, bytes)
    return { path }
  })

  desk.writes('caseFile.open', async () => {
    const path = await desk.host.chooseOpenPath({ kind: 'caseFile' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const plan = planFrom(await readBounded(path), desk.environment.newId)
    return desk.commit('caseFile.open', (transaction) => ({ inspectionId: placeCase(transaction, plan, desk.environment.newId) })).value
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

function planFrom(bytes: Uint8Array, newId: () => string): CasePlan {
  const reading = parseCaseFile(bytes, newId)
  if (reading.ok) return reading.plan
  if (reading.newer !== null) throw new ExpectedFailure('caseFileNewer', { version: reading.newer })
  throw new ExpectedFailure('caseFileInvalid', { problems: JSON.stringify(reading.problems), total: reading.total })
}
