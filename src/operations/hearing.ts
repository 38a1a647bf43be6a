import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { InputOf, OutputOf } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { civilDateOf, formatCivilDate } from '../domain/civil-date.ts'
import type { Document } from '../domain/document.ts'
import { wholeReport } from '../domain/hearing-copy.ts'
import { issueKey, type Issue } from '../domain/issue.ts'
import { returnedLimits, type ReturnedChange, type ReturnedIdentity, type ReturnedWord } from '../domain/returned-word.ts'
import type { DocumentModel } from '../documents/model.ts'
import { wording } from '../documents/wording.ts'
import type { SentPoint } from '../exchange/returned-word-places.ts'
import type { AttachmentContent } from '../storage/attachment-content.ts'
import type { Committed, Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { findDocumentModel } from '../storage/document-content.ts'
import { listRows, rowsWhere } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import { createAttachment, keepingFile } from './attachments.ts'
import { picturesOfModel } from './document-pictures.ts'
import { incomingName } from './incoming-name.ts'
import { requireRow, updateRow } from './editing.ts'
import { saveTold } from './save-told.ts'
import { templateFor } from './template-issues.ts'

/** Registers sending the preliminary report out in a form that can be corrected, and reading what comes back. */
export function registerHearing(desk: Desk): void {
  desk.writes('hearing.copy', async ({ database }, { inspectionId, withoutAssessments }) => {
    const document = sentReport(database, inspectionId)
    const model = findDocumentModel(database, document.id)
    if (model === undefined) throw new ExpectedFailure('documentElsewhere')
    const template = templateFor(database, { data: caseDataOf(database, inspectionId), office: officeDataOf(database) })
    const bytes = await desk.worker.run('hearingCopy', {
      model,
      pictures: picturesOfModel(desk, database, model),
      sha256: document.sha256,
      withoutAssessments,
      template,
    })
    const { kindLabel } = (JSON.parse(model) as DocumentModel).properties
    const path = await desk.host.chooseSavePath({ suggestedName: wording.hearing.copyName(document.number, kindLabel), kind: 'word' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveTold(desk, [[path, bytes]], { kind: 'exported', about: 'hearingCopy', inspectionId, rowId: document.id }, 'hearing.copy')
    return { path }
  })

  // A file that has to be asked about is not picked again: the answer is about the one that was picked.
  let asked: { readonly inspectionId: string; readonly path: string } | null = null
  desk.writes('hearing.readReturned', async ({ database }, input) => {
    const again = input.confirmed.length > 0 && asked?.inspectionId === input.inspectionId ? asked.path : null
    asked = null
    const sent = sentReport(database, input.inspectionId)
    const path = again ?? (await desk.host.chooseOpenPath({ kind: 'word' }))
    if (path === null) throw new ExpectedFailure('cancelled')
    const file = await fileAt(path)
    const read = await readIn(desk, database, sent, file.bytes)
    const doubts = doubtsAbout(database, sent, read.identity, file).filter((issue) => !input.confirmed.includes(issueKey(issue)))
    if (doubts.length > 0) {
      asked = { inspectionId: input.inspectionId, path }
      throw new ExpectedFailure('needsConfirmation', { issues: JSON.stringify(doubts) })
    }
    const { value, step } = await keepingFile(desk, file.bytes, (content) => takeIn(desk, input, { name: file.name, content }, read))
    if (step !== null) desk.profile.history.done(step, 'hearing.readReturned')
    return value
  })

  desk.undoable('remark.workIn', (transaction, { ids, edit }) => {
    const remarks = ids.map((id) => requireRow(transaction.database, 'remark', id))
    if (edit !== null) {
      const { inspectionId } = requireRow(transaction.database, edit.noun, edit.id)
      if (remarks.some((one) => one.inspectionId !== inspectionId)) throw new ExpectedFailure('invalidInput', { path: 'edit', rule: 'otherCase' })
      updateRow(transaction, edit.noun, edit)
    }
    for (const { id } of remarks) transaction.update('remark', id, { disposition: 'workedIn' })
    return null
  })
}

/** The preliminary report that the authority has been asked about. @throws ExpectedFailure `hearingNotIssued` */
function sentReport(database: ReadableDatabase, inspectionId: string): Document {
  requireRow(database, 'inspection', inspectionId)
  const reports = listRows(database, 'document', inspectionId).filter(({ kind }) => kind === 'preliminaryReport')
  const newest = reports.toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1))[0]
  if (newest === undefined) throw new ExpectedFailure('hearingNotIssued')
  return newest
}

type ReturnedFile = { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string }

/** @throws ExpectedFailure `fileUnreadable`, `returnedTooLarge` */
async function fileAt(path: string): Promise<ReturnedFile> {
  let bytes: Uint8Array
  try {
    const { size } = await stat(path)
    if (size > returnedLimits.file) throw new ExpectedFailure('returnedTooLarge')
    bytes = await readFile(path)
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error
    throw new ExpectedFailure('fileUnreadable', { path })
  }
  return { name: incomingName(path), bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** @throws ExpectedFailure for a file that is not read */
async function readIn(desk: Desk, database: ReadableDatabase, sent: Document, bytes: Uint8Array): Promise<ReturnedWord> {
  const reading = await desk.worker.run('readReturned', { bytes, model: findDocumentModel(database, sent.id) ?? null, points: frozenPoints(database, sent) })
  if (!reading.ok) throw new ExpectedFailure(reading.code, reading.params)
  return reading.value
}

/** The points of a report that was issued on another computer, as far as this one knows them. */
function frozenPoints(database: ReadableDatabase, { inspectionId, points }: Document): SentPoint[] {
  const titles = new Map(
    [...listRows(database, 'finding', inspectionId), ...listRows(database, 'reportTheme', inspectionId)].map(({ id, title }) => [id, title]),
  )
  return points.flatMap(({ id, point }) => {
    const heading = titles.get(id)
    return heading === undefined ? [] : [{ id, number: point, heading, texts: [heading] }]
  })
}

/** What has to be asked before a file is taken for an answer to this report. */
function doubtsAbout(database: ReadableDatabase, sent: Document, identity: ReturnedIdentity, { name, sha256 }: ReturnedFile): Issue[] {
  const ask = (code: string, params: Issue['params']): Issue => ({ code, severity: 'ask', params: { file: name, ...params } })
  const before = listRows(database, 'attachment', sent.inspectionId).filter((one) => one.sha256 === sha256)
  const response = listRows(database, 'hearingResponse', sent.inspectionId).find(({ attachmentId }) => before.some(({ id }) => id === attachmentId))
  const again = response === undefined ? [] : [ask('returnedAgain', { date: formatCivilDate(response.receivedOn) })]
  return [...identityDoubts(database, sent, identity, ask), ...again]
}

function identityDoubts(
  database: ReadableDatabase,
  sent: Document,
  identity: ReturnedIdentity,
  ask: (code: string, params: Issue['params']) => Issue,
): Issue[] {
  const { caseNumber, documentNumber, sha256 } = identity
  if (sha256 === sent.sha256 || (sha256 === '' && documentNumber === sent.number)) return []
  const known = sha256 === '' ? rowsWhere(database, 'document', 'number', documentNumber) : rowsWhere(database, 'document', 'sha256', sha256)
  const [copied] = known
  const own = requireRow(database, 'inspection', sent.inspectionId)
  if (copied?.inspectionId === sent.inspectionId) return [ask('returnedOtherVersion', { number: copied.number, sent: sent.number })]
  if (caseNumber !== '' && caseNumber !== own.caseNumber) return [ask('returnedOtherCase', { case: caseNumber, number: documentNumber })]
  if (documentNumber !== '') return [ask('returnedOtherVersion', { number: documentNumber, sent: sent.number })]
  return [ask('returnedUnknown', { sent: sent.number })]
}

type Input = InputOf<'hearing.readReturned'>

type KeptFile = { readonly name: string; readonly content: AttachmentContent }

/** The answer with its file and a card for each change and comment, in one step that can be undone. */
const takeIn = (desk: Desk, { inspectionId }: Input, { name, content }: KeptFile, read: ReturnedWord): Committed<OutputOf<'hearing.readReturned'>> =>
  desk.commit('hearing.readReturned', (transaction) => {
    const attachment = createAttachment(transaction, { inspectionId, fileName: name, content })
    const authorities = listRows(transaction.database, 'authority', inspectionId)
    const response = transaction.create('hearingResponse', {
      inspectionId,
      receivedOn: civilDateOf(desk.now()),
      authorityId: authorities.length === 1 ? (authorities[0]?.id ?? null) : null,
      fileName: name,
      attachmentId: attachment.id,
      changeCount: read.count,
      formattingCount: read.formattingCount,
    })
    const findings = new Set(listRows(transaction.database, 'finding', inspectionId).map(({ id }) => id))
    for (const [i, change] of read.changes.entries()) addRemark(transaction, response, change, i + 1, findings)
    return {
      hearingResponseId: response.id,
      count: read.count,
      cards: read.changes.length,
      unplaced: read.changes.filter(({ pointId }) => pointId === null).length,
      formattingCount: read.formattingCount,
      externalCount: read.externalCount,
    }
  })

function addRemark(
  transaction: Transaction,
  response: { readonly id: string; readonly inspectionId: string },
  { pointId, ...change }: ReturnedChange,
  position: number,
  findings: ReadonlySet<string>,
): void {
  transaction.create('remark', {
    ...change,
    inspectionId: response.inspectionId,
    hearingResponseId: response.id,
    findingId: pointId !== null && pointId !== wholeReport && findings.has(pointId) ? pointId : null,
    unplaced: pointId === null,
    kind: change.origin === 'comment' ? 'comment' : 'correction',
    position,
  })
}
