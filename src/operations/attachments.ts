import { existsSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../api/errors.ts'
import { largestAttachment, largestRendition, mediaTypeOf, mostAttachments, type Attachment } from '../domain/attachment.ts'
import { instantOf } from '../domain/civil-date.ts'
import { carriesHidden, jpegHead, jpegTakenAt } from '../domain/jpeg.ts'
import { attachmentFolder } from '../storage/attachment-file.ts'
import { findAttachmentContent, putAttachmentContent, type AttachmentContent } from '../storage/attachment-content.ts'
import type { Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { incomingName } from './incoming-name.ts'
import { removeUnnamedFile } from './removal.ts'
import type { KeptSource } from './worker-jobs.ts'

/** Registers keeping the files of a case: what somebody answered with, handed over or returned, byte for byte as it came. */
export function registerAttachments(desk: Desk): void {
  desk.writes('attachment.attach', async ({ database }, { noun, id }) => {
    const { inspectionId } = requireRow(database, noun, id)
    const path = await desk.host.chooseOpenPath({ kind: 'any' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const { value, step } = await keepingFile(desk, await checkedPath(path), (content) =>
      desk.commit('attachment.attach', (transaction) => {
        const before = requireRow(transaction.database, noun, id).attachmentId
        const attachment = createAttachment(transaction, { inspectionId, fileName: incomingName(path), content })
        transaction.update(noun, id, { attachmentId: attachment.id })
        if (before !== null) removeUnnamedFile(transaction, before)
        return attachment
      }),
    )
    if (step !== null) desk.profile.history.done(step, 'attachment.attach')
    return value
  })

  desk.writes('attachment.add', async ({ database }, { to, fileName, bytes, rendition, takenAt }) => {
    const inspectionId = to.noun === 'inspection' ? requireRow(database, 'inspection', to.id).id : requireRow(database, to.noun, to.id).inspectionId
    if (rendition !== null) requireClean(rendition)
    const made = takenAt ?? instantIn(bytes)
    const { value, step } = await keepingFiles(desk, rendition === null ? [bytes] : [bytes, rendition], ([content, shown]) =>
      desk.commit('attachment.add', (transaction) => {
        const attachment = createAttachment(transaction, { inspectionId, fileName: incomingName(fileName), content, rendition: shown, takenAt: made })
        if (to.noun !== 'inspection') putTo(transaction, to.noun, to.id, attachment.id)
        return attachment
      }),
    )
    if (step !== null) desk.profile.history.done(step, 'attachment.add')
    return value
  })

  desk.reads('attachment.bytes', async (database, { id, of }) => {
    const attachment = requireRow(database, 'attachment', id)
    const isRendition = of === 'rendition' && attachment.renditionSha256 !== null
    const { key, ...content } = contentOf(desk, database, attachment, isRendition ? (attachment.renditionSha256 ?? '') : attachment.sha256)
    const read = await desk.worker.run('attachmentBytes', { from: pathOf(desk, content), key })
    if (!read.ok) throw new ExpectedFailure(read.code, read.params)
    return { bytes: read.bytes, mediaType: isRendition ? 'image/jpeg' : attachment.mediaType }
  })

  desk.reads('attachment.text', async (database, { id }) => {
    const attachment = requireRow(database, 'attachment', id)
    const { key, ...content } = contentOf(desk, database, attachment)
    const read = await desk.worker.run('attachmentText', { from: pathOf(desk, content), key, mediaType: attachment.mediaType })
    if (!read.ok) throw new ExpectedFailure(read.code, read.params)
    return { text: read.text }
  })

  desk.writes('attachment.saveAs', async ({ database }, { id }) => {
    const attachment = requireRow(database, 'attachment', id)
    const content = contentOf(desk, database, attachment)
    const path = await desk.host.chooseSavePath({ suggestedName: attachment.fileName, kind: 'any' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const { inspectionId, sha256 } = attachment
    // Rather told of a file that then could not be written than a file that nobody was told of.
    desk.audit.record({ kind: 'exported', about: 'attachment', inspectionId, rowId: id, sha256 })
    const saved = await desk.worker.run('saveAttachment', { from: pathOf(desk, content), key: content.key, to: path })
    if (!saved.ok) throw new ExpectedFailure(saved.code, saved.params)
    return { path }
  })
}

/** The file that was picked, if it can be kept. @throws ExpectedFailure `fileUnreadable`, `attachmentTooLarge` */
async function checkedPath(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new ExpectedFailure('fileUnreadable', { path })
  if (found.size > largestAttachment) throw new ExpectedFailure('attachmentTooLarge', { megabytes: Math.ceil(found.size / 1_048_576) })
  return path
}

/** Puts a file last among those of a row. @throws ExpectedFailure `notFound`, `tooManyAttachments` */
function putTo(transaction: Transaction, noun: 'note' | 'checklistAnswer' | 'finding', id: string, attachmentId: string): void {
  const { attachmentIds } = requireRow(transaction.database, noun, id)
  if (attachmentIds.length >= mostAttachments) throw new ExpectedFailure('tooManyAttachments', { maximum: mostAttachments })
  transaction.update(noun, id, { attachmentIds: [...attachmentIds, attachmentId] })
}

/** Documents get nothing but the picture. @throws ExpectedFailure `invalidInput` for what is no JPEG or carries hidden data */
function requireClean(rendition: Uint8Array): void {
  const head = jpegHead(rendition)
  if (head === null || carriesHidden(rendition) || Math.max(head.width, head.height) > largestRendition)
    throw new ExpectedFailure('invalidInput', { path: 'rendition', rule: 'other' })
}

/** When a photo was taken by its own clock, which is taken to be Danish. */
function instantIn(bytes: Uint8Array): string | null {
  const taken = jpegTakenAt(bytes)
  if (taken === null || Number.isNaN(Date.parse(`${taken.date}T${taken.time}Z`))) return null
  return instantOf(taken.date, taken.time.slice(0, 5)).replace(':00.000Z', `${taken.time.slice(5)}.000Z`)
}

/** The same as `keepingFiles`, of one file. */
export const keepingFile = <Value>(desk: Desk, source: KeptSource, commit: (content: AttachmentContent) => Value): Promise<Value> =>
  keepingFiles(desk, [source], ([content]) => commit(content))

/**
 * Writes files' bytes encrypted into the profile, on the disk before the transaction that names them. Bytes that are here already keep their place.
 * @param sources where the bytes come from
 * @param commit the transaction; when it throws, nothing was kept
 * @throws ExpectedFailure `fileUnreadable`, `storageFull`, `storageUnwritable`
 */
export async function keepingFiles<Value>(
  desk: Desk,
  sources: readonly KeptSource[],
  commit: (contents: readonly [AttachmentContent, ...AttachmentContent[]]) => Value,
): Promise<Value> {
  const written: AttachmentContent[] = []
  const drop = (content: AttachmentContent): void => rmSync(pathOf(desk, content), { force: true })
  try {
    for (const source of sources) written.push(await writtenFile(desk, source))
    const contents = written.map((content) => {
      const before = findAttachmentContent(desk.profile.database, content.sha256)
      return before && existsSync(pathOf(desk, before)) ? before : (written.find(({ sha256 }) => sha256 === content.sha256) ?? content)
    })
    const value = commit(contents as unknown as readonly [AttachmentContent, ...AttachmentContent[]])
    for (const content of written) if (!contents.includes(content)) drop(content)
    return value
  } catch (error) {
    for (const content of written) drop(content)
    throw error
  }
}

async function writtenFile(desk: Desk, source: KeptSource): Promise<AttachmentContent> {
  const { random } = desk.environment
  const fileName = Buffer.from(random(16)).toString('hex')
  const key = random(32)
  const kept = await desk.worker.run('keepAttachment', { source, to: pathOf(desk, { fileName }), key }).catch((error: unknown) =>
    desk.withTrouble((): never => {
      throw error
    }),
  )
  if (kept === null) throw new ExpectedFailure('fileUnreadable', { path: typeof source === 'string' ? source : '' })
  return { ...kept, fileName, key }
}

type AttachmentMade = {
  readonly inspectionId: string
  readonly fileName: string
  readonly content: AttachmentContent
  readonly rendition?: AttachmentContent | undefined
  readonly takenAt?: string | null
}

/** A row for a file that is kept, in the transaction that also names it. */
export function createAttachment(transaction: Transaction, { inspectionId, fileName, content, rendition, takenAt = null }: AttachmentMade): Attachment {
  putAttachmentContent(transaction.database, content)
  if (rendition) putAttachmentContent(transaction.database, rendition)
  const { size, sha256 } = content
  return transaction.create('attachment', {
    inspectionId,
    fileName,
    mediaType: mediaTypeOf(fileName),
    size,
    sha256,
    takenAt,
    renditionSha256: rendition?.sha256 ?? null,
  })
}

/** Where the bytes of an attachment lie. @throws ExpectedFailure `attachmentElsewhere` when they never came here or are no longer on the disk */
export function contentOf(desk: Desk, database: ReadableDatabase, { sha256, fileName }: Attachment, of = sha256): AttachmentContent {
  const content = findAttachmentContent(database, of)
  if (!content || !existsSync(pathOf(desk, content))) throw new ExpectedFailure('attachmentElsewhere', { file: fileName })
  return content
}

/** Where the file of bytes lies that are kept. */
export const pathOf = (desk: Desk, { fileName }: Pick<AttachmentContent, 'fileName'>): string =>
  join(attachmentFolder(desk.environment.profileFolder), fileName)
