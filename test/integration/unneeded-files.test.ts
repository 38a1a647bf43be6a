import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { unwrapKey } from '../../src/storage/keys.ts'
import { readProfileFile } from '../../src/storage/profile-file.ts'
import { readyToIssue, saidYesTo } from '../support/issuing.ts'
import { asTaken, photo } from '../support/photos.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const [original, copy] = [asTaken(photo('skabe')), photo('skabe')]

let core: TestCore
beforeEach(async () => {
  core = await TestCore.open()
})
afterEach(() => core.close())

const filesOf = (): string[] => readdirSync(join(core.folder, 'attachments'))
const reopen = async (): Promise<void> => {
  await core.do('profile.lock', {})
  await core.do('profile.unlock', { passphrase })
}

/** The hashes of the files whose keys a database of the profile holds: its own, or a backup. The profile is locked. */
async function keysIn(path: string): Promise<string[]> {
  const file = readProfileFile(core.folder)
  const database = openDatabase(join(core.folder, path), (typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null)!)
  const hashes = database.all<{ sha256: string }>('SELECT "sha256" FROM "attachmentContent"').map(({ sha256 }) => sha256)
  database.close()
  return hashes
}

/** A case with a note that has a photo. */
async function caseWithPhoto() {
  const { inspectionId } = await startCase(core)
  const note = await core.do('note.create', noteOf(inspectionId, 'Skabene stod åbne'))
  const add = (id: string) => core.do('attachment.add', { to: { noun: 'note', id }, fileName: 'skabe.jpg', bytes: original, rendition: copy, takenAt: null })
  return { inspectionId, note, add, file: await add(note.id) }
}

describe('the photo of a note that is removed', () => {
  it('goes with it, comes back with undo, and is destroyed with its key when the profile is closed, in the last backup too', async () => {
    const { inspectionId, note, file } = await caseWithPhoto()
    await core.do('note.remove', { id: note.id })
    expect(await core.do('attachment.list', { inspectionId })).toEqual([])
    await core.do('history.undo', {})
    expect((await core.do('note.list', { inspectionId }))[0]?.attachmentIds).toEqual([file.id])
    expect(hashOf((await core.do('attachment.bytes', { id: file.id, of: 'original' })).bytes)).toBe(hashOf(original))
    await core.do('note.remove', { id: note.id })
    // A backup of the day that has all steps already, and the file with them.
    await core.do('profile.backUp', {})
    expect(readdirSync(join(core.folder, 'backups', 'attachments'))).toHaveLength(2)
    await core.do('profile.lock', {})
    expect(filesOf()).toEqual([])
    expect(readdirSync(join(core.folder, 'backups', 'attachments'))).toEqual([])
    expect(await keysIn('selvsyn.db')).toEqual([])
    const [backup] = readdirSync(join(core.folder, 'backups')).filter((name) => name.endsWith('.db'))
    expect(await keysIn(join('backups', backup!))).toEqual([])
  })

  it('stays where another note has the same photo, and where it was only taken off its note', async () => {
    const { inspectionId, note, add } = await caseWithPhoto()
    const other = await core.do('note.create', noteOf(inspectionId, 'Samme skab'))
    const kept = await add(other.id)
    await core.do('note.remove', { id: note.id })
    await core.do('note.update', { id: other.id, patch: { attachmentIds: [] } })
    await reopen()
    expect(filesOf()).toHaveLength(2)
    for (const of of ['original', 'rendition'] as const)
      expect(hashOf((await core.do('attachment.bytes', { id: kept.id, of })).bytes)).toBe(hashOf(of === 'original' ? original : copy))
  })

  it('stays where a finding shows it', async () => {
    const { inspectionId, note, file } = await caseWithPhoto()
    await core.do('finding.create', { inspectionId, title: 'Skabene', attachmentIds: [file.id] })
    await core.do('note.remove', { id: note.id })
    expect((await core.do('attachment.list', { inspectionId })).map(({ id }) => id)).toEqual([file.id])
  })

  it('stands in what was issued as it stood, page and Word file alike, while what came from the camera is gone', async () => {
    const { inspectionId, note, file } = await caseWithPhoto()
    const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Skabene', sources: [`note:${note.id}`] })
    await core.do('finding.update', { id: finding.id, patch: { attachmentIds: [file.id] } })
    await core.do('attachment.update', { id: file.id, patch: { caption: 'Skabene', altText: 'Tre åbne skabe' } })
    await readyToIssue(core, inspectionId, finding.id)
    core.host.savePath = join(temporaryFolder(), 'rapport.docx')
    const { document } = await core.do('report.issue', { inspectionId, kind: 'preliminaryReport', confirmed: await saidYesTo(core, inspectionId) })
    const issued = async () => {
      await core.do('document.saveAs', { id: document.id })
      const bytes = readFileSync(core.host.savePath!)
      await core.do('hearing.copy', { inspectionId, withoutAssessments: false })
      const { html } = await core.do('document.preview', { id: document.id })
      return { html, hash: hashOf(bytes), inHearing: hashOf(unzipSync(readFileSync(core.host.savePath!))['word/media/photo1.jpg']!) }
    }
    const before = await issued()
    expect(before.html).toContain(copy.toString('base64'))
    await core.do('attachment.remove', { id: file.id })
    await reopen()
    expect(await issued()).toEqual(before)
    expect(filesOf()).toHaveLength(1)
    await core.do('profile.lock', {})
    expect(await keysIn('selvsyn.db')).toEqual([hashOf(copy)])
  })
})

describe('the file that something came in', () => {
  const attach = async (noun: 'answer' | 'material', id: string, words: string) => {
    core.host.openPath = join(temporaryFolder(), 'svar.pdf')
    writeFileSync(core.host.openPath, `%PDF-1.7 ${words}`)
    return core.do('attachment.attach', { noun, id })
  }

  it('goes when another takes its place or it is taken off, and undo finds it until the profile is closed', async () => {
    const { inspectionId, authority } = await startCase(core)
    const answer = await core.do('answer.create', { inspectionId, authorityIds: [authority.id], date: '2019-09-05' })
    const first = await attach('answer', answer.id, 'Første')
    const second = await attach('answer', answer.id, 'Andet')
    const rows = async () => (await core.do('attachment.list', { inspectionId })).map(({ id }) => id)
    expect(await rows()).toEqual([second.id])
    await core.do('history.undo', {})
    expect(await rows()).toEqual([first.id])
    expect((await core.do('answer.list', { inspectionId }))[0]?.attachmentId).toBe(first.id)
    await core.do('answer.update', { id: answer.id, patch: { attachmentId: null } })
    expect(await rows()).toEqual([])
    expect(filesOf()).toHaveLength(2)
    await reopen()
    expect(filesOf()).toEqual([])
  })

  it('stays with the material when the answer that it also came with is removed', async () => {
    const { inspectionId, authority } = await startCase(core)
    const answer = await core.do('answer.create', { inspectionId, authorityIds: [authority.id], date: '2019-09-05' })
    const material = await core.do('material.create', { inspectionId, title: 'Bilag' })
    await attach('answer', answer.id, 'Det samme')
    const { id } = await attach('material', material.id, 'Det samme')
    await core.do('answer.remove', { id: answer.id })
    await reopen()
    expect((await core.do('attachment.list', { inspectionId })).map((file) => file.id)).toEqual([id])
    core.host.savePath = join(temporaryFolder(), 'kopi.pdf')
    await core.do('attachment.saveAs', { id })
    expect(readFileSync(core.host.savePath, 'utf8')).toBe('%PDF-1.7 Det samme')
  })
})
