import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AttachmentDamaged, readAttachmentFile, writeAttachmentFile } from '../../src/storage/attachment-file.ts'
import { passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { wordFile } from '../support/returned-word.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const piece = 1024 * 1024

/** Bytes that differ from place to place, and are the same each time. */
const bytesOf = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) % 251))

describe('a kept file', () => {
  const key = Buffer.alloc(32, 7)

  it.each([0, 1, piece - 1, piece, piece + 1, 2 * piece + 5])('of %i bytes is read as it was written, and none of it lies in clear', (length) => {
    const path = join(temporaryFolder(), 'fil')
    const bytes = bytesOf(length)
    expect(writeAttachmentFile(path, key, [bytes])).toEqual({ sha256: hashOf(bytes), size: length })
    expect(Buffer.concat([...readAttachmentFile(path, key)]).equals(bytes)).toBe(true)
    if (length > 64) expect(readFileSync(path).includes(bytes.subarray(0, 32))).toBe(false)
  })

  it('is the same whatever pieces it comes in', () => {
    const folder = temporaryFolder()
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700_000 }), { maxLength: 6 }), (lengths) => {
        const whole = bytesOf(lengths.reduce((sum, length) => sum + length, 0))
        let from = 0
        const pieces = lengths.map((length) => whole.subarray(from, (from += length)))
        writeAttachmentFile(join(folder, 'a'), key, pieces)
        writeAttachmentFile(join(folder, 'b'), key, [whole])
        expect(readFileSync(join(folder, 'a')).equals(readFileSync(join(folder, 'b')))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('that was changed, cut off or lengthened anywhere is not read as if it were whole', () => {
    const path = join(temporaryFolder(), 'fil')
    const written = () => {
      writeAttachmentFile(path, key, [bytesOf(2 * piece + 100)])
      return readFileSync(path)
    }
    const whole = written()
    const refuse = () => {
      expect(() => [...readAttachmentFile(path, key)]).toThrow(AttachmentDamaged)
    }
    for (const place of [0, 20, piece, piece + 40, whole.length - 1]) {
      const changed = Buffer.from(whole)
      changed[place]! ^= 1
      writeFileSync(path, changed)
      refuse()
    }
    for (const length of [0, 10, 16, 16 + piece + 16, 16 + 2 * (piece + 16), whole.length - 1]) {
      writeFileSync(path, whole)
      truncateSync(path, length)
      refuse()
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.from('x')]))
    refuse()
    const first = whole.subarray(16, 16 + piece + 16)
    const second = whole.subarray(16 + piece + 16, 16 + 2 * (piece + 16))
    writeFileSync(path, Buffer.concat([whole.subarray(0, 16), second, first, whole.subarray(16 + 2 * (piece + 16))]))
    refuse()
    written()
    expect(() => [...readAttachmentFile(path, Buffer.alloc(32, 8))]).toThrow(AttachmentDamaged)
  })
})

/** A case with an answer, and a file that it may have come in. */
async function answeredCase(core: TestCore) {
  const { inspectionId, authority } = await startCase(core)
  const answer = await core.do('answer.create', { inspectionId, authorityIds: [authority.id], date: '2019-09-05' })
  const path = join(temporaryFolder(), 'Svar på spørgsmål 1-4.pdf')
  const bytes = Buffer.from(`%PDF-1.7 ${'Forvaltningens svar. '.repeat(200)}`)
  writeFileSync(path, bytes)
  core.host.openPath = path
  return { inspectionId, answer, path, bytes }
}

const filesOf = (core: TestCore): string[] => readdirSync(join(core.folder, 'attachments'))

describe('attaching a file to an answer', () => {
  it('keeps it byte for byte, encrypted, and gives it out again; undo takes it off the answer', async () => {
    const core = await TestCore.open()
    const { inspectionId, answer, path, bytes } = await answeredCase(core)
    const attachment = await core.do('attachment.attach', { noun: 'answer', id: answer.id })
    expect(attachment).toMatchObject({ fileName: 'Svar på spørgsmål 1-4.pdf', mediaType: 'application/pdf', size: bytes.length, sha256: hashOf(bytes) })
    rmSync(path)
    expect((await core.do('answer.list', { inspectionId }))[0]!.attachmentId).toBe(attachment.id)
    for (const name of filesOf(core)) expect(readFileSync(join(core.folder, 'attachments', name)).includes('svar')).toBe(false)
    core.host.savePath = join(temporaryFolder(), 'kopi.pdf')
    await core.do('attachment.saveAs', { id: attachment.id })
    expect(readFileSync(core.host.savePath).equals(bytes)).toBe(true)
    await core.do('history.undo', {})
    expect((await core.do('answer.list', { inspectionId }))[0]!.attachmentId).toBeNull()
    await core.do('history.redo', {})
    await core.do('attachment.saveAs', { id: attachment.id })
    await core.close()
  })

  it('keeps the same bytes once, also when they come again', async () => {
    const core = await TestCore.open()
    const { inspectionId, answer } = await answeredCase(core)
    const material = await core.do('material.create', { inspectionId, title: 'Forvaltningens svar' })
    const first = await core.do('attachment.attach', { noun: 'answer', id: answer.id })
    const second = await core.do('attachment.attach', { noun: 'material', id: material.id })
    expect(second.sha256).toBe(first.sha256)
    expect(filesOf(core)).toHaveLength(1)
    // Gone from the disk: attaching it again heals the other row too.
    rmSync(join(core.folder, 'attachments', filesOf(core)[0]!))
    core.host.savePath = join(temporaryFolder(), 'kopi.pdf')
    expect(await core.fail('attachment.saveAs', { id: first.id })).toMatchObject({ code: 'attachmentElsewhere', params: { file: first.fileName } })
    await core.do('attachment.attach', { noun: 'answer', id: answer.id })
    await core.do('attachment.saveAs', { id: second.id })
    await core.close()
  })

  it('refuses what is no file, what is too large and what has gone, and leaves nothing behind', async () => {
    const core = await TestCore.open()
    const { inspectionId, answer, path } = await answeredCase(core)
    const refused = async () => (await core.fail('attachment.attach', { noun: 'answer', id: answer.id })).code
    core.host.openPath = temporaryFolder()
    expect(await refused()).toBe('fileUnreadable')
    core.host.openPath = `${path}.væk`
    expect(await refused()).toBe('fileUnreadable')
    core.host.openPath = join(temporaryFolder(), 'film.mov')
    writeFileSync(core.host.openPath, '')
    truncateSync(core.host.openPath, 501 * piece)
    expect(await refused()).toBe('attachmentTooLarge')
    core.host.openPath = null
    expect(await refused()).toBe('cancelled')
    expect(await core.do('attachment.list', { inspectionId })).toEqual([])
    await core.close()
  })

  it('says so when the kept file was changed on the disk, and writes nothing', async () => {
    const core = await TestCore.open()
    const { answer } = await answeredCase(core)
    const { id } = await core.do('attachment.attach', { noun: 'answer', id: answer.id })
    const kept = join(core.folder, 'attachments', filesOf(core)[0]!)
    const changed = readFileSync(kept)
    changed[100]! ^= 4
    writeFileSync(kept, changed)
    const folder = temporaryFolder()
    core.host.savePath = join(folder, 'kopi.pdf')
    expect((await core.fail('attachment.saveAs', { id })).code).toBe('attachmentDamaged')
    expect(readdirSync(folder)).toEqual([])
    await core.close()
  })
})

describe('the words of a kept file', () => {
  it('come out of a Word file as they stand there now, and of plain text in both of its encodings', async () => {
    const core = await TestCore.open()
    const { answer } = await answeredCase(core)
    const wordsOf = async (name: string, bytes: Uint8Array | string) => {
      core.host.openPath = join(temporaryFolder(), name)
      writeFileSync(core.host.openPath, bytes)
      const { id } = await core.do('attachment.attach', { noun: 'answer', id: answer.id })
      return core.call('attachment.text', { id })
    }
    const body = `<w:p><w:r><w:t xml:space="preserve">Posten åbnes </w:t></w:r><w:del w:id="1" w:author="F" w:date="2019-09-05T08:00:00Z"><w:r><w:delText>hver uge</w:delText></w:r></w:del><w:ins w:id="2" w:author="F" w:date="2019-09-05T08:00:00Z"><w:r><w:t>hver dag</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p><w:p/><w:p/><w:p/><w:p><w:r><w:t>Det gør to.</w:t></w:r></w:p>`
    expect(await wordsOf('svar.docx', wordFile(body))).toEqual({ ok: true, value: { text: 'Posten åbnes hver dag.\n\nDet gør to.' } })
    expect(await wordsOf('svar.txt', '\uFEFFPå mødet\r\nblev det sagt.\r\n')).toEqual({ ok: true, value: { text: 'På mødet\nblev det sagt.' } })
    expect(await wordsOf('svar.txt', Buffer.from('P\xE5 m\xF8det', 'latin1'))).toEqual({ ok: true, value: { text: 'På mødet' } })
    expect(await wordsOf('svar.docx', 'slet ikke Word')).toMatchObject({ ok: false, error: { code: 'returnedNotWord' } })
    await core.close()
  })
})

describe('the backups of kept files', () => {
  it('go with the day’s backup, come back with it, and go when no backup names them', async () => {
    let day = 1
    const clock = (): Date => new Date(Date.UTC(2026, 10, day, 10))
    const core = await TestCore.open(undefined, { clock })
    const { answer, bytes } = await answeredCase(core)
    const { id } = await core.do('attachment.attach', { noun: 'answer', id: answer.id })
    const [name] = filesOf(core)
    await core.close()
    expect(readdirSync(join(core.folder, 'backups', 'attachments'))).toEqual([name])
    rmSync(join(core.folder, 'attachments'), { recursive: true })
    writeFileSync(join(core.folder, 'selvsyn.db'), 'x'.repeat(9000))
    writeFileSync(join(core.folder, 'backups', 'selvsyn-2026-11-01.files.json'), 'ødelagt')
    mkdirSync(join(core.folder, 'attachments'))
    writeFileSync(join(core.folder, 'attachments', `${'e'.repeat(32)}.new`), 'halv')
    const again = new TestCore(core.folder, { clock })
    await again.do('profile.restore', { day: '2026-11-01', passphrase })
    again.host.savePath = join(temporaryFolder(), 'kopi.pdf')
    // A power cut in the middle of keeping a file leaves a piece without a name, which is gone at the next start.
    expect(readdirSync(join(core.folder, 'attachments'))).toEqual([name])
    await again.do('attachment.saveAs', { id })
    expect(readFileSync(again.host.savePath).equals(bytes)).toBe(true)
    // A file that no backup names lies there from a backup that has gone.
    mkdirSync(join(core.folder, 'backups', 'attachments'), { recursive: true })
    writeFileSync(join(core.folder, 'backups', 'attachments', 'f'.repeat(32)), 'rest')
    // A list that cannot be read may name anything.
    rmSync(join(core.folder, 'backups', 'selvsyn-2026-11-01.files.json'))
    for (day = 2; day <= 16; day++) await again.do('profile.backUp', {})
    expect(readdirSync(join(core.folder, 'backups', 'attachments'))).toEqual([name])
    expect(readdirSync(join(core.folder, 'backups')).filter((file) => file.endsWith('.files.json'))).toHaveLength(8)
    day = 16
    await again.close()
    expect(statSync(join(core.folder, 'attachments', name!)).size).toBeGreaterThan(bytes.length)
  })
})
