import { existsSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../api/errors.ts'
import { largestAttachment, mediaTypeOf, type Attachment } from '../domain/attachment.ts'
import { attachmentFolder } from '../storage/attachment-file.ts'
import { findAttachmentContent, putAttachmentContent, type AttachmentContent } from '../storage/attachment-content.ts'
import type { Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { incomingName } from './incoming-name.ts'

/** Registers keeping the files of a case: what somebody answered with, handed over or returned, byte for byte as it came. */
export function registerAttachments(desk: Desk): void {
  desk.writes('attachment.attach', async ({ database }, { noun, id }) => {
    const { inspectionId } = requireRow(database, noun, id)
    const path = await desk.host.chooseOpenPath({ kind: 'any' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const { value, step } = await keepingFile(desk, await checkedPath(path), (content) =>
      desk.commit('attachment.attach', (transaction) => {
        requireRow(transaction.database, noun, id)
        const attachment = createAttachment(transaction, { inspectionId, fileName: incomingName(path), content })
        transaction.update(noun, id, { attachmentId: attachment.id })
        return attachment
      }),
    )
    if (step !== null) desk.profile.history.done(step, 'attachment.attach')
    return value
  })

  desk.reads('attachment.text', async (database, { id }) => {
    const attachment = requireRow(database, 'attachment', id)
    const { key, ...content } = contentOf(desk, database, attachment)
    const read = await desk.worker.run('attachmentText', { from: pathOf(desk, content), key, mediaType: attachment.mediaType })
    if (!read.ok) throw new ExpectedFailure(read.code, read.params)
    return { text: read.text }
  })

  desk.reads('attachment.saveAs', async (database, { id }) => {
    const attachment = requireRow(database, 'attachment', id)
    const content = contentOf(desk, database, attachment)
    const path = await desk.host.chooseSavePath({ suggestedName: attachment.fileName, kind: 'any' })
    if (path === null) throw new ExpectedFailure('cancelled')
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

/**
 * Writes a file's bytes encrypted into the profile, on the disk before the transaction that names them. Bytes that are here already keep their place.
 * @param source the file's path, or its bytes
 * @param commit the transaction; when it throws, nothing was kept
 * @throws ExpectedFailure `fileUnreadable`, `storageFull`, `storageUnwritable`
 */
export async function keepingFile<Value>(desk: Desk, source: string | Uint8Array, commit: (content: AttachmentContent) => Value): Promise<Value> {
  const { random } = desk.environment
  const fileName = Buffer.from(random(16)).toString('hex')
  const key = random(32)
  const path = join(attachmentFolder(desk.environment.profileFolder), fileName)
  const kept = await desk.worker.run('keepAttachment', { source, to: path, key }).catch((error: unknown) =>
    desk.withTrouble((): never => {
      throw error
    }),
  )
  if (kept === null) throw new ExpectedFailure('fileUnreadable', { path: typeof source === 'string' ? source : '' })
  const before = findAttachmentContent(desk.profile.database, kept.sha256)
  const content = before && existsSync(pathOf(desk, before)) ? before : { ...kept, fileName, key }
  try {
    const value = commit(content)
    if (content === before) rmSync(path)
    return value
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

/** A row for a file that is kept, in the transaction that also names it. */
export function createAttachment(
  transaction: Transaction,
  { inspectionId, fileName, content }: { inspectionId: string; fileName: string; content: AttachmentContent },
): Attachment {
  putAttachmentContent(transaction.database, content)
  return transaction.create('attachment', { inspectionId, fileName, mediaType: mediaTypeOf(fileName), size: content.size, sha256: content.sha256 })
}

/** Where the bytes of an attachment lie. @throws ExpectedFailure `attachmentElsewhere` when they never came here or are no longer on the disk */
export function contentOf(desk: Desk, database: ReadableDatabase, { sha256, fileName }: Attachment): AttachmentContent {
  const content = findAttachmentContent(database, sha256)
  if (!content || !existsSync(pathOf(desk, content))) throw new ExpectedFailure('attachmentElsewhere', { file: fileName })
  return content
}

const pathOf = (desk: Desk, { fileName }: Pick<AttachmentContent, 'fileName'>): string => join(attachmentFolder(desk.environment.profileFolder), fileName)
