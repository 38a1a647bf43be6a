import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { OperationName, OutputOf, ReportPreview } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import type { FrozenPoint } from '../domain/document.ts'
import type { RowOf } from '../domain/nouns.ts'
import { numberPoints } from '../domain/numbering.ts'
import { readiness, type NumbersElsewhere } from '../domain/readiness.ts'
import { issueKey, type Issue } from '../domain/issue.ts'
import type { Properties } from '../documents/model.ts'
import type { ReportInput } from '../documents/report-context.ts'
import type { LetterInput } from '../documents/letter-context.ts'
import type { Database, ReadableDatabase } from '../storage/database.ts'
import { findDocumentBytes, findDocumentModel, insertDocumentContent, type DocumentContent } from '../storage/document-content.ts'
import type { Transaction } from '../storage/changes.ts'
import { insertStagedFile } from '../storage/staged-files.ts'
import { rowsWhere } from '../storage/table.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { picturesOfCase, picturesOfModel } from './document-pictures.ts'
import type { KeptPicture } from './worker-jobs.ts'
import { requireRow } from './editing.ts'
import { StagedFile } from './save-file.ts'
import { saveTold } from './save-told.ts'
import { settleStagedFiles } from './settling.ts'
import { templateFor, templateIssues } from './template-issues.ts'

/** A document before it is issued: what it is composed from, what stands in its way, and what its row will say beside what the composing answers. */
export type Draft = {
  readonly input: ReportInput | LetterInput
  readonly pictures: readonly KeptPicture[]
  readonly ready: readonly Issue[]
  readonly row: Pick<RowOf<'document'>, 'kind' | 'letterId' | 'recipients'> & { points: FrozenPoint[] }
  /** What else becomes true with it, in the same transaction. */
  readonly also: (transaction: Transaction, document: RowOf<'document'>) => void
}

export function registerDocuments(desk: Desk): void {
  desk.reads('report.preview', (database, { inspectionId, kind }) => previewDraft(desk, database, reportDraft(desk, database, inspectionId, kind)))

  desk.writes('report.issue', ({ database }, { inspectionId, kind, confirmed }) =>
    issueDraft(desk, database, 'report.issue', reportDraft(desk, database, inspectionId, kind), confirmed),
  )

  desk.reads('document.preview', async (database, { id }) => {
    const { points } = requireRow(database, 'document', id)
    const model = findDocumentModel(database, id)
    if (model === undefined) throw new ExpectedFailure('documentElsewhere')
    return { ...(await desk.worker.run('html', { model, pictures: picturesOfModel(desk, database, model) })), issues: [], points }
  })

  desk.writes('document.saveAs', async ({ database }, { id }) => {
    const document = requireRow(database, 'document', id)
    const bytes = issuedBytes(database, document)
    const path = await desk.host.chooseSavePath({ suggestedName: document.fileName, kind: 'word' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveTold(desk, [[path, bytes]], { kind: 'exported', about: 'document', inspectionId: document.inspectionId, rowId: id }, 'document.saveAs')
    return { path }
  })
}

/** The very bytes that were issued. @throws ExpectedFailure `documentElsewhere` when it was issued on another computer */
export function issuedBytes(database: ReadableDatabase, { id, sha256 }: Pick<RowOf<'document'>, 'id' | 'sha256'>): Uint8Array {
  const bytes = findDocumentBytes(database, id)
  if (!bytes) throw new ExpectedFailure('documentElsewhere')
  if (hashOf(bytes) !== sha256) throw new Error('An issued document is not what was issued')
  return bytes
}

/** Everything the report is made from, in one read. What letters have numbered has nothing to do with the report's own points. */
function reportDraft(desk: Desk, database: ReadableDatabase, inspectionId: string, kind: ReportInput['kind']): Draft {
  const data = caseDataOf(database, inspectionId)
  const office = officeDataOf(database)
  const frozen = data.document.filter(({ letterId }) => letterId === null).flatMap(({ points }) => points)
  const { pictures, lacks } = picturesOfCase(desk, database, data)
  return {
    input: { kind, data, office, frozen },
    pictures,
    ready: [...readiness(data, office, kind, civilDateOf(desk.now()), numbersElsewhere(database, inspectionId)), ...lacks],
    row: { kind, letterId: null, recipients: recipientsOf(data.authority), points: numberPoints(data, frozen) },
    also: () => undefined,
  }
}

/** Administrations as the list of documents names them. */
export const recipientsOf = (authorities: readonly RowOf<'authority'>[]): string[] =>
  authorities.map((authority) => [authority.name, authority.department].filter((part) => part !== '').join(', '))

/** Numbers that are taken in other cases than this one. */
export function numbersElsewhere(database: ReadableDatabase, inspectionId: string): NumbersElsewhere {
  const elsewhere = (sql: string): string[] => database.all<{ number: string }>(sql, inspectionId).map(({ number }) => number)
  return {
    documentNumbers: elsewhere('SELECT "number" FROM "document" WHERE "deleted" = 0 AND "inspectionId" <> ?'),
    caseNumbers: elsewhere('SELECT "caseNumber" AS "number" FROM "inspection" WHERE "deleted" = 0 AND "id" <> ?'),
  }
}

/** The document as it would be issued, and what stands in its way. */
export async function previewDraft(desk: Desk, database: ReadableDatabase, { input, pictures, ready, row }: Draft): Promise<ReportPreview> {
  const ofTemplate = await templateIssues(desk, database, input)
  const { issues, ...shown } = await desk.worker.run('preview', { input, pictures })
  return { ...shown, issues: together([...ready, ...ofTemplate], issues), points: row.points }
}

/**
 * Issues a document. The order makes sure that there is either a file and a frozen document or neither: compose and lint, render, the bytes on the disk
 * under a temporary name, then one transaction that writes the document and, as its last act, gives the file its name.
 */
export async function issueDraft(
  desk: Desk,
  database: Database,
  operation: OperationName,
  draft: Draft,
  confirmed: readonly string[],
): Promise<OutputOf<'report.issue'>> {
  const ready = [...draft.ready, ...(await templateIssues(desk, database, draft.input))]
  refuseUnlessReady(ready, confirmed)
  const { model, properties, issues } = await desk.worker.run('compose', { input: draft.input, pictures: draft.pictures })
  refuseUnlessReady(together(ready, issues), confirmed)
  const { documentNumber, kindLabel } = properties
  const path = await desk.host.chooseSavePath({ suggestedName: `${documentNumber} ${kindLabel}.docx`, kind: 'word' })
  if (path === null) throw new ExpectedFailure('cancelled')
  const bytes = await desk.worker.run('word', { model, pictures: draft.pictures, template: templateFor(database, draft.input) })
  const staged = new StagedFile(path, bytes)
  try {
    desk.withTrouble(() => {
      database.transaction((writable) => {
        insertStagedFile(writable, { ...staged.places, sha256: hashOf(bytes) })
      })
    })
    const document = freeze(desk, operation, draft, properties, { model, bytes }, path, () => {
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
  operation: OperationName,
  { input, row, also }: Draft,
  { documentNumber: number, title, date }: Properties,
  content: DocumentContent,
  path: string,
  beforeCommit: () => void,
): RowOf<'document'> {
  const { bytes } = content
  return desk.commit(operation, (transaction) => {
    // Another document may have taken the number while the dialog was open.
    if (rowsWhere(transaction.database, 'document', 'number', number).length > 0) throw new ExpectedFailure('documentNumberTaken', { number })
    const document = transaction.create('document', {
      ...row,
      inspectionId: input.data.inspection.id,
      number,
      title,
      date,
      issuedAt: desk.now(),
      fileName: basename(path),
      sha256: hashOf(bytes),
      size: bytes.length,
    })
    insertDocumentContent(transaction.database, document.id, content)
    const { id, inspectionId, sha256 } = document
    desk.audit.tell(transaction.database, { kind: 'documentIssued', inspectionId, rowId: id, sha256 })
    also(transaction, document)
    beforeCommit()
    return document
  }).value
}

/** What the data lacks and what the document lacks. An empty field of the document is not told when the data's own lack says where to mend it. */
function together(ready: readonly Issue[], linted: readonly Issue[]): Issue[] {
  const explained = ready.some(({ severity }) => severity === 'error')
  return [...ready, ...linted.filter(({ code }) => !(explained && ['documentEmptyField', 'documentEmptyTitle'].includes(code)))]
}

/** @throws ExpectedFailure `notReady` for errors, `needsConfirmation` for what has not been said yes to; with the issues */
function refuseUnlessReady(issues: readonly Issue[], confirmed: readonly string[]): void {
  const errors = issues.filter((issue) => issue.severity === 'error')
  if (errors.length > 0) throw new ExpectedFailure('notReady', { issues: JSON.stringify(errors) })
  const asked = issues.filter((issue) => issue.severity === 'ask' && !confirmed.includes(issueKey(issue)))
  if (asked.length > 0) throw new ExpectedFailure('needsConfirmation', { issues: JSON.stringify(asked) })
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
