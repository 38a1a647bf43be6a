import { existsSync } from 'node:fs'
import { ExpectedFailure } from '../api/errors.ts'
import { isFileWithheld, type AccessCase, type AccessFile, type AccessFound, type AccessItem, type AccessName, type AccessSubject } from '../domain/access.ts'
import { hasWords, isUnended, type Attachment } from '../domain/attachment.ts'
import type { CaseData } from '../domain/case-data.ts'
import { accessItems } from '../documents/access-items.ts'
import { nameOf } from '../documents/access-subject.ts'
import type { DocumentModel } from '../documents/model.ts'
import { withheldItems } from '../storage/access-withheld.ts'
import { findAttachmentContent } from '../storage/attachment-content.ts'
import { listAudit } from '../storage/audit-trail.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { findDocumentModel } from '../storage/document-content.ts'
import { listLooks } from '../storage/identities.ts'
import { listRows } from '../storage/table.ts'
import { aliasesOf } from './aliases.ts'
import { pathOf } from './attachments.ts'
import { caseDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'

/** Whose access it is: a row of one case, from which the request begins, or a colleague. */
export type Asked = { readonly inspectionId: string; readonly subject: AccessSubject }
type Tell = (done: number, total: number) => void

/** Bytes of files that go along: they are zipped in memory, so that none of them lies anywhere in the clear but where the person wants them. */
const mostBytes = 500 * 1024 * 1024
/** More entries of the trail than a case has. */
const mostEntries = 1_000_000

/** A case that was looked through. `data`: as it may leave the program. */
export type Searched = { readonly found: AccessCase; readonly data: CaseData }

/**
 * Looks through cases for somebody: in the case of the request by the row, in the others by the name. In its own case somebody who is not there is an error, in another
 * it is a case without items.
 * @param tell is called with how many cases and files are done
 * @throws ExpectedFailure `notFound` for what the case does not have, and what `tell` throws
 */
export async function searchCases(
  desk: Desk,
  database: ReadableDatabase,
  { inspectionId, subject }: Asked,
  cases: readonly string[],
  tell: Tell,
): Promise<{ readonly name: string; readonly searched: Searched[] }> {
  const colleagues = listRows(database, 'colleague')
  const home = caseDataOf(database, inspectionId)
  const name = nameOf(subject, { data: home })
  const abroad = subject.noun === 'colleague' ? subject : name
  const total = cases.reduce((sum, id) => sum + 1 + listRows(database, 'attachment', id).filter(({ mediaType }) => hasWords(mediaType)).length, 0)
  let done = 0
  const step = (): void => tell(done++, total)
  const searched: Searched[] = []
  let called = name?.name ?? ''
  let bytes = 0
  for (const id of cases) {
    const who = id === inspectionId ? subject : abroad
    if (who === null) continue
    step()
    // A note that is typed meanwhile, and the wish to stop, come between two cases.
    await new Promise(setImmediate)
    const result = await searchCase(desk, database, { who, subjectId: subject.id, inspectionId: id, colleagues }, { bytes, step })
    if (result === null) throw new ExpectedFailure('notFound', { noun: subject.noun })
    called = result.name || called
    bytes = result.bytes
    searched.push(result)
  }
  return { name: called, searched }
}

/** The cases in which others than the one of the request may know somebody; the case of the request first. Null where no other can. */
export function casesToSearch(database: ReadableDatabase, { inspectionId, subject }: Asked): { readonly ids: string[]; readonly isBoundToCase: boolean } {
  const isBoundToCase = subject.noun !== 'colleague' && nameOf(subject, { data: caseDataOf(database, inspectionId) }) === null
  const others = isBoundToCase ? [] : listRows(database, 'inspection').filter(({ id }) => id !== inspectionId)
  return { ids: [inspectionId, ...others.map(({ id }) => id)], isBoundToCase }
}

/** What was found as the window and the list take it. */
export const foundOf = ({ name, searched }: { readonly name: string; readonly searched: readonly Searched[] }): AccessFound => ({
  name,
  cases: searched.map(({ found }) => found),
})

type Search = {
  readonly who: AccessSubject | AccessName
  readonly subjectId: string
  readonly inspectionId: string
  readonly colleagues: Parameters<typeof accessItems>[1]['colleagues']
}

async function searchCase(
  desk: Desk,
  database: ReadableDatabase,
  { who, subjectId, inspectionId, colleagues }: Search,
  { bytes, step }: { bytes: number; step: () => void },
): Promise<(Searched & { readonly name: string; readonly bytes: number }) | null> {
  const data = caseDataOf(database, inspectionId)
  const aliases = aliasesOf(database, inspectionId)
  const named = (words: string): string => aliases?.inText(words) ?? words
  const read = await textsOf(desk, database, data.attachment, step)
  const texts = new Map([...read].map(([id, text]) => [id, named(text)]))
  const models = new Map(
    data.document.flatMap(({ id }): [string, DocumentModel][] => {
      const json = findDocumentModel(database, id)
      return json === undefined ? [] : [[id, JSON.parse(json) as DocumentModel]]
    }),
  )
  const audit = listAudit(database, { kinds: null, from: null, to: null, inspectionId }, null, mostEntries)
  const result = accessItems(who, { data, colleagues, texts, models, audit, looks: listLooks(database, inspectionId) })
  if (result === null) return null
  const grounds = withheldItems(database, subjectId, inspectionId)
  const items = result.items.map((item) => {
    const ground = grounds.get(item.key)
    return { ...item, withheld: ground === undefined ? null : named(ground) }
  })
  const confided = new Set([...read].flatMap(([id, text]) => (texts.get(id) === text ? [] : [id])))
  const fates = fatesOf(desk, database, data.attachment, { items, confided, searched: texts, bytes })
  const there = new Set(fates.files.map(({ id }) => id))
  const unread = data.attachment.filter(({ id }) => !there.has(id) && !texts.has(id)).map(({ id, fileName }) => ({ id, fileName }))
  const { caseNumber, title } = data.inspection
  return { name: result.name, data, bytes: fates.bytes, found: { inspectionId, caseNumber, title, items, files: fates.files, unread } }
}

/** The words of those files that the program can read. One that is damaged is among those that somebody has to look through. */
async function textsOf(desk: Desk, database: ReadableDatabase, files: readonly Attachment[], step: () => void): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { id, mediaType, sha256 } of files) {
    if (!hasWords(mediaType)) continue
    step()
    const content = findAttachmentContent(database, sha256)
    if (content === undefined) continue
    const read = await desk.worker.run('attachmentText', { from: pathOf(desk, content), key: content.key, mediaType }).catch(() => null)
    if (read?.ok === true) texts.set(id, read.text)
  }
  return texts
}

type Fates = {
  readonly items: readonly AccessItem[]
  readonly confided: ReadonlySet<string>
  readonly searched: ReadonlyMap<string, string>
  /** Of files that go along already. */
  readonly bytes: number
}

/** What becomes of each file; the first ones go along where all of them would be too large. */
function fatesOf(desk: Desk, database: ReadableDatabase, rows: readonly Attachment[], { items, confided, searched, bytes: before }: Fates) {
  const concerned = new Set(items.flatMap(({ fileIds }) => fileIds))
  let bytes = before
  const fate = (file: Attachment): AccessFile['fate'] => {
    if (isFileWithheld(file.id, items)) return 'withheld'
    if (confided.has(file.id)) return 'confided'
    const content = findAttachmentContent(database, file.sha256)
    if (isUnended(file) || content === undefined || !existsSync(pathOf(desk, content))) return 'elsewhere'
    if (bytes + file.size > mostBytes) return 'tooLarge'
    bytes += file.size
    return 'enclosed'
  }
  const files = rows
    .filter(({ id }) => concerned.has(id))
    .map((file): AccessFile => ({ id: file.id, fileName: file.fileName, isSearched: searched.has(file.id), fate: fate(file) }))
  return { files, bytes }
}
