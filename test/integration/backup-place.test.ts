import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bringUpToDate } from '../../src/storage/backup-place.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const day = '2026-11-21'
const clock = (): Date => new Date(`${day}T10:00:00.000Z`)
const databases = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [])

/** Waits until the second place says what is wanted of it. */
async function untilPlace(core: TestCore, wanted: { trouble?: string | null; lastAt?: string }): Promise<void> {
  await expect.poll(async () => (await core.do('profile.status', {})).backupPlace, { timeout: 10_000 }).toMatchObject({ isKnown: true, ...wanted })
}

async function withPlace(): Promise<{ core: TestCore; place: string; own: string }> {
  const place = temporaryFolder()
  const core = await TestCore.open(undefined, { clock })
  core.host.folderPath = place
  await core.do('profile.pickBackupPlace', {})
  const [name = ''] = readdirSync(join(place, 'Selvsyn'))
  return { core, place, own: join(place, 'Selvsyn', name) }
}

async function attachTo(core: TestCore, inspectionId: string, words: string): Promise<void> {
  const to = { noun: 'inspection' as const, id: inspectionId }
  await core.do('attachment.add', { to, fileName: 'aftale.txt', bytes: Buffer.from(words), rendition: null, takenAt: null })
}

describe('a second place for backups', () => {
  it('gets each backup with its files and its wrapped key, and a lost computer’s cases come back from it', async () => {
    const { core, place, own } = await withPlace()
    const { inspectionId } = await startCase(core)
    await attachTo(core, inspectionId, 'Aftalen som den er')
    await core.do('profile.backUp', {})
    await untilPlace(core, { trouble: null, lastAt: `${day}T10:00:00.000Z` })
    for (const name of databases(join(core.folder, 'backups')))
      expect(readFileSync(join(own, name)).equals(readFileSync(join(core.folder, 'backups', name)))).toBe(true)
    await core.close()
    rmSync(core.folder, { recursive: true })

    const other = new TestCore(temporaryFolder(), { clock })
    other.host.folderPath = place
    const [found] = await other.do('profile.findBackups', {})
    const backup = found?.backups[0]
    if (!found || !backup) throw new Error('nothing was found')
    expect(backup).toMatchObject({ day, counts: { inspection: 1, attachment: 1 } })
    expect(await other.do('profile.previewBackup', { day, from: backup.from, passphrase })).toMatchObject([{ caseNumber: '2017-0289209' }])
    expect(await other.do('profile.restore', { day, from: backup.from, passphrase })).toMatchObject({ state: 'open', hasEarlierKey: false })
    const [attachment] = await other.do('attachment.list', { inspectionId })
    other.host.savePath = join(temporaryFolder(), 'ud.txt')
    await other.do('attachment.saveAs', { id: attachment?.id ?? '' })
    expect(readFileSync(other.host.savePath, 'utf8')).toBe('Aftalen som den er')
    await other.close()
  })

  it('that has vanished is told of and nothing is removed; when it is back it gets what it lacks', async () => {
    let now = clock()
    const { core, place, own } = await withPlace()
    await untilPlace(core, { trouble: null })
    await core.close()
    renameSync(place, `${place}-away`)
    const again = new TestCore(core.folder, { clock: () => now })
    // Told at the lock already, before anybody has opened anything.
    await untilPlace(again, { trouble: 'gone' })
    await again.do('profile.unlock', { passphrase })
    now = new Date('2026-11-22T10:00:00.000Z')
    expect((await again.do('profile.backUp', {})).backupTrouble).toBeNull()
    await untilPlace(again, { trouble: 'gone' })
    expect(existsSync(place)).toBe(false)
    expect(databases(join(core.folder, 'backups'))).toHaveLength(2)
    renameSync(`${place}-away`, place)
    await again.do('profile.backUp', {})
    await untilPlace(again, { trouble: null, lastAt: now.toISOString() })
    expect(databases(own)).toEqual([`selvsyn-${day}.db`, 'selvsyn-2026-11-22.db'])
    await again.close()
  })

  it('is not made anew where a stick was: an empty folder of this computer gets no backups', async () => {
    const { core, place, own } = await withPlace()
    await untilPlace(core, { trouble: null })
    rmSync(place, { recursive: true })
    mkdirSync(place)
    await core.do('profile.backUp', {})
    await untilPlace(core, { trouble: 'gone' })
    expect(existsSync(own)).toBe(false)
    await core.close()
  })

  it('serves two profiles side by side', async () => {
    const { core, place } = await withPlace()
    const other = await TestCore.open(undefined, { clock })
    other.host.folderPath = place
    await other.do('profile.pickBackupPlace', {})
    await startCase(other)
    for (const each of [core, other]) {
      await each.do('profile.backUp', {})
      await untilPlace(each, { trouble: null, lastAt: `${day}T10:00:00.000Z` })
    }
    expect(readdirSync(join(place, 'Selvsyn'))).toHaveLength(2)
    other.host.folderPath = place
    const found = await other.do('profile.findBackups', {})
    expect(found.map(({ backups }) => backups[0]?.counts?.inspection).toSorted()).toEqual([0, 1])
    await core.close()
    await other.close()
  })

  it('is let go of with what lies there', async () => {
    const { core, own } = await withPlace()
    await core.do('profile.backUp', {})
    await untilPlace(core, { trouble: null, lastAt: `${day}T10:00:00.000Z` })
    expect((await core.do('profile.leaveBackupPlace', {})).backupPlace).toBeNull()
    expect(databases(own)).toHaveLength(1)
    await core.close()
  })
})

describe('copying to the second place', () => {
  /** Backups of two days at home, and an empty place. */
  async function twoBackups(): Promise<{ from: string; to: string }> {
    let now = clock()
    const core = await TestCore.open(undefined, { clock: () => now })
    const { inspectionId } = await startCase(core)
    await attachTo(core, inspectionId, 'ord '.repeat(100_000))
    await core.do('profile.backUp', {})
    now = new Date('2026-11-22T10:00:00.000Z')
    await core.do('note.create', noteOf(inspectionId, 'Dagen efter'))
    await core.close()
    const to = join(temporaryFolder(), 'sted')
    mkdirSync(to)
    return { from: join(core.folder, 'backups'), to }
  }

  it('opens with the new passphrase after a change, also what was copied before it, and with the old one no more', async () => {
    let now = clock()
    const place = temporaryFolder()
    const core = await TestCore.open(undefined, { clock: () => now })
    core.host.folderPath = place
    await core.do('profile.pickBackupPlace', {})
    const { inspectionId } = await startCase(core)
    await core.do('note.create', noteOf(inspectionId, 'Den første dag'))
    await core.do('profile.backUp', {})
    // An earlier key's backups have a wrapping of their own.
    await core.do('profile.rekey', { passphrase })
    await untilPlace(core, { trouble: null, lastAt: now.toISOString() })
    now = new Date('2026-11-22T10:00:00.000Z')
    const to = 'lampe sofa cykel solskin vinter'
    await core.do('profile.changePassphrase', { from: passphrase, to })
    await core.do('profile.backUp', {})
    await untilPlace(core, { trouble: null, lastAt: now.toISOString() })
    await core.close()

    const other = new TestCore(temporaryFolder(), { clock: () => now })
    other.host.folderPath = place
    const [found] = await other.do('profile.findBackups', {})
    expect(found?.backups.map((backup) => backup.day)).toEqual(['2026-11-22', day])
    for (const { day: made, from } of found?.backups ?? []) {
      expect(await other.do('profile.previewBackup', { day: made, from, passphrase: to }), made).toHaveLength(1)
      expect((await other.fail('profile.previewBackup', { day: made, from, passphrase })).code, made).toBe('wrongPassphrase')
    }
    await other.close()
  })

  it('that was cut off leaves no half backup under a backup’s name, and is made up for', async () => {
    const { from, to } = await twoBackups()
    // What a copy leaves that is cut off in the middle, of the database and of an attachment.
    writeFileSync(join(to, 'selvsyn-2026-11-22.db.new'), 'halv')
    mkdirSync(join(to, 'attachments'))
    writeFileSync(join(to, 'attachments', `${'a'.repeat(32)}.new`), 'halv')
    expect(databases(to)).toEqual([])
    expect(bringUpToDate({ from, to, today: '2026-11-22' })).toEqual({ trouble: null, lastAt: '2026-11-22T10:00:00.000Z', copied: 2 })
    expect(databases(to)).toEqual(databases(from))
    expect(readdirSync(join(to, 'attachments'))).toEqual(readdirSync(join(from, 'attachments')))
    expect(readdirSync(to).filter((name) => name.endsWith('.new'))).toEqual([])
    expect(bringUpToDate({ from, to, today: '2026-11-22' }).copied).toBe(0)
  })

  it('does not spread a backup that is no longer what was checked', async () => {
    const { from, to } = await twoBackups()
    const bytes = readFileSync(join(from, 'selvsyn-2026-11-22.db'))
    bytes.fill(0, 9000, 9100)
    writeFileSync(join(from, 'selvsyn-2026-11-22.db'), bytes)
    expect(bringUpToDate({ from, to, today: '2026-11-22' })).toMatchObject({ trouble: 'notVerified', copied: 0 })
    expect(databases(to)).toEqual([])
  })

  it('copies a backup again that became shorter there, and says when the place takes nothing', async () => {
    const { from, to } = await twoBackups()
    bringUpToDate({ from, to, today: '2026-11-22' })
    writeFileSync(join(to, 'selvsyn-2026-11-22.db'), 'kort')
    expect(bringUpToDate({ from, to, today: '2026-11-22' })).toMatchObject({ trouble: null, copied: 1 })
    expect(readFileSync(join(to, 'selvsyn-2026-11-22.db')).equals(readFileSync(join(from, 'selvsyn-2026-11-22.db')))).toBe(true)
    // A folder stands where the copy would be written.
    rmSync(join(to, 'selvsyn-2026-11-22.db'))
    mkdirSync(join(to, 'selvsyn-2026-11-22.db.new', 'x'), { recursive: true })
    expect(bringUpToDate({ from, to, today: '2026-11-22' }).trouble).toBe('fileUnwritable')
    expect(databases(from)).toHaveLength(2)
  })

  it('keeps there what the rotation keeps, also of days that are gone at home', async () => {
    const { from, to } = await twoBackups()
    bringUpToDate({ from, to, today: '2026-11-22' })
    rmSync(join(from, `selvsyn-${day}.db`))
    appendFileSync(join(from, 'selvsyn-2026-11-22.summary.json'), '\n')
    expect(bringUpToDate({ from, to, today: '2026-11-22' }).copied).toBe(1)
    expect(databases(to)).toEqual([`selvsyn-${day}.db`, 'selvsyn-2026-11-22.db'])
  })
})
