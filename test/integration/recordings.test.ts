import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { unwrapKey } from '../../src/storage/keys.ts'
import { readProfileFile } from '../../src/storage/profile-file.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const piece = (number: number): Buffer => Buffer.from(`lyd nummer ${number} `.repeat(20))
const pieces = (from: number, to: number): Buffer => Buffer.concat(Array.from({ length: to - from + 1 }, (_, index) => piece(from + index)))

async function recording(folder?: string) {
  const core = await TestCore.open(folder)
  const { inspectionId, visit } = await startCase(core)
  const writer = await core.do('participant.create', { inspectionId, side: 'office', role: 'Inspektør' })
  const { text: _, ...stamps } = noteOf(inspectionId, '')
  const note = { ...stamps, visitId: visit.id, kind: 'interview' as const, text: 'Lydoptagelse', notedById: writer.id }
  const input = { note, fileName: 'Optagelse.weba', consent: 'given' as const, consentReason: '', deleteOn: '2118-03-09' }
  const begun = await core.do('recording.start', { ...input, bytes: piece(0) })
  for (const number of [1, 2]) await core.do('recording.append', { id: begun.id, number, bytes: piece(number) })
  const now = async (open = core) => (await open.do('attachment.list', { inspectionId })).find(({ id }) => id === begun.id)
  return { core, inspectionId, visit, writer, input, id: begun.id, now }
}

const filesOf = (core: TestCore): string[] => readdirSync(join(core.folder, 'attachments'))
const soundOf = async (core: TestCore, id: string): Promise<Uint8Array> => (await core.do('attachment.bytes', { id, of: 'original' })).bytes

describe('a recording', () => {
  it('is in the case from its first piece on, with who said yes, its day of deletion and a note of the visit', async () => {
    const { core, inspectionId, visit, writer, id, now } = await recording()
    expect(await now()).toMatchObject({ fileName: 'Optagelse.weba', mediaType: 'audio/webm', consent: 'given', deleteOn: '2118-03-09', size: 0 })
    expect((await now())?.takenAt).toBe('2018-02-07T09:31:00.000Z')
    expect(await core.do('note.list', { inspectionId })).toMatchObject([
      { text: 'Lydoptagelse', visitId: visit.id, attachmentIds: [id], notedById: writer.id, nature: 'seen', sourceId: null, questionId: null },
    ])
    await core.close()
  })

  it('is named once in the record of the visit, however much was typed while it ran', async () => {
    const { core, inspectionId, visit, id } = await recording()
    for (const text of ['Nøglen hænger på kontoret.', 'Skabet låses om aftenen.'])
      await core.do('note.create', { ...noteOf(inspectionId, text), visitId: visit.id, attachmentIds: [id] })
    const { html } = await core.do('letter.preview', { id: (await core.do('letter.record', { visitId: visit.id })).id })
    expect(html).toContain('Skabet låses om aftenen.')
    expect(html.split('Optagelse.weba')).toHaveLength(2)
    await core.close()
  })

  it('is whole when it is ended, also when a piece came twice, and at no time readable on the disk', async () => {
    const { core, id, now } = await recording()
    const onDisk = (): string =>
      filesOf(core)
        .map((name) => readFileSync(join(core.folder, 'attachments', name), 'latin1'))
        .join()
    expect(onDisk()).not.toContain('lyd nummer')
    await core.do('recording.append', { id, number: 2, bytes: piece(2) })
    await core.do('recording.end', { id })
    expect(await now()).toMatchObject({ size: pieces(0, 2).length, sha256: hashOf(pieces(0, 2)) })
    expect(hashOf(await soundOf(core, id))).toBe(hashOf(pieces(0, 2)))
    expect(filesOf(core)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)])
    expect(onDisk()).not.toContain('lyd nummer')
    expect((await core.fail('recording.append', { id, number: 3, bytes: piece(3) })).code).toBe('notFound')
    await core.close()
  })

  it('takes no piece before the one that is missing', async () => {
    const { core, id } = await recording()
    expect((await core.fail('recording.append', { id, number: 4, bytes: piece(4) })).code).toBe('notFound')
    await core.do('recording.append', { id, number: 3, bytes: piece(3) })
    expect((await core.do('recording.end', { id })).sha256).toBe(hashOf(pieces(0, 3)))
    await core.close()
  })

  it.each([
    ['was cut short', [0, 0, 1, 0, 1, 2, 3]],
    ['is only the room that was made for it', Array<number>(200).fill(0)],
    ['says to be longer than anything', Array<number>(200).fill(255)],
  ])('that was not ended is ended at the next start, up to the piece that %s', async (_, tail) => {
    const { core, id, now } = await recording()
    await core.do('profile.lock', {})
    const [name] = filesOf(core).filter((file) => file.endsWith('.recording'))
    // The power went while the fourth piece was written.
    appendFileSync(join(core.folder, 'attachments', name!), Buffer.from(tail))
    const next = new TestCore(core.folder)
    await next.do('profile.unlock', { passphrase })
    expect(await next.do('recording.recover', {})).toMatchObject([{ id, sha256: hashOf(pieces(0, 2)) }])
    expect(hashOf(await soundOf(next, id))).toBe(hashOf(pieces(0, 2)))
    expect(await now(next)).toMatchObject({ consent: 'given', deleteOn: '2118-03-09' })
    expect(await next.do('recording.recover', {})).toEqual([])
    expect(filesOf(next)).toHaveLength(1)
    await next.close()
    await core.close()
  })

  it('of two hours goes piece by piece, and neither its making nor its ending holds it in memory', async () => {
    const { core, id } = await recording()
    const second = Buffer.alloc(4_000, 7)
    const before = process.memoryUsage().arrayBuffers
    for (let number = 3; number < 7_200; number++) await core.do('recording.append', { id, number, bytes: second })
    const ended = await core.do('recording.end', { id })
    expect(ended.size).toBe(pieces(0, 2).length + 7_197 * 4_000)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024)
    await core.close()
  }, 120_000)
})

/** A file system of eight megabytes; null where this machine does not allow one. */
function smallDisk(): string | null {
  const folder = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    return null
  }
}
const disk = smallDisk()

describe.runIf(disk !== null)('a recording on a full disk', () => {
  afterAll(() => void execFileSync('umount', ['-l', disk!]))

  it('says that there is no room, and goes on where it was once there is', async () => {
    const { core, id } = await recording(join(disk!, 'profil'))
    const filler = join(disk!, 'filler')
    const fill = (): void => {
      for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 2))
        for (let hasRoom = true; hasRoom;)
          try {
            appendFileSync(filler, Buffer.alloc(size))
          } catch {
            hasRoom = false
          }
    }
    fill()
    const big = Buffer.alloc(200_000, 1)
    expect((await core.fail('recording.append', { id, number: 3, bytes: big })).code).toBe('storageFull')
    expect(core.events).toContainEqual({ type: 'storageTrouble', code: 'diskFull' })
    rmSync(filler)
    await core.do('recording.append', { id, number: 3, bytes: big })
    await core.do('recording.append', { id, number: 4, bytes: piece(4) })
    const { sha256 } = await core.do('recording.end', { id })
    expect(sha256).toBe(hashOf(Buffer.concat([pieces(0, 2), big, piece(4)])))
    await core.close()
  })
})

describe('while it is recorded', () => {
  it.each(['recording.end', 'recording.erase', 'profile.lock'] as const)('the computer does not fall asleep; it may again after %s', async (over) => {
    const { core, id } = await recording()
    expect(core.host.isAwake).toBe(true)
    if (over === 'profile.lock') await core.do(over, {})
    else await core.do(over, { id })
    expect(core.host.isAwake).toBe(false)
    await core.close()
  })
})

describe('a recording that was not ended when an older backup was restored', () => {
  it('stays on the disk, and is whole when the database that knows it comes back', async () => {
    const clock = (): Date => new Date(at)
    let at = '2026-11-01T10:00:00.000Z'
    const folder = temporaryFolder()
    const core = await TestCore.open(folder, { clock })
    await startCase(core, '2017-0289210')
    await core.do('profile.backUp', {})
    at = '2026-11-02T10:00:00.000Z'
    const { inspectionId } = await startCase(core)
    const { text: _, ...stamps } = noteOf(inspectionId, '')
    const note = { ...stamps, visitId: null, kind: 'interview' as const, text: 'Lydoptagelse', notedById: null }
    const { id } = await core.do('recording.start', { note, fileName: 'a.weba', consent: 'given', consentReason: '', deleteOn: '2026-12-01', bytes: piece(0) })
    await core.do('recording.append', { id, number: 1, bytes: piece(1) })
    await core.do('profile.lock', {})
    const restored = new TestCore(folder, { clock })
    await restored.do('profile.restore', { day: '2026-11-01', passphrase })
    expect(await restored.do('recording.recover', {})).toEqual([])
    await restored.close()
    expect(filesOf(restored)).toEqual([`${id}.recording`])
    await core.close()
    const aside = readdirSync(folder).find((name) => /^selvsyn-before-restore-.*\.db$/.test(name))!
    rmSync(join(folder, 'selvsyn.db'))
    renameSync(join(folder, aside), join(folder, 'selvsyn.db'))
    const back = new TestCore(folder, { clock })
    await back.do('profile.unlock', { passphrase })
    expect(await back.do('recording.recover', {})).toMatchObject([{ id, sha256: hashOf(pieces(0, 1)) }])
    expect(filesOf(back)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)])
    await back.close()
  })
})

describe('deleting a recording', () => {
  it('takes bytes and key at once and lets the notes stand; there is no way back, and the log keeps that it was', async () => {
    const { core, inspectionId, id } = await recording()
    await core.do('recording.end', { id })
    const step = (await core.do('history.state', {})).undo
    await core.do('recording.erase', { id })
    expect(filesOf(core)).toEqual([])
    expect(await core.do('attachment.list', { inspectionId })).toEqual([])
    expect(await core.do('note.list', { inspectionId })).toMatchObject([{ text: 'Lydoptagelse', attachmentIds: [] }])
    expect((await core.do('history.state', {})).undo).toBe(step)
    expect((await core.fail('attachment.bytes', { id, of: 'original' })).code).toBe('notFound')
    await core.close()
  })

  it('is no way to get rid of another file', async () => {
    const { core, inspectionId } = await recording()
    const photo = { to: { noun: 'inspection' as const, id: inspectionId }, fileName: 'a.pdf', bytes: Buffer.of(1), rendition: null, takenAt: null }
    const { id } = await core.do('attachment.add', photo)
    expect((await core.fail('recording.erase', { id })).code).toBe('invalidInput')
    await core.close()
  })

  it('that is still being made stops it, and nothing comes back at the next start', async () => {
    const { core, id } = await recording()
    await core.do('recording.erase', { id })
    expect(filesOf(core)).toEqual([])
    expect((await core.fail('recording.append', { id, number: 3, bytes: piece(3) })).code).toBe('notFound')
    await core.close()
  })

  it('that is just being ended leaves neither bytes nor key', async () => {
    const { core, id } = await recording()
    const ending = core.call('recording.end', { id })
    await core.do('recording.erase', { id })
    await ending
    expect(filesOf(core)).toEqual([])
    await core.do('profile.lock', {})
    expect(await keysIn(core)).toEqual([])
    await core.close()
  })
})

/** The keys of files that the profile's database holds. */
async function keysIn(core: TestCore): Promise<unknown[]> {
  const file = readProfileFile(core.folder)
  const key = typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null
  const database = openDatabase(join(core.folder, 'selvsyn.db'), key!)
  const keys = database.all('SELECT * FROM "attachmentContent"')
  database.close()
  return keys
}

describe('a recording that is removed', () => {
  it('while it is made comes back whole when that is undone', async () => {
    const { core, id, now } = await recording()
    await core.do('attachment.remove', { id })
    expect((await core.fail('recording.end', { id })).code).toBe('notFound')
    await core.do('history.undo', {})
    expect(await now()).toMatchObject({ sha256: hashOf(pieces(0, 2)) })
    expect(hashOf(await soundOf(core, id))).toBe(hashOf(pieces(0, 2)))
    await core.close()
  })

  it('with its case can be heard again while undo finds it, and is destroyed with its key when the profile is closed; files of other cases stay', async () => {
    const { core, inspectionId, id } = await recording()
    await core.do('recording.end', { id })
    const other = await startCase(core, '2017-0289210')
    const photo = { to: { noun: 'inspection' as const, id: other.inspectionId }, fileName: 'a.pdf', bytes: Buffer.of(1), rendition: null, takenAt: null }
    await core.do('attachment.add', photo)
    await core.do('inspection.remove', { id: inspectionId })
    await core.do('history.undo', {})
    expect(hashOf(await soundOf(core, id))).toBe(hashOf(pieces(0, 2)))
    await core.do('inspection.remove', { id: inspectionId })
    expect(filesOf(core)).toHaveLength(2)
    await core.do('profile.lock', {})
    expect(filesOf(core)).toHaveLength(1)
    expect(await keysIn(core)).toMatchObject([{ sha256: hashOf(Buffer.of(1)) }])
    await core.close()
  })

  it('and one that is ended twice at once is ended once', async () => {
    const { core, id } = await recording()
    const [one, other] = await Promise.all([core.do('recording.end', { id }), core.do('recording.recover', {})])
    expect(one.sha256).toBe(hashOf(pieces(0, 2)))
    expect(other).toMatchObject([{ id }])
    expect(filesOf(core)).toHaveLength(1)
    await core.close()
  })
})
