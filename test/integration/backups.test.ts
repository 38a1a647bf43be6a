import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unwrapKey } from '../../src/storage/keys.ts'
import { createDatabase, openDatabase } from '../../src/storage/database.ts'
import { readProfileFile } from '../../src/storage/profile-file.ts'
import { listRows } from '../../src/storage/table.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const backupsIn = (core: TestCore): string[] =>
  readdirSync(join(core.folder, 'backups'))
    .filter((name) => name.endsWith('.db'))
    .toSorted()

async function keyOf(core: TestCore): Promise<Uint8Array> {
  const file = readProfileFile(core.folder)
  const key = typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null
  if (!key) throw new Error('no key')
  return key
}

describe('a backup', () => {
  it('is made on closing and opens with everything in it', async () => {
    const core = await TestCore.open(undefined, { clock: () => new Date('2026-11-21T10:00:00.000Z') })
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Med i kopien'))
    await core.close()
    expect(backupsIn(core)).toEqual(['selvsyn-2026-11-21.db'])
    const copy = openDatabase(join(core.folder, 'backups', 'selvsyn-2026-11-21.db'), await keyOf(core))
    expect(listRows(copy, 'note', inspectionId)).toEqual([note])
    copy.close()
  })

  it('takes the place of the same day’s, and days, weeks and months are kept as the rotation says', async () => {
    let day = 1
    const core = await TestCore.open(undefined, { clock: () => new Date(Date.UTC(2026, 10, day, 10)) })
    await startCase(core)
    for (; day <= 16; day++) {
      await core.do('profile.backUp', {})
      await core.do('profile.backUp', {})
    }
    const kept = [1, 8, 10, 11, 12, 13, 14, 15, 16].map((number) => `selvsyn-2026-11-${String(number).padStart(2, '0')}`)
    expect(backupsIn(core)).toEqual(kept.map((name) => `${name}.db`))
    for (const companion of ['files', 'profile', 'summary'])
      expect(
        readdirSync(join(core.folder, 'backups'))
          .filter((name) => name.endsWith(`.${companion}.json`))
          .toSorted(),
      ).toEqual(kept.map((name) => `${name}.${companion}.json`))
    day = 16
    await core.close()
    expect(backupsIn(core)).toHaveLength(9)
  })

  it('holds what was written until it began, and nothing waits for it', async () => {
    const core = await TestCore.open()
    const { inspectionId } = await startCase(core)
    for (let count = 0; count < 30; count++) await core.do('note.create', noteOf(inspectionId, `Før ${count} ${'ord '.repeat(5000)}`))
    const backup = core.do('profile.backUp', {})
    const waits: number[] = []
    const state = { finished: false }
    void backup.then(() => (state.finished = true))
    while (!state.finished) {
      const start = performance.now()
      await core.do('note.create', noteOf(inspectionId, 'Imens'))
      waits.push(performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    expect(waits.length).toBeGreaterThan(3)
    expect((await backup).backupTrouble).toBeNull()
    const [name = ''] = backupsIn(core)
    const copy = openDatabase(join(core.folder, 'backups', name), await keyOf(core))
    expect(listRows(copy, 'note', inspectionId).filter(({ text }) => text.startsWith('Før'))).toHaveLength(30)
    copy.close()
    await core.close()
  })

  it('is of one moment also when something is deleted for good while it is copied', async () => {
    const path = join(temporaryFolder(), 'selvsyn.db')
    const key = Buffer.alloc(32, 7)
    const database = createDatabase(path, key)
    const write = (text: string) =>
      database.transaction((writable) => {
        for (let count = 0; count < 2000; count++)
          writable.run('INSERT OR REPLACE INTO "draft" VALUES (?, ?, ?, ?)', `note:${count}`, null, text.repeat(2000), '2026-11-21')
      })
    write('a')
    const copying = database.copyTo(`${path}.kopi`, () => null)
    await new Promise((resolve) => setImmediate(resolve))
    write('b')
    database.settle()
    await copying
    expect(existsSync(`${path}-wal`) && statSync(`${path}-wal`).size).toBe(0)
    database.close()
    const copy = openDatabase(`${path}.kopi`, key)
    expect(copy.all('SELECT DISTINCT substr("payload", 1, 1) AS "first", substr("payload", -1) AS "last" FROM "draft"')).toEqual([{ first: 'a', last: 'a' }])
    copy.close()
  })

  it('that fails says so, removes nothing, and is forgotten when one succeeds', async () => {
    const core = await TestCore.open(undefined, { clock: () => new Date('2026-11-21T10:00:00.000Z') })
    await startCase(core)
    await core.do('profile.backUp', {})
    const kept = readFileSync(join(core.folder, 'backups', 'selvsyn-2026-11-21.db'))
    // Where the copy would be made stands a folder with something in it.
    mkdirSync(join(core.folder, 'backups', 'unchecked.db'))
    writeFileSync(join(core.folder, 'backups', 'unchecked.db', 'x'), '')
    const status = await core.do('profile.backUp', {})
    expect(status.backupTrouble).toBe('fileUnwritable')
    expect(status.lastBackupAt).not.toBeNull()
    expect(readFileSync(join(core.folder, 'backups', 'selvsyn-2026-11-21.db')).equals(kept)).toBe(true)
    rmSync(join(core.folder, 'backups', 'unchecked.db'), { recursive: true })
    expect((await core.do('profile.backUp', {})).backupTrouble).toBeNull()
    await core.close()
  })

  it('is not made again on closing when nothing was written since', async () => {
    const core = await TestCore.open()
    await core.do('profile.backUp', {})
    const [name = ''] = backupsIn(core)
    const before = statSync(join(core.folder, 'backups', name)).mtimeMs
    await core.close()
    expect(statSync(join(core.folder, 'backups', name)).mtimeMs).toBe(before)
    expect(existsSync(join(core.folder, 'backups', 'unchecked.db'))).toBe(false)
  })
})

/** What lies in a profile, but for what remembers that a wrong passphrase was tried. */
const unlessOfRefusals = (folder: string): string[] => readdirSync(folder).filter((name) => !/^(attempts|refused-unlocks)\.json$/.test(name))

describe('restoring a backup', () => {
  const day = '2026-11-21'
  const clock = (): Date => new Date(`${day}T10:00:00.000Z`)

  /** A closed profile with one note, which its backup of the day has too. */
  async function closedProfile(): Promise<{ core: TestCore; inspectionId: string; noteId: string }> {
    const core = await TestCore.open(undefined, { clock })
    const { inspectionId } = await startCase(core)
    const { id } = await core.do('note.create', noteOf(inspectionId, 'Med i kopien'))
    await core.close()
    return { core, inspectionId, noteId: id }
  }

  it('puts it in the place of a damaged database, which is set aside with all that belongs to it', async () => {
    const { core, inspectionId, noteId } = await closedProfile()
    const path = join(core.folder, 'selvsyn.db')
    writeFileSync(path, 'x'.repeat(9000))
    writeFileSync(`${path}-wal`, 'en gammel log')
    const again = new TestCore(core.folder, { clock })
    expect((await again.fail('profile.unlock', { passphrase })).code).toBe('profileDamaged')
    expect(await again.do('profile.backups', {})).toEqual([
      {
        place: 'own',
        path: join(core.folder, 'backups'),
        backups: [
          {
            day,
            from: 'own',
            madeAt: `${day}T10:00:00.000Z`,
            size: statSync(join(core.folder, 'backups', `selvsyn-${day}.db`)).size,
            counts: { inspection: 1, visit: 1, note: 1, document: 0, attachment: 0 },
            passphrase: 'current',
            passphraseSince: `${day}T10:00:00.000Z`,
            office: null,
          },
        ],
      },
    ])
    expect(await again.do('profile.restore', { day, passphrase })).toMatchObject({ state: 'open', hasEarlierKey: false })
    expect((await again.do('note.list', { inspectionId })).map(({ id }) => id)).toEqual([noteId])
    await again.do('note.create', noteOf(inspectionId, 'Og der skrives videre'))
    const aside = join(core.folder, 'selvsyn-before-restore-20261121T100000.db')
    expect(readFileSync(aside, 'utf8')).toBe('x'.repeat(9000))
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('en gammel log')
    await again.close()
  })

  it('brings the wrapped key back where the profile file is spoilt', async () => {
    const { core, noteId } = await closedProfile()
    writeFileSync(join(core.folder, 'profile.json'), '{"schemaVersion":1')
    const again = new TestCore(core.folder, { clock })
    expect((await again.do('profile.status', {})).state).toBe('damaged')
    await again.do('profile.restore', { day, passphrase })
    expect((await again.do('note.get', { id: noteId })).text).toBe('Med i kopien')
    await again.close()
    expect((await new TestCore(core.folder).do('profile.status', {})).state).toBe('locked')
  })

  it('is refused with nothing moved when the passphrase is wrong, the copy is spoilt or the day has none', async () => {
    const { core } = await closedProfile()
    const before = readdirSync(core.folder)
    const again = new TestCore(core.folder, { clock })
    expect((await again.fail('profile.restore', { day, passphrase: 'en helt anden adgangssætning' })).code).toBe('wrongPassphrase')
    expect((await again.fail('profile.restore', { day: '2026-11-20', passphrase })).code).toBe('notFound')
    const backup = join(core.folder, 'backups', `selvsyn-${day}.db`)
    const bytes = readFileSync(backup)
    bytes.fill(0, bytes.length - 6000, bytes.length - 5000)
    writeFileSync(backup, bytes)
    expect((await again.fail('profile.restore', { day, passphrase })).code).toBe('backupDamaged')
    expect(unlessOfRefusals(core.folder)).toEqual(before)
    expect((await again.do('profile.unlock', { passphrase })).state).toBe('open')
    await again.close()
  })

  it('shows what is in it first, with nothing left behind', async () => {
    const { core } = await closedProfile()
    const again = new TestCore(core.folder, { clock })
    const before = readdirSync(core.folder)
    expect((await again.fail('profile.previewBackup', { day, passphrase: 'en helt anden adgangssætning' })).code).toBe('wrongPassphrase')
    expect(await again.do('profile.previewBackup', { day, passphrase })).toEqual([
      { caseNumber: '2017-0289209', title: 'Inspektion af Ungecentret', changedAt: `${day}T10:00:00.000Z` },
    ])
    expect(unlessOfRefusals(core.folder)).toEqual(before)
    await again.close()
  })

  it('from an open profile locks, restores and opens again, with what was open set aside whole', async () => {
    const { core, inspectionId, noteId } = await closedProfile()
    let now = new Date(`${day}T12:00:00.000Z`)
    const again = new TestCore(core.folder, { clock: () => now })
    await again.do('profile.unlock', { passphrase })
    const later = await again.do('note.create', noteOf(inspectionId, 'Skrevet efter kopien'))
    const kept = readFileSync(join(core.folder, 'backups', `selvsyn-${day}.db`))
    expect((await again.do('profile.restore', { day, passphrase })).state).toBe('open')
    expect((await again.do('note.list', { inspectionId })).map(({ id }) => id)).toEqual([noteId])
    // The backup that was asked for is not the one that locking would have made.
    expect(readFileSync(join(core.folder, 'backups', `selvsyn-${day}.db`)).equals(kept)).toBe(true)
    const [aside] = await again.do('profile.asides', {})
    expect(aside).toMatchObject({ name: '20261121T120000', at: `${day}T12:00:00.000Z`, cause: 'restored', counts: { inspection: 1, note: 2 } })
    const path = join(core.folder, 'selvsyn-before-restore-20261121T120000.db')
    const copy = openDatabase(path, await keyOf(core))
    expect(listRows(copy, 'note', inspectionId).map(({ id }) => id)).toEqual([noteId, later.id])
    copy.close()
    now = new Date(`${day}T12:00:00.500Z`)
    await again.do('profile.restore', { day, passphrase })
    expect((await again.do('profile.asides', {})).map(({ name }) => name)).toEqual(['20261121T120000-2', '20261121T120000'])
    await again.do('profile.removeAside', { name: '20261121T120000' })
    expect((await again.do('profile.asides', {})).map(({ name }) => name)).toEqual(['20261121T120000-2'])
    expect(readdirSync(core.folder).filter((name) => name.includes('120000.'))).toEqual([])
    expect((await again.fail('profile.removeAside', { name: '../selvsyn' })).code).toBe('notFound')
    await again.close()
  })

  it('works with the key and the passphrase of the day, also when the profile has another key by now', async () => {
    const { core, noteId } = await closedProfile()
    const other = await TestCore.open(undefined, { clock })
    await other.close()
    // As after a change of the data key: the profile file and the one that lies with the backups wrap another key.
    for (const folder of [core.folder, join(core.folder, 'backups')])
      writeFileSync(join(folder, 'profile.json'), readFileSync(join(other.folder, 'profile.json')))
    const again = new TestCore(core.folder, { clock })
    await again.do('profile.restore', { day, passphrase })
    expect((await again.do('note.get', { id: noteId })).text).toBe('Med i kopien')
    await again.close()
    const afterwards = new TestCore(core.folder, { clock })
    expect((await afterwards.do('profile.unlock', { passphrase })).state).toBe('open')
    await afterwards.close()
  })

  it('opens with the new passphrase once it was changed, and no longer with the old one', async () => {
    const { core } = await closedProfile()
    const again = new TestCore(core.folder, { clock })
    await again.do('profile.unlock', { passphrase })
    await again.do('profile.changePassphrase', { from: passphrase, to: 'fire nye ord om havet' })
    expect((await again.fail('profile.previewBackup', { day, passphrase })).code).toBe('wrongPassphrase')
    expect(await again.do('profile.previewBackup', { day, passphrase: 'fire nye ord om havet' })).toHaveLength(1)
    await again.close()
  })
})
