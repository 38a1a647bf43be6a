import { existsSync } from 'node:fs'
import { ExpectedFailure } from '../api/errors.ts'
import { safeFileName } from '../api/file-name.ts'
import type { AccessFile, AccessFound, AccessSubject } from '../domain/access.ts'
import { hasWords, isUnended, type Attachment } from '../domain/attachment.ts'
import type { CaseData } from '../domain/case-data.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import { accessItems } from '../documents/access-items.ts'
import { accessWording } from '../documents/access-wording.ts'
import type { DocumentModel } from '../documents/model.ts'
import { findAttachmentContent } from '../storage/attachment-content.ts'
import { listAudit } from '../storage/audit-trail.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { findDocumentModel } from '../storage/document-content.ts'
import { listLooks } from '../storage/identities.ts'
import { listRows } from '../storage/table.ts'
import { aliasesOf } from './aliases.ts'
import { contentOf, pathOf } from './attachments.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { saveTold } from './save-told.ts'
import type { KeptFile } from './worker-jobs.ts'

/** Registers finding what concerns a person or a unit, and taking it along. */
export function registerAccess(desk: Desk): void {
  desk.reads('access.find', async (database, { inspectionId, subject }) => (await find(desk, database, inspectionId, subject)).found)
  desk.writes('access.save', async ({ database }, { inspectionId, subject }) => {
    const { found, data } = await find(desk, database, inspectionId, subject)
    const suggestedName = safeFileName(accessWording.fileName(data.inspection.caseNumber, found.name))
    const path = await desk.host.chooseSavePath({ suggestedName, kind: 'any' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const files = enclosed(desk, database, found, data)
    const list = {
      found,
      date: civilDateOf(desk.now()),
      data,
      office: officeDataOf(database),
      fileNames: new Map(files.map(({ id, name }) => [id, name])),
    }
    const zipped = await desk.worker.run('accessBundle', { list, files })
    if (!zipped.ok) throw new ExpectedFailure(zipped.code, zipped.params)
    saveTold(desk, [[path, zipped.bytes]], { kind: 'exported', about: 'access', inspectionId, rowId: subject.id }, 'access.save')
    return { path }
  })
}

/** Bytes of files that go along: they are zipped in memory, so that none of them lies anywhere in the clear but where the person wants them. */
const mostBytes = 500 * 1024 * 1024
/** More entries of the trail than a case has. */
const mostEntries = 1_000_000

/** @throws ExpectedFailure `notFound` for what the case does not have */
async function find(
  desk: Desk,
  database: ReadableDatabase,
  inspectionId: string,
  subject: AccessSubject,
): Promise<{ readonly found: AccessFound; readonly data: CaseData }> {
  const data = caseDataOf(database, inspectionId)
  const rename = aliasesOf(database, inspectionId) ?? ((words: string) => words)
  const read = await textsOf(desk, database, data.attachment)
  const texts = new Map([...read].map(([id, text]) => [id, rename(text)]))
  const models = new Map(
    data.document.flatMap(({ id }): [string, DocumentModel][] => {
      const json = findDocumentModel(database, id)
      return json === undefined ? [] : [[id, JSON.parse(json) as DocumentModel]]
    }),
  )
  const audit = listAudit(database, { kinds: null, from: null, to: null, inspectionId }, null, mostEntries)
  const looks = listLooks(database, inspectionId)
  const result = accessItems(subject, { data, colleagues: listRows(database, 'colleague'), texts, models, audit, looks })
  if (result === null) throw new ExpectedFailure('notFound', { noun: subject.noun })
  const confided = new Set([...read].flatMap(([id, text]) => (texts.get(id) === text ? [] : [id])))
  const ids = new Set(result.items.flatMap(({ fileIds }) => fileIds))
  const files = fatesOf(
    desk,
    database,
    data.attachment.filter(({ id }) => ids.has(id)),
    { confided, searched: texts },
  )
  const unread = data.attachment.filter(({ id }) => !ids.has(id) && !texts.has(id)).map(({ id, fileName }) => ({ id, fileName }))
  return { found: { ...result, files, unread }, data }
}

/** The words of those files that the program can read. One that is damaged is among those that somebody has to look through. */
async function textsOf(desk: Desk, database: ReadableDatabase, files: readonly Attachment[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { id, mediaType, sha256 } of files) {
    const content = hasWords(mediaType) ? findAttachmentContent(database, sha256) : undefined
    if (content === undefined) continue
    const read = await desk.worker.run('attachmentText', { from: pathOf(desk, content), key: content.key, mediaType }).catch(() => null)
    if (read?.ok === true) texts.set(id, read.text)
  }
  return texts
}

/** What becomes of each file; the first ones go along where all of them would be too large. */
function fatesOf(
  desk: Desk,
  database: ReadableDatabase,
  files: readonly Attachment[],
  { confided, searched }: { confided: ReadonlySet<string>; searched: ReadonlyMap<string, string> },
): AccessFile[] {
  let bytes = 0
  return files.map((file) => {
    const { id, fileName, sha256, size } = file
    const base = { id, fileName, isSearched: searched.has(id) }
    if (confided.has(id)) return { ...base, fate: 'confided' }
    const content = findAttachmentContent(database, sha256)
    if (isUnended(file) || content === undefined || !existsSync(pathOf(desk, content))) return { ...base, fate: 'elsewhere' }
    if (bytes + size > mostBytes) return { ...base, fate: 'tooLarge' }
    bytes += size
    return { ...base, fate: 'enclosed' }
  })
}

/** The files that go along, with the names they get: numbered, so that two of one name are two. @throws ExpectedFailure `attachmentElsewhere` */
function enclosed(desk: Desk, database: ReadableDatabase, { files }: AccessFound, data: CaseData): KeptFile[] {
  const rows = new Map(data.attachment.map((row) => [row.id, row]))
  return files
    .filter(({ fate }) => fate === 'enclosed')
    .flatMap(({ id, fileName }, i) => {
      const row = rows.get(id)
      if (row === undefined) return []
      const { key, ...content } = contentOf(desk, database, row)
      return [{ id, name: `${String(i + 1).padStart(2, '0')} ${safeFileName(fileName)}`, from: pathOf(desk, content), key }]
    })
}
