import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import type { InputOf } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { isRecording, type Attachment } from '../domain/attachment.ts'
import { nouns } from '../domain/nouns.ts'
import { deleteAttachmentContent, findAttachmentContent, putAttachmentContent } from '../storage/attachment-content.ts'
import { RecordingFile, recordingKey, recordingPath, unendedRecordings } from '../storage/recording-file.ts'
import { findRow, rowsWhere } from '../storage/table.ts'
import { keepingFile } from './attachments.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'
import { finishErasing, willErase } from './finishing-erasure.ts'
import { incomingName } from './incoming-name.ts'
import { removeRow } from './removal.ts'
import { certifyRecording } from './retention.ts'

const hashOfNothing = createHash('sha256').digest('hex')

/** Registers sound memos: each piece is on the disk before the next one is taken, so that no end of the program costs more than the last moment. */
export function registerRecordings(desk: Desk): void {
  const recordings = new Recordings(desk)
  desk.writes('recording.start', (_profile, input) => recordings.start(input))
  desk.writes('recording.append', (_profile, { id, number, bytes }) => recordings.append(id, number, bytes))
  desk.writes('recording.end', async (_profile, { id }) => {
    const ended = await recordings.end(id)
    if (ended === null) throw new ExpectedFailure('notFound', { noun: 'attachment' })
    return ended
  })
  desk.writes('recording.recover', () => recordings.recover())
  desk.writes('recording.erase', (_profile, { id }) => recordings.erase(id))
}

class Recordings {
  readonly #desk: Desk
  /** Those that take pieces, by their attachments. */
  readonly #open = new Map<string, RecordingFile>()
  readonly #ending = new Map<string, Promise<Attachment | null>>()

  constructor(desk: Desk) {
    this.#desk = desk
    // What the window did not end before the profile was locked is ended when it is open again.
    desk.subscribe((event) => event.type === 'profile' && !desk.isOpen && void this.#letGo())
  }

  async start({ note, fileName, consent, consentReason, deleteOn, bytes }: InputOf<'recording.start'>): Promise<Attachment> {
    const { value } = this.#desk.commit('recording.start', (transaction) => {
      const { inspectionId, takenAt } = note
      const sound = { fileName: incomingName(fileName), mediaType: 'audio/webm', size: 0, sha256: hashOfNothing }
      const attachment = transaction.create('attachment', { inspectionId, ...sound, takenAt, consent, consentReason, deleteOn })
      // Nothing has been told yet: that there is a recording, and who said yes to it, is what the writer was there to see.
      return { attachment, note: createRow(transaction, 'note', { ...nouns.note.defaults, ...note, nature: 'seen', attachmentIds: [attachment.id] }) }
    })
    const { id } = value.attachment
    try {
      await this.#written(() => this.#begin(id, bytes))
    } catch (error) {
      await this.#stop(id)
      rmSync(recordingPath(this.#desk.environment.profileFolder, id), { force: true })
      this.#desk.commit('recording.start', (transaction) => {
        removeRow(transaction, 'note', value.note.id)
        removeRow(transaction, 'attachment', id)
      })
      throw error
    }
    return value.attachment
  }

  async #begin(id: string, bytes: Uint8Array): Promise<void> {
    const { environment, profile } = this.#desk
    const file = await RecordingFile.begin(environment.profileFolder, id, recordingKey(profile.key, id))
    this.#open.set(id, file)
    this.#stayAwake()
    await file.append(0, bytes)
  }

  /** @throws ExpectedFailure `notFound` when it is not being made (any more), `storageFull`, `storageUnwritable` */
  async append(id: string, number: number, bytes: Uint8Array): Promise<null> {
    const file = this.#open.get(id)
    const isThere = file && (await this.#written(() => file.append(number, bytes)))
    if (!isThere) throw new ExpectedFailure('notFound', { noun: 'attachment' })
    return null
  }

  /**
   * Puts the sound where attachments lie; null when there is none, or its attachment was removed meanwhile. Asked twice (by the person and by a window that
   * begins anew), it is done once.
   */
  end(id: string): Promise<Attachment | null> {
    const before = this.#ending.get(id)
    if (before) return before
    const ending = this.#end(id).finally(() => this.#ending.delete(id))
    this.#ending.set(id, ending)
    return ending
  }

  async #end(id: string): Promise<Attachment | null> {
    const { environment, profile } = this.#desk
    await this.#stop(id)
    const path = recordingPath(environment.profileFolder, id)
    const row = findRow(profile.database, 'attachment', id)
    // Without a row it is no recording of this database but of one that was set aside when a backup was restored: it waits for that one.
    if (!existsSync(path) || !row) return null
    // Also where the attachment was removed: undo brings it back, and then with its sound.
    const { value } = await keepingFile(this.#desk, { recording: path, key: recordingKey(profile.key, id) }, (content) =>
      this.#desk.commit('recording.end', (transaction) => {
        putAttachmentContent(transaction.database, content)
        return transaction.update('attachment', id, { size: content.size, sha256: content.sha256 })
      }),
    )
    rmSync(path, { force: true })
    return value.deleted ? null : value
  }

  async recover(): Promise<Attachment[]> {
    const ended: Attachment[] = []
    for (const id of unendedRecordings(this.#desk.environment.profileFolder)) {
      const one = await this.end(id)
      if (one !== null) ended.push(one)
    }
    return ended
  }

  /** The log keeps that there was a recording and when it was deleted; nothing of what was heard. */
  async erase(id: string): Promise<null> {
    const { profile, environment } = this.#desk
    if (!isRecording(requireRow(profile.database, 'attachment', id))) throw new ExpectedFailure('invalidInput', { path: 'id', rule: 'other' })
    // What is just being ended would come to lie where attachments lie after it was deleted.
    await this.#ending.get(id)?.catch(() => undefined)
    await this.#stop(id)
    const attachment = requireRow(profile.database, 'attachment', id)
    const content = findAttachmentContent(profile.database, attachment.sha256)
    this.#desk.commit('recording.erase', (transaction) => {
      removeRow(transaction, 'attachment', id)
      const isNamed = rowsWhere(transaction.database, 'attachment', 'sha256', attachment.sha256).length > 0
      if (!isNamed) deleteAttachmentContent(transaction.database, attachment.sha256)
      certifyRecording(this.#desk, transaction, attachment)
      if (content && !isNamed) willErase(this.#desk, { files: [content.fileName], words: false })
    })
    rmSync(recordingPath(environment.profileFolder, id), { force: true })
    finishErasing(this.#desk)
    return null
  }

  async #stop(id: string): Promise<void> {
    await this.#open.get(id)?.end()
    this.#open.delete(id)
    this.#stayAwake()
  }

  /** A computer that falls asleep hears nothing. */
  #stayAwake(): void {
    this.#desk.host.stayAwake(this.#open.size > 0)
  }

  async #letGo(): Promise<void> {
    const files = [...this.#open.values()]
    this.#open.clear()
    this.#stayAwake()
    for (const file of files) await file.end().catch(() => undefined)
  }

  /** A full disk or a folder that is gone is told to the window as what it is. */
  #written<Value>(write: () => Promise<Value>): Promise<Value> {
    return write().catch((error: unknown) =>
      this.#desk.withTrouble((): never => {
        throw error
      }),
    )
  }
}
