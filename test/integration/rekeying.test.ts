import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isKeyOf, reencryptDatabase } from '../../src/storage/database.ts'
import { fullCost, sealKey, unwrapKey, wrapKey } from '../../src/storage/keys.ts'
import { databasePath, readProfileFile, writeProfileFile, type ProfileFile } from '../../src/storage/profile-file.ts'
import { Child } from '../support/child.ts'
import { noteOf, passphrase, startCase, TestCore } from '../support/core.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
const keyOf = async (core: TestCore): Promise<Uint8Array> => {
  const key = await unwrapKey((readProfileFile(core.folder) as ProfileFile).passphrase, passphrase)
  if (key === null) throw new Error('The passphrase does not open the profile file')
  return key
}
const leftovers = (core: TestCore): string[] => readdirSync(core.folder).filter((name) => /rekeyed|replaced/.test(name))

async function withNotes(count: number, clock?: () => Date): Promise<{ core: TestCore; inspectionId: string }> {
  const core = await TestCore.open(undefined, clock && { clock })
  const { inspectionId } = await startCase(core)
  for (let number = 0; number < count; number++) await core.do('note.create', noteOf(inspectionId, `Note ${number} ${'ord '.repeat(300)}`))
  return { core, inspectionId }
}

describe('changing the data key', { timeout: 300_000 }, () => {
  it('leaves everything as it was, under another key, and nothing of the old one', async () => {
    const { core, inspectionId } = await withNotes(520)
    const before = await core.do('note.list', { inspectionId })
    const old = await keyOf(core)
    expect((await core.fail('profile.rekey', { passphrase: 'en hest der ror mod vind' })).code).toBe('wrongPassphrase')
    await core.do('profile.rekey', { passphrase })
    expect((await core.do('profile.status', {})).state).toBe('open')
    expect(await core.do('note.list', { inspectionId })).toEqual(before)
    expect((await core.do('search.find', { query: '519', limit: 5 })).hits).toHaveLength(1)
    await core.do('note.create', noteOf(inspectionId, 'Skrevet bagefter'))
    expect((await core.do('search.find', { query: 'bagefter', limit: 5 })).hits).toHaveLength(1)
    await core.close()
    expect(leftovers(core)).toEqual([])
    expect((readProfileFile(core.folder) as ProfileFile).previous).toBeNull()
    expect(isKeyOf(databasePath(core.folder), old)).toBe(false)
    expect(isKeyOf(databasePath(core.folder), await keyOf(core))).toBe(true)
    const again = new TestCore(core.folder)
    await again.do('profile.unlock', { passphrase })
    expect(await again.do('note.list', { inspectionId })).toHaveLength(521)
    await again.close()
  })

  it('keeps the rules of the database: what may not be changed still may not', async () => {
    const { core } = await withNotes(1)
    await core.do('profile.rekey', { passphrase })
    await core.close()
    const again = new TestCore(core.folder)
    await again.do('profile.unlock', { passphrase })
    const { default: SQLite } = await import('better-sqlite3')
    await again.close()
    const connection = new SQLite(databasePath(core.folder)) as InstanceType<typeof SQLite> & { key(key: Buffer): void }
    connection.pragma(`cipher = 'chacha20'`)
    connection.key(Buffer.from(`raw:${Buffer.from(await keyOf(core)).toString('hex')}`))
    const names = connection.prepare(`SELECT "name" FROM "sqlite_schema" WHERE "type" = 'trigger'`).pluck().all() as string[]
    expect(names).toContain('document_is_frozen')
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(connection.prepare(`INSERT INTO "searchIndex"("searchIndex") VALUES ('integrity-check')`).run().changes).toBeGreaterThanOrEqual(0)
    connection.close()
  })

  it('leaves the backups from before readable, also with a passphrase that was changed afterwards', async () => {
    let now = Date.parse('2026-11-20T10:00:00.000Z')
    const { core, inspectionId } = await withNotes(3, () => new Date(now))
    await core.do('profile.backUp', {})
    now += 86_400_000
    await core.do('profile.rekey', { passphrase })
    await core.do('note.create', noteOf(inspectionId, 'Skrevet bagefter'))
    const other = 'lampe sofa cykel solskin'
    await core.do('profile.changePassphrase', { from: passphrase, to: other })
    await core.close()
    const again = new TestCore(core.folder, { clock: () => new Date(now) })
    expect((await again.fail('profile.restore', { day: '2026-11-20', passphrase })).code).toBe('wrongPassphrase')
    // The earlier key is in use again, which the person is told.
    expect((await again.do('profile.restore', { day: '2026-11-20', passphrase: other })).hasEarlierKey).toBe(true)
    expect(await again.do('note.list', { inspectionId })).toHaveLength(3)
    await again.do('profile.lock', {})
    await again.do('profile.unlock', { passphrase: other })
    await again.close()
  })

  it('stops when it is told to, and the profile is open as it was', async () => {
    const { core, inspectionId } = await withNotes(100)
    const old = await keyOf(core)
    const running = core.call('profile.rekey', { passphrase })
    while ((await core.do('profile.status', {})).state !== 'rekeying') await new Promise((resolve) => setTimeout(resolve, 5))
    expect((await core.fail('profile.unlock', { passphrase })).code).toBe('profileInUse')
    await core.do('profile.cancelRekey', {})
    const result = await running
    expect(result.ok ? null : result.error.code).toBe('cancelled')
    expect((await core.do('profile.status', {})).state).toBe('open')
    expect(await core.do('note.list', { inspectionId })).toHaveLength(100)
    expect(await keyOf(core)).toEqual(old)
    expect(leftovers(core)).toEqual([])
    await core.close()
  })

  it('that was cut off where the new database was spoilt afterwards goes on with the old one', async () => {
    const { core, inspectionId } = await withNotes(5)
    const file = readFileSync(join(core.folder, 'profile.json'))
    await core.close()
    const old = readFileSync(databasePath(core.folder))
    const again = new TestCore(core.folder)
    await again.do('profile.unlock', { passphrase })
    await again.do('profile.rekey', { passphrase })
    await again.close()
    // As a crash after the second step leaves it, but with a new database that is no database.
    const next = readProfileFile(core.folder) as ProfileFile
    const oldKey = await unwrapKey((JSON.parse(file.toString()) as ProfileFile).passphrase, passphrase)
    const newKey = await keyOf(core)
    const previous = sealKey(oldKey ?? new Uint8Array(), newKey, random)
    writeFileSync(join(core.folder, 'profile.json'), JSON.stringify({ ...next, previous }))
    writeFileSync(databasePath(core.folder), old)
    writeFileSync(`${databasePath(core.folder)}.rekeyed`, Buffer.alloc(9000, 7))
    const third = new TestCore(core.folder)
    await third.do('profile.unlock', { passphrase })
    expect(await third.do('note.list', { inspectionId })).toHaveLength(5)
    await third.do('profile.rekey', { passphrase })
    expect(await third.do('note.list', { inspectionId })).toHaveLength(5)
    await third.close()
    expect(leftovers(core)).toEqual([])
  })
})

describe('a change of the data key that is cut off', { timeout: 300_000 }, () => {
  it.each([
    ['while the database is being encrypted', 0, 'old'],
    ['before the new key counts', 1, 'old'],
    ['when the new key counts', 2, 'new'],
    ['when the old database has stepped aside', 3, 'new'],
    ['when the new database has its name', 4, 'new'],
  ] as const)('%s: the profile opens, whole, and nothing is left', async (_, steps, expected) => {
    const { core, inspectionId } = await withNotes(5)
    await core.close()
    const { folder } = core
    const [path, rekeyed] = [databasePath(folder), `${databasePath(folder)}.rekeyed`]
    const file = readProfileFile(folder) as ProfileFile
    const keys = { from: await keyOf(core), to: random(32) }
    const next = {
      ...file,
      passphrase: await wrapKey(keys.to, passphrase, { random, derivationCost: fullCost }),
      previous: sealKey(keys.from, keys.to, random),
    }
    if (steps === 0) writeFileSync(rekeyed, readFileSync(path).subarray(0, 9000))
    else reencryptDatabase(path, rekeyed, keys, { tell: () => undefined, isCancelled: () => false })
    if (steps >= 2) writeProfileFile(folder, next)
    if (steps >= 3) renameSync(path, `${path}.replaced`)
    if (steps >= 4) renameSync(rekeyed, path)
    const again = new TestCore(folder)
    expect((await again.do('profile.status', {})).state).toBe('locked')
    await again.do('profile.unlock', { passphrase })
    expect(await again.do('note.list', { inspectionId })).toHaveLength(5)
    await again.close()
    expect(leftovers(core)).toEqual([])
    expect(isKeyOf(path, expected === 'new' ? keys.to : keys.from)).toBe(true)
    expect((readProfileFile(folder) as ProfileFile).previous).toBeNull()
  })
})

describe('a process killed while it changes the data key', () => {
  it('leaves a profile that opens with every note, whatever the moment', async () => {
    const { core, inspectionId } = await withNotes(150)
    await core.close()
    let whole = 1000
    for (let round = 0; round < 6; round++) {
      const child = new Child('support/rekeying-child.ts', [core.folder, passphrase])
      await child.until('open')
      const began = performance.now()
      if (round % 4 === 0) {
        await child.until('done')
        whole = performance.now() - began
      }
      await new Promise((resolve) => setTimeout(resolve, (whole * random(1).reduce((_, byte) => byte, 0)) / 255))
      await child.kill()
      const again = new TestCore(core.folder)
      await again.do('profile.unlock', { passphrase })
      expect(await again.do('note.list', { inspectionId })).toHaveLength(150)
      await again.close()
      expect(leftovers(core)).toEqual([])
    }
  }, 600_000)
})
