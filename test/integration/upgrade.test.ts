import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type BetterSqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { unwrapKey } from '../../src/storage/keys.ts'
import { newestMigration } from '../../src/storage/migrate.ts'
import { databasePath, readProfileFile } from '../../src/storage/profile-file.ts'
import { passphrase, TestCore } from '../support/core.ts'
import { copySample, firstWords, removedNote, sampleNotes, samples } from '../support/sample-profile.ts'

const SQLite = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite

/** Opens a copy of a sample with this program and looks whether everything in it is there. */
async function openWhole(folder: string) {
  const core = new TestCore(folder)
  await core.do('profile.unlock', { passphrase })
  const [inspection] = await core.do('inspection.overview', {})
  expect(inspection?.title).toBe('Inspektion af Ungecentret')
  const inspectionId = inspection?.id ?? ''
  const notes = await core.do('note.list', { inspectionId })
  expect(notes.map(({ text }) => text)).toEqual(sampleNotes)
  expect(await core.do('unit.list', { inspectionId })).toHaveLength(2)
  expect((await core.do('visit.list', { inspectionId }))[0]).toMatchObject({ date: '2018-02-07', id: notes[0]?.visitId })
  expect(await core.do('letterhead.list', {})).not.toEqual([])
  return { core, inspectionId, notes }
}

/** The same, and works in it. */
async function expectUsable(folder: string): Promise<void> {
  const { core, inspectionId, notes } = await openWhole(folder)
  await expect.poll(async () => (await core.do('search.find', { query: 'værksted', limit: 5 })).hits.length).toBe(1)
  await core.do('note.update', { id: notes[1]?.id ?? '', patch: { text: 'Døren var åben.' } })
  await core.do('history.undo', {})
  expect((await core.do('note.list', { inspectionId }))[1]?.text).toBe(sampleNotes[1])
  await core.close()
}

const rawKey = async (folder: string): Promise<Uint8Array> => {
  const file = readProfileFile(folder)
  const key = typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null
  if (!key) throw new Error('The sample has another passphrase')
  return key
}

/** The database past the program. */
async function openRaw(folder: string): Promise<BetterSqlite.Database> {
  const database = new SQLite(databasePath(folder))
  database.pragma(`cipher = 'chacha20'`)
  ;(database as BetterSqlite.Database & { key(key: Buffer): void }).key(Buffer.from(`raw:${Buffer.from(await rawKey(folder)).toString('hex')}`))
  return database
}

const hashOf = (folder: string): string =>
  createHash('sha256')
    .update(readFileSync(databasePath(folder)))
    .digest('hex')

describe('a profile of an earlier schema', () => {
  it('has a sample for the newest one, too: `node test/support/sample-profile.ts` makes it', () => {
    expect(Math.max(...samples())).toBe(newestMigration)
  })

  it.each(samples())('of schema %i opens with every word, is searched, changed and undone, and opens again', async (schema) => {
    const folder = copySample(schema)
    await expectUsable(folder)
    await (await openWhole(folder)).core.close()
    const raw = await openRaw(folder)
    expect(raw.pragma('user_version', { simple: true })).toBe(newestMigration)
    const said = JSON.stringify(raw.prepare('SELECT "text" FROM "note"').pluck().all())
    // What was removed can be brought back, and what was corrected stands in the log.
    expect(said).toContain(removedNote)
    expect(raw.prepare(`SELECT count(*) FROM "change" WHERE "prev" = ?`).pluck().get(JSON.stringify(firstWords))).toBe(1)
    raw.close()
  })

  it('newer than the program is refused and left as it is, to the byte', async () => {
    const folder = copySample(newestMigration)
    const raw = await openRaw(folder)
    raw.pragma(`user_version = ${newestMigration + 10}`)
    raw.close()
    const before = hashOf(folder)
    const core = new TestCore(folder)
    expect(await core.fail('profile.unlock', { passphrase })).toMatchObject({ code: 'profileNewer' })
    await core.close()
    expect(hashOf(folder)).toBe(before)
  })
})
