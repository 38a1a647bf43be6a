import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { change, newestStamp } from '../../src/storage/changes.ts'
import { createDatabase, DatabaseRefused, inspect, openDatabase, type Database } from '../../src/storage/database.ts'
import { HybridClock } from '../../src/storage/hybrid-clock.ts'
import { systemEnvironment } from '../../src/operations/environment.ts'
import { databasePath, replaceFile } from '../../src/storage/profile-file.ts'
import { listRows } from '../../src/storage/table.ts'
import { Child } from '../support/child.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const key = Buffer.alloc(32, 7)
const { newId } = systemEnvironment({ profileFolder: '', resourcesFolder: '', appVersion: '0' })
const journalOf = (database: Database) => ({
  stamps: new HybridClock(() => Date.now(), newestStamp(database)),
  actor: newId(),
  now: () => new Date().toISOString(),
  newId,
})

/** A database with a case and some notes; answers the case's id. */
function fill(path: string, notes = 200): string {
  const database = createDatabase(path, key)
  const inspectionId = change(database, journalOf(database), 'inspection.start', (transaction) => {
    const { id } = transaction.create('inspection', { kind: 'announcedVisit', caseNumber: '2017-0289209', title: 'Sag' })
    for (let count = 0; count < notes; count++) transaction.create('note', { ...noteOf(id, `Note ${count} ${'ord '.repeat(400)}`) })
    return id
  }).value
  database.close()
  return inspectionId
}

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
const refusal = (path: string, withKey: Uint8Array = key): string => {
  try {
    openDatabase(path, withKey).close()
    return 'opened'
  } catch (error) {
    if (error instanceof DatabaseRefused) return error.refusal
    throw error
  }
}
const poke = (path: string, at: number, bytes: Uint8Array): void => {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}

describe('a database that cannot be trusted is refused and left as it was', () => {
  let whole: string
  let path: string
  beforeAll(() => {
    whole = join(temporaryFolder(), 'whole.db')
    fill(whole)
  })
  beforeEach(() => {
    path = join(temporaryFolder(), 'selvsyn.db')
    copyFileSync(whole, path)
  })

  const damages: [string, string, (size: number) => void][] = [
    ['a flipped byte in the header', 'damaged', () => poke(path, 20, Buffer.from([255]))],
    ['a flipped byte in the encrypted part of the first page', 'damaged', () => poke(path, 200, Buffer.from([1, 2, 3]))],
    ['a page of zeros', 'damaged', (size) => poke(path, 4096 * Math.floor(size / 4096 / 2), Buffer.alloc(4096))],
    ['a single flipped bit far inside', 'damaged', (size) => poke(path, size - 2048, Buffer.from([(readFileSync(path)[size - 2048] ?? 0) ^ 1]))],
    [
      'half a file',
      'damaged',
      (size) => {
        const file = openSync(path, 'r+')
        ftruncateSync(file, 4096 * Math.floor(size / 8192))
        closeSync(file)
      },
    ],
    ['no bytes at all', 'empty', () => writeFileSync(path, '')],
    ['a few bytes', 'damaged', () => writeFileSync(path, 'SQLite format 3\0')],
    ['another program’s database', 'damaged', () => writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8176)]))],
  ]
  it.each(damages)('%s', (_, expected, damage) => {
    damage(statSync(path).size)
    const before = hashOf(path)
    expect(refusal(path)).toBe(expected)
    expect(hashOf(path)).toBe(before)
  })

  it('the wrong key', () => {
    const before = hashOf(path)
    expect(refusal(path, Buffer.alloc(32, 8))).toBe('damaged')
    expect(hashOf(path)).toBe(before)
    expect(refusal(path)).toBe('opened')
  })

  it('a newer schema', () => {
    const script = `
      const SQLite = require('better-sqlite3')
      const db = new SQLite(process.argv[1]); db.pragma("cipher='chacha20'"); db.key(Buffer.from('raw:' + process.argv[2]))
      db.pragma('journal_mode=WAL'); db.pragma('user_version=99999'); db.close()`
    execFileSync(process.execPath, ['-e', script, path, key.toString('hex')])
    const before = hashOf(path)
    expect(refusal(path)).toBe('newer')
    expect(hashOf(path)).toBe(before)
  })

  it('one that is not there', () => {
    expect(refusal(join(temporaryFolder(), 'selvsyn.db'))).toBe('missing')
  })
})

describe('a write-ahead log that was cut or overwritten', () => {
  it.each([
    ['cut in the middle of a frame', (wal: Buffer) => wal.subarray(0, wal.length - 2000)],
    ['followed by garbage', (wal: Buffer) => Buffer.concat([wal, Buffer.alloc(9000, 0x5a)])],
    ['garbage from the start', (wal: Buffer) => Buffer.alloc(wal.length, 0x5a)],
    ['of no bytes', () => Buffer.alloc(0)],
  ])('%s: what was whole is there, and the database opens', (_, spoil) => {
    const from = join(temporaryFolder(), 'selvsyn.db')
    const inspectionId = fill(from, 20)
    const database = openDatabase(from, key)
    for (let count = 0; count < 30; count++)
      change(database, journalOf(database), 'note.create', (transaction) => transaction.create('note', noteOf(inspectionId, `I loggen ${count}`)))
    // The files as a crash would leave them.
    const to = join(temporaryFolder(), 'selvsyn.db')
    copyFileSync(from, to)
    writeFileSync(`${to}-wal`, spoil(readFileSync(`${from}-wal`)))
    database.close()
    const reopened = openDatabase(to, key)
    const notes = listRows(reopened, 'note', inspectionId)
    expect(notes.length).toBeGreaterThanOrEqual(20)
    expect(notes.filter(({ text }) => text.startsWith('I loggen')).every(({ text }, index) => text === `I loggen ${index}`)).toBe(true)
    reopened.close()
    expect(inspect(to, key, ['note'])).toEqual({ note: notes.length })
  })
})

describe('a process killed while it writes', () => {
  it('loses nothing that it said was saved, twenty times over', async () => {
    const folder = temporaryFolder()
    const inspectionId = fill(databasePath(folder), 5)
    const saved = new Set<string>()
    for (let round = 0; round < 20; round++) {
      const child = new Child('support/writing-child.ts', [folder, key.toString('hex'), inspectionId])
      await child.until('open\n')
      await new Promise((resolve) => setTimeout(resolve, 20 + ((round * 37) % 120)))
      for (const line of (await child.kill()).slice(1)) saved.add(line)
      const database = openDatabase(databasePath(folder), key)
      const there = new Set(listRows(database, 'note', inspectionId).map(({ id }) => id))
      const logged = database.get<{ count: number }>(`SELECT count(*) AS "count" FROM "change" WHERE "entity" = 'note'`)
      database.close()
      for (const id of saved) expect(there).toContain(id)
      expect(logged?.count).toBe(there.size)
    }
    expect(saved.size).toBeGreaterThan(100)
  }, 120_000)
})

describe('a second instance', () => {
  it('in this or another process is refused, also after a backup, and the first goes on', async () => {
    const core = await TestCore.open()
    const { inspectionId } = await startCase(core)
    const second = new TestCore(core.folder)
    const refusedByOther = (): string =>
      execFileSync(process.execPath, [
        '--input-type=module',
        '-e',
        `import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../src/storage/database.ts'))}
         try { openDatabase(${JSON.stringify(databasePath(core.folder))}, new Uint8Array(32)); console.log('opened') } catch (error) { console.log(error.refusal) }`,
      ])
        .toString()
        .trim()
    expect((await second.fail('profile.unlock', { passphrase })).code).toBe('profileInUse')
    expect((await second.do('profile.status', {})).state).toBe('inUse')
    expect(refusedByOther()).toBe('inUse')
    expect((await core.do('profile.backUp', {})).backupTrouble).toBeNull()
    expect((await second.fail('profile.unlock', { passphrase })).code).toBe('profileInUse')
    expect(refusedByOther()).toBe('inUse')
    await core.do('note.create', noteOf(inspectionId, 'Stadig her'))
    await core.close()
    expect((await second.do('profile.status', {})).state).toBe('locked')
    expect((await second.do('profile.unlock', { passphrase })).state).toBe('open')
    await second.close()
  })
})

describe('a clock that goes back thirty years', () => {
  it('changes no order, loses nothing, and is flagged', async () => {
    let now = Date.parse('2026-11-21T10:00:00.000Z')
    const core = await TestCore.open(undefined, { clock: () => new Date(now) })
    const { inspectionId } = await startCase(core)
    const note = await core.do('note.create', noteOf(inspectionId, 'Før'))
    now = Date.parse('1996-11-21T10:00:00.000Z')
    const later = await core.do('note.update', { id: note.id, patch: { text: 'Efter' }, base: note.updatedAt })
    expect(later.updatedAt > note.updatedAt).toBe(true)
    await core.do('note.create', noteOf(inspectionId, 'Ny'))
    await core.do('history.undo', {})
    await core.do('history.undo', {})
    expect((await core.do('note.get', { id: note.id })).text).toBe('Før')
    await core.close()
    const reopened = new TestCore(core.folder, { clock: () => new Date(now) })
    await reopened.do('profile.unlock', { passphrase })
    await reopened.do('note.update', { id: note.id, patch: { text: 'Igen' } })
    expect(await reopened.do('note.list', { inspectionId })).toMatchObject([{ text: 'Igen' }])
    await reopened.close()
  })

  it('stamps go on where they were', () => {
    let now = Date.parse('2026-11-21T10:00:00.000Z')
    const clock = new HybridClock(() => now, null)
    const first = clock.next()
    now = Date.parse('1996-11-21T10:00:00.000Z')
    const second = clock.next()
    expect(first.clockBehind).toBe(0)
    expect(second.stamp > first.stamp).toBe(true)
    expect(second.clockBehind).toBeGreaterThan(29 * 365 * 86_400_000)
    const stamps = Array.from({ length: 70_000 }, () => clock.next().stamp)
    expect(stamps.every((stamp, index) => index === 0 || stamp > (stamps[index - 1] ?? ''))).toBe(true)
  })
})

/** A small file system of its own; null where this machine does not allow one. */
function mountSmall(options: string): string | null {
  const folder = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    return null
  }
}
const small = mountSmall('size=6m')
const readOnly = mountSmall('size=1m,ro')
const fewFiles = mountSmall('size=6m,nr_inodes=9')
afterAll(() => {
  for (const folder of [small, readOnly, fewFiles]) if (folder !== null) execFileSync('umount', ['-l', folder])
})

describe('a full disk', () => {
  it.skipIf(small === null)('(needs the right to mount) refuses the write, keeps what was saved, and goes on when there is room', async () => {
    const core = await TestCore.open(join(small ?? '', 'profil'))
    const { inspectionId } = await startCase(core)
    const kept = await core.do('note.create', noteOf(inspectionId, 'Gemt'))
    writeFileSync(join(small ?? '', 'fyld'), Buffer.alloc(0))
    const filler = openSync(join(small ?? '', 'fyld'), 'w')
    try {
      for (;;) writeSync(filler, Buffer.alloc(4096))
    } catch {
      closeSync(filler)
    }
    let refused
    for (let count = 0; count < 2000 && !refused; count++) {
      const result = await core.call('note.create', noteOf(inspectionId, 'x'.repeat(20_000)))
      if (!result.ok) refused = result.error
    }
    expect(refused).toEqual({ code: 'storageFull', params: { folder: core.folder } })
    expect(core.events).toContainEqual({ type: 'storageTrouble', code: 'diskFull' })
    expect(await core.do('note.get', { id: kept.id })).toEqual(kept)
    expect((await core.do('profile.backUp', {})).backupTrouble).toBe('diskFull')
    writeFileSync(join(small ?? '', 'fyld'), '')
    await core.do('note.create', noteOf(inspectionId, 'Plads igen'))
    expect(core.events).toContainEqual({ type: 'storageTrouble', code: null })
    await core.close()
  })

  it.skipIf(fewFiles === null)('(needs the right to mount) is told at the first start, at whichever file it happens', async () => {
    const folder = fewFiles ?? ''
    const fillers: string[] = []
    try {
      for (;;) {
        const filler = join(folder, `fyld-${fillers.length}`)
        writeFileSync(filler, '')
        fillers.push(filler)
      }
    } catch {
      // No room for another file.
    }
    const core = new TestCore(join(folder, 'profil'))
    const refused: string[] = []
    for (const filler of fillers) {
      const { state } = await core.do('profile.status', {})
      const result = state === 'new' ? await core.call('profile.create', { passphrase, useKeychain: false }) : await core.call('profile.unlock', { passphrase })
      if (result.ok) break
      refused.push(result.error.code)
      rmSync(filler)
    }
    expect(refused).toContain('storageFull')
    // Where it is SQLite that cannot make a file, it does not tell why.
    expect(refused.filter((code) => code !== 'storageFull' && code !== 'storageUnwritable')).toEqual([])
    expect((await core.do('profile.status', {})).state).toBe('open')
    await core.close()
  })

  it.skipIf(small === null)('(needs the right to mount) cuts no small file short', () => {
    const folder = small ?? ''
    const filler = openSync(join(folder, 'fyld'), 'w')
    try {
      for (;;) writeSync(filler, Buffer.alloc(4096))
    } catch {
      ftruncateSync(filler, statSync(join(folder, 'fyld')).size - 4096)
      closeSync(filler)
    }
    expect(() => replaceFile(join(folder, 'settings.json'), 'x'.repeat(6000))).toThrow(/ENOSPC/)
    expect(existsSync(join(folder, 'settings.json'))).toBe(false)
    writeFileSync(join(folder, 'fyld'), '')
  })

  it.skipIf(small === null || readOnly === null)('(needs the right to mount) or a read-only folder lets no file of a case through', async () => {
    const core = await TestCore.open()
    const { inspectionId } = await startCase(core)
    core.host.savePath = join(readOnly ?? '', 'sag.json')
    expect((await core.fail('caseFile.save', { inspectionId })).code).toBe('folderReadOnly')
    const full = join(small ?? '', 'fuld')
    mkdirSync(full)
    writeFileSync(join(full, 'fyld'), Buffer.alloc(0))
    const filler = openSync(join(full, 'fyld'), 'w')
    try {
      for (;;) writeSync(filler, Buffer.alloc(4096))
    } catch {
      closeSync(filler)
    }
    core.host.savePath = join(full, 'sag.json')
    expect((await core.fail('caseFile.save', { inspectionId })).code).toBe('diskFull')
    expect(readdirSync(full)).toEqual(['fyld'])
    await core.close()
  })
})

describe('what lies on the disk', () => {
  it('tells nothing of what was typed, neither while the profile is open nor after', async () => {
    const marker = 'Kvistvingefangerens'
    const core = await TestCore.open()
    const { inspectionId } = await startCase(core)
    for (let count = 0; count < 50; count++) await core.do('note.create', noteOf(inspectionId, `${marker} hemmelighed ${'igen '.repeat(300)}`))
    await core.do('draft.put', { target: 'note:new', base: null, payload: { text: marker } })
    await core.do('search.find', { query: 'vingefanger', limit: 50 })
    await core.do('profile.backUp', {})
    const holding = (folder: string): string[] =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => [marker, marker.toLowerCase(), 'vingefang', 'Ungecentret', 'SQLite format'].some((text) => readFileSync(path).includes(text)))
    expect(readdirSync(core.folder)).toContain('selvsyn.db-wal')
    expect(holding(core.folder)).toEqual([])
    await core.close()
    expect(existsSync(join(core.folder, 'selvsyn.db-wal'))).toBe(false)
    expect(holding(core.folder)).toEqual([])
  })
})
