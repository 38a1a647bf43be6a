import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { InputOf, OutputOf } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import type { RowOf } from '../domain/nouns.ts'
import { numberPoints } from '../domain/numbering.ts'
import { readiness } from '../domain/readiness.ts'
import { issueKey, type Issue } from '../domain/issue.ts'
import type { Properties } from '../documents/model.ts'
import { letterheadOf, type ReportInput } from '../documents/report-context.ts'
import type { Database, ReadableDatabase } from '../storage/database.ts'
import { findDocumentBytes, findDocumentModel, insertDocumentContent, type DocumentContent } from '../storage/document-content.ts'
import { findTemplate } from '../storage/letterhead-templates.ts'
import { insertStagedFile } from '../storage/staged-files.ts'
import { rowsWhere } from '../storage/table.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { saveFile, StagedFile } from './save-file.ts'
import { settleStagedFiles } from './settling.ts'

export function registerDocuments(desk: Desk): void {
  desk.reads('report.preview', async (database, { inspectionId, kind }) => {
    const input = reportInput(database, inspectionId, kind)
    const ready = readinessOf(desk, database, input)
    const { html, css, issues } = await desk.worker.run('preview', input)
    return { html, css, issues: together(ready, issues), points: numberPoints(input.data, input.frozen) }
  })

  desk.writes('report.issue', ({ database }, input) => issueReport(desk, database, input))

  desk.reads('document.preview', async (database, { id }) => {
    const { points } = requireRow(database, 'document', id)
    const model = findDocumentModel(database, id)
    if (model === undefined) throw new ExpectedFailure('documentElsewhere')
    return { ...(await desk.worker.run('html', model)), issues: [], points }
  })

  desk.reads('document.saveAs', async (database, { id }) => {
    const { fileName, sha256 } = requireRow(database, 'document', id)
    const bytes = findDocumentBytes(database, id)
    if (!bytes) throw new ExpectedFailure('documentElsewhere')
    if (hashOf(bytes) !== sha256) throw new Error('An issued document is not what was issued')
    const path = await desk.host.chooseSavePath({ suggestedName: fileName, kind: 'word' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveFile(path, bytes)
    return { path }
  })
}

/** Everything the report is made from, in one read. */
function reportInput(database: ReadableDatabase, inspectionId: string, kind: ReportInput['kind']): ReportInput {
  const data = caseDataOf(database, inspectionId)
  return { kind, data, office: officeDataOf(database), frozen: data.document.flatMap((document) => document.points) }
}

/** The office's own template that the report is written into; null for the program's look. */
function templateFor(database: ReadableDatabase, { data, office }: ReportInput): Uint8Array | null {
  const template = letterheadOf(data, office)?.template
  if (template == null) return null
  const bytes = findTemplate(database, template.sha256)
  if (bytes === undefined) throw new Error('A letterhead names a template that is not there')
  return bytes
}

function readinessOf(desk: Desk, database: ReadableDatabase, { data, office, kind }: ReportInput): Issue[] {
  const { id } = data.inspection
  const elsewhere = (sql: string): string[] => database.all<{ number: string }>(sql, id).map(({ number }) => number)
  return readiness(data, office, kind, civilDateOf(desk.now()), {
    documentNumbers: elsewhere('SELECT "number" FROM "document" WHERE "deleted" = 0 AND "inspectionId" <> ?'),
    caseNumbers: elsewhere('SELECT "caseNumber" AS "number" FROM "inspection" WHERE "deleted" = 0 AND "id" <> ?'),
  })
}

/**
 * Issues a report. The order makes sure that there is either a file and a frozen document or neither: compose and lint, render, the bytes on the disk
 * under a temporary name, then one transaction that writes the document and, as its last act, gives the file its name.
 */
async function issueReport(desk: Desk, database: Database, request: InputOf<'report.issue'>): Promise<OutputOf<'report.issue'>> {
  const input = reportInput(database, request.inspectionId, request.kind)
  const ready = readinessOf(desk, database, input)
  refuseUnlessReady(ready, request.confirmed)
  const { model, properties, issues } = await desk.worker.run('compose', input)
  refuseUnlessReady(together(ready, issues), request.confirmed)
  const { documentNumber, kindLabel } = properties
  const path = await desk.host.chooseSavePath({ suggestedName: `${documentNumber} ${kindLabel}.docx`, kind: 'word' })
  if (path === null) throw new ExpectedFailure('cancelled')
  const bytes = await desk.worker.run('word', { model, template: templateFor(database, input) })
  const staged = new StagedFile(path, bytes)
  try {
    desk.withTrouble(() => {
      database.transaction((writable) => {
        insertStagedFile(writable, { ...staged.places, sha256: hashOf(bytes) })
      })
    })
    const document = freeze(desk, input, properties, { model, bytes }, path, () => {
      staged.place()
    })
    return { document, path }
  } catch (error) {
    staged.withdraw()
    throw error
  } finally {
    // What the file replaced goes here, once the document is committed: if that fails, the document and its file stand all the same.
    settleStagedFiles(desk)
  }
}

/** Writes the document's row, model and bytes in one transaction, with something to do before it is committed. */
function freeze(
  desk: Desk,
  input: ReportInput,
  { documentNumber: number, title, date }: Properties,
  content: DocumentContent,
  path: string,
  beforeCommit: () => void,
): RowOf<'document'> {
  const { bytes } = content
  return desk.commit('report.issue', (transaction) => {
    // Another report may have taken the number while the dialog was open.
    if (rowsWhere(transaction.database, 'document', 'number', number).length > 0) throw new ExpectedFailure('documentNumberTaken', { number })
    const document = transaction.create('document', {
      inspectionId: input.data.inspection.id,
      kind: input.kind,
      number,
      title,
      date,
      issuedAt: desk.now(),
      recipients: input.data.authority.map((authority) => [authority.name, authority.department].filter((part) => part !== '').join(', ')),
      points: numberPoints(input.data, input.frozen),
      fileName: basename(path),
      sha256: hashOf(bytes),
      size: bytes.length,
    })
    insertDocumentContent(transaction.database, document.id, content)
    beforeCommit()
    return document
  }).value
}

/** What the data lacks and what the document lacks. An empty field of the document is not told when the data's own lack says where to mend it. */
function together(ready: readonly Issue[], linted: readonly Issue[]): Issue[] {
  const explained = ready.some(({ severity }) => severity === 'error')
  return [...ready, ...linted.filter(({ code }) => !(explained && code === 'documentEmptyField'))]
}

/** @throws ExpectedFailure `notReady` for errors, `needsConfirmation` for what has not been said yes to; with the issues */
function refuseUnlessReady(issues: readonly Issue[], confirmed: readonly string[]): void {
  const errors = issues.filter((issue) => issue.severity === 'error')
  if (errors.length > 0) throw new ExpectedFailure('notReady', { issues: JSON.stringify(errors) })
  const asked = issues.filter((issue) => issue.severity === 'ask' && !confirmed.includes(issueKey(issue)))
  if (asked.length > 0) throw new ExpectedFailure('needsConfirmation', { issues: JSON.stringify(asked) })
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
