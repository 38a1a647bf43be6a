import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noteOf, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { readyToIssue, saidYesTo } from '../support/issuing.ts'
import { asTaken, photo } from '../support/photos.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function caseWithNote() {
  const core = await TestCore.open()
  const { inspectionId } = await startCase(core)
  const note = await core.do('note.create', noteOf(inspectionId, 'Skabene stod åbne'))
  const to = { noun: 'note' as const, id: note.id }
  const noteNow = async () => (await core.do('note.list', { inspectionId })).find(({ id }) => id === note.id)!
  return { core, inspectionId, note, to, noteNow }
}

describe('a photo put to a note', () => {
  it('is kept as it came and as its copy for documents, both unreadable on the disk, and says when it was taken', async () => {
    const { core, to, noteNow } = await caseWithNote()
    const original = asTaken(photo('skabe'))
    const added = await core.do('attachment.add', { to, fileName: 'IMG_0012.JPG', bytes: original, rendition: photo('skabe'), takenAt: null })
    expect(added).toMatchObject({ fileName: 'IMG_0012.JPG', mediaType: 'image/jpeg', size: original.length, sha256: hashOf(original) })
    expect(added).toMatchObject({ takenAt: '2018-02-07T09:41:05.000Z', renditionSha256: hashOf(photo('skabe')) })
    expect((await noteNow()).attachmentIds).toEqual([added.id])
    const bytes = async (of: 'original' | 'rendition') => (await core.do('attachment.bytes', { id: added.id, of })).bytes
    expect(hashOf(await bytes('original'))).toBe(added.sha256)
    expect(hashOf(await bytes('rendition'))).toBe(added.renditionSha256)
    const files = readdirSync(join(core.folder, 'attachments'))
    expect(files).toHaveLength(2)
    for (const name of files) expect(readFileSync(join(core.folder, 'attachments', name)).includes('JFIF')).toBe(false)
    await core.close()
  })

  it('goes again with undo and comes back; removing it takes it off the note, and that can be undone too', async () => {
    const { core, inspectionId, to, noteNow } = await caseWithNote()
    const add = (fileName: string, bytes: Uint8Array) => core.do('attachment.add', { to, fileName, bytes, rendition: null, takenAt: null })
    const [first, second] = await Promise.all([add('a.pdf', Buffer.from('%PDF-1.7 a')), add('b.pdf', Buffer.from('%PDF-1.7 b'))])
    expect((await noteNow()).attachmentIds).toEqual([first.id, second.id])
    await core.do('history.undo', {})
    expect((await noteNow()).attachmentIds).toEqual([first.id])
    expect(await core.do('attachment.list', { inspectionId })).toHaveLength(1)
    await core.do('history.redo', {})
    await core.do('attachment.remove', { id: first.id })
    expect((await noteNow()).attachmentIds).toEqual([second.id])
    await core.do('history.undo', {})
    expect((await noteNow()).attachmentIds).toEqual([first.id, second.id])
    await core.close()
  })

  it('gives documents nothing but the picture: a copy with hidden data, or that is no JPEG, is refused and nothing is kept', async () => {
    const { core, inspectionId, to } = await caseWithNote()
    const add = (rendition: Uint8Array) => core.fail('attachment.add', { to, fileName: 'a.jpg', bytes: photo('boks'), rendition, takenAt: null })
    expect(await add(asTaken(photo('boks')))).toMatchObject({ code: 'invalidInput', params: { path: 'rendition' } })
    expect(await add(Buffer.from('<svg/>'))).toMatchObject({ code: 'invalidInput', params: { path: 'rendition' } })
    expect(
      (await core.fail('attachment.add', { to: { noun: 'note', id: inspectionId }, fileName: 'a', bytes: Buffer.of(1), rendition: null, takenAt: null })).code,
    ).toBe('notFound')
    expect(await core.do('attachment.list', { inspectionId })).toEqual([])
    await core.close()
  })

  it('stays when the same photo is put to two notes at the same time, and lies there once', async () => {
    const { core, inspectionId, to } = await caseWithNote()
    const other = await core.do('note.create', noteOf(inspectionId, 'Samme skab'))
    const add = (id: string) =>
      core.do('attachment.add', { to: { ...to, id }, fileName: 'a.jpg', bytes: photo('boks'), rendition: photo('boks'), takenAt: null })
    const added = await Promise.all([add(to.id), add(other.id)])
    for (const { id } of added) expect(hashOf((await core.do('attachment.bytes', { id, of: 'rendition' })).bytes)).toBe(hashOf(photo('boks')))
    expect(readdirSync(join(core.folder, 'attachments'))).toHaveLength(1)
    await core.close()
  })

  it('is one of fifty at most', async () => {
    const { core, to } = await caseWithNote()
    const add = (n: number) => core.call('attachment.add', { to, fileName: `${n}.pdf`, bytes: Buffer.from(String(n)), rendition: null, takenAt: null })
    for (let n = 0; n < 50; n++) expect((await add(n)).ok).toBe(true)
    expect(await add(50)).toMatchObject({ ok: false, error: { code: 'tooManyAttachments', params: { maximum: 50 } } })
    await core.close()
  })
})

describe('a photo of the evidence in the report', () => {
  it('stands in the preview and in the issued Word file, and what was issued keeps it when the case lets go of it', async () => {
    const { core, inspectionId, note, to } = await caseWithNote()
    const added = await core.do('attachment.add', { to, fileName: 'skabe.jpg', bytes: asTaken(photo('skabe')), rendition: photo('skabe'), takenAt: null })
    await core.do('attachment.update', { id: added.id, patch: { caption: 'Skabene i postrummet' } })
    const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Skabene', sources: [`note:${note.id}`] })
    await core.do('finding.update', { id: finding.id, patch: { attachmentIds: [added.id] } })
    const preview = () => core.do('report.preview', { inspectionId, kind: 'preliminaryReport' })
    const shown = await preview()
    expect(shown.html).toContain('Foto 1: Skabene i postrummet')
    expect(shown.html).toContain(`data:image/jpeg;base64,${photo('skabe').toString('base64')}`)
    expect(shown.issues).toContainEqual(
      expect.objectContaining({ code: 'documentPictureWithoutAltText', severity: 'ask', at: { noun: 'finding', id: finding.id } }),
    )
    await core.do('attachment.update', { id: added.id, patch: { altText: 'Tre åbne skabe uden lås' } })
    expect((await preview()).issues.map(({ code }) => code)).not.toContain('documentPictureWithoutAltText')
    await readyToIssue(core, inspectionId, finding.id)
    core.host.savePath = join(temporaryFolder(), 'rapport.docx')
    const { document } = await core.do('report.issue', { inspectionId, kind: 'preliminaryReport', confirmed: await saidYesTo(core, inspectionId) })
    const files = unzipSync(readFileSync(core.host.savePath))
    expect(hashOf(files['word/media/photo1.jpg']!)).toBe(added.renditionSha256)
    await core.do('attachment.remove', { id: added.id })
    expect((await preview()).html).not.toContain('data:image/jpeg')
    expect((await core.do('document.preview', { id: document.id })).html).toContain('data:image/jpeg')
    core.host.savePath = join(temporaryFolder(), 'høring.docx')
    await core.do('hearing.copy', { inspectionId, withoutAssessments: true })
    expect(hashOf(unzipSync(readFileSync(core.host.savePath))['word/media/photo1.jpg']!)).toBe(added.renditionSha256)
    await core.close()
  })

  it('that is not on this computer stops the issuing, and the preview says so', async () => {
    const { core, inspectionId, note, to } = await caseWithNote()
    const added = await core.do('attachment.add', { to, fileName: 'skabe.jpg', bytes: photo('skabe'), rendition: photo('skabe'), takenAt: null })
    const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Skabene', sources: [`note:${note.id}`] })
    await core.do('finding.update', { id: finding.id, patch: { attachmentIds: [added.id] } })
    rmSync(join(core.folder, 'attachments'), { recursive: true })
    const { issues, html } = await core.do('report.preview', { inspectionId, kind: 'preliminaryReport' })
    expect(issues).toContainEqual({ code: 'pictureElsewhere', severity: 'error', params: { file: 'skabe.jpg' }, at: { noun: 'finding', id: finding.id } })
    expect(html).not.toContain('data:image/jpeg')
    await core.close()
  })
})
