import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isComplete } from '../../src/domain/recovery.ts'
import { change, newestStamp } from '../../src/storage/changes.ts'
import { createDatabase, openDatabase, removeDatabase, type Database } from '../../src/storage/database.ts'
import { putDraft } from '../../src/storage/drafts.ts'
import { HybridClock } from '../../src/storage/hybrid-clock.ts'
import { salvage } from '../../src/storage/salvage.ts'
import { unwatched } from '../../src/storage/work-signals.ts'
import { listRows } from '../../src/storage/table.ts'
import { systemEnvironment } from '../../src/operations/environment.ts'
import { noteOf, temporaryFolder } from '../support/core.ts'

const key = Buffer.alloc(32, 7)
const page = 4096
const { newId } = systemEnvironment({ profileFolder: '', resourcesFolder: '', appVersion: '0' })
const actor = newId()

function write<Value>(database: Database, work: Parameters<typeof change<Value>>[3]): Value {
  const stamps = new HybridClock(() => Date.now(), newestStamp(database))
  return change(database, { stamps, actor, now: () => new Date().toISOString(), newId }, 'note.create', work).value
}

let original: Buffer
let backup: Buffer
let inspectionId: string
/** The notes as they were when the damage came, by id. */
let notes: Map<string, string>

/** A database with 300 notes in the backup; after it 40 were changed, 60 came and a draft was typed. */
beforeAll(() => {
  const path = join(temporaryFolder(), 'selvsyn.db')
  const database = createDatabase(path, key)
  const text = (words: string): string => `${words} ${'ord '.repeat(150)}`
  inspectionId = write(
    database,
    (transaction) => transaction.create('inspection', { kind: 'announcedVisit', caseNumber: '2017-0289209', title: 'Inspektion af Ungecentret' }).id,
  )
  const ids = Array.from({ length: 300 }, (_, count) =>
    write(database, (transaction) => transaction.create('note', noteOf(inspectionId, text(`Note ${count}`))).id),
  )
  database.close()
  backup = readFileSync(path)
  const again = openDatabase(path, key)
  for (const id of ids.slice(0, 40)) write(again, (transaction) => transaction.update('note', id, { text: text('Rettet') }))
  for (let count = 0; count < 60; count += 1) write(again, (transaction) => transaction.create('note', noteOf(inspectionId, text(`Ny ${count}`))))
  again.transaction((writable) =>
    putDraft(writable, { target: `note:${ids[0]}:text`, base: null, payload: 'Halvt skrevet', writtenAt: '2026-11-30T10:00:00.000Z' }),
  )
  notes = new Map(listRows(again, 'note', inspectionId).map(({ id, text: words }) => [id, words]))
  again.close()
  original = readFileSync(path)
})

/** Damages the database, salvages it and answers the report and the notes of the new one, which opens, is whole and has every reference in place. */
function recover(damage: (path: string) => void, withBackup = true) {
  const folder = temporaryFolder()
  const [damaged, copy, to] = [join(folder, 'selvsyn.db'), join(folder, 'copy.db'), join(folder, 'new.db')]
  writeFileSync(damaged, original)
  writeFileSync(copy, backup)
  damage(damaged)
  const before = readFileSync(damaged)
  const report = salvage({
    signals: unwatched,
    damaged,
    scratch: join(folder, 'scratch.db'),
    to,
    key,
    backup: withBackup ? { path: copy, key, madeAt: '2026-11-29T16:00:00.000Z' } : null,
    at: '2026-11-30T10:00:00.000Z',
    newId: newId(),
    unnamed: 'Genskabt sag',
  })
  expect(readFileSync(damaged).equals(before)).toBe(true)
  if (report === null) return { report, found: new Map<string, string>(), drafts: [] as unknown[] }
  const database = openDatabase(to, key)
  const found = new Map(listRows(database, 'note', inspectionId).map(({ id, text }) => [id, text]))
  const drafts = database.all('SELECT * FROM "draft"')
  expect(database.all('SELECT * FROM pragma_foreign_key_check')).toEqual([])
  database.close()
  removeDatabase(to)
  return { report, found, drafts }
}

const zeroed = (number: number) => (path: string) => {
  const bytes = readFileSync(path)
  bytes.fill(0, (number - 1) * page, number * page)
  writeFileSync(path, bytes)
}

/** Nothing is silently wrong: each note is as it was, or is named as lost or as perhaps older. */
function expectEachToldOf({ report, found }: ReturnType<typeof recover>): void {
  const named = new Set([...(report?.lost ?? []), ...(report?.maybeOlder ?? [])].map(({ id }) => id))
  for (const [id, words] of notes) expect(found.get(id) === words || named.has(id), `note ${id}`).toBe(true)
  for (const { id } of report?.lost ?? []) expect(found.has(id)).toBe(false)
}

describe('salvage', () => {
  it('of a database that is whole takes everything over, with its drafts', () => {
    const { report, found, drafts } = recover(() => undefined)
    expect(found).toEqual(notes)
    expect(drafts).toHaveLength(1)
    expect(report && isComplete({ ...report, files: [] })).toBe(true)
  })

  it('with its first page flipped reads the rest by the first page of the backup', () => {
    const { report, found, drafts } = recover((path) => {
      const bytes = readFileSync(path)
      bytes[40] = (bytes[40] ?? 0) ^ 1
      writeFileSync(path, bytes)
    })
    expect(found).toEqual(notes)
    expect(drafts).toHaveLength(1)
    expect(report?.isReadable).toBe(true)
  })

  it('with a page zeroed anywhere tells of every note that is not as it was', () => {
    const pages = original.length / page
    let complete = 0
    for (let number = 2; number <= pages; number += 23) {
      const recovered = recover(zeroed(number))
      expectEachToldOf(recovered)
      if (recovered.report && isComplete({ ...recovered.report, files: [] })) complete += 1
    }
    // Most pages hold what the backup or an index gives back.
    expect(complete).toBeGreaterThan(pages / 23 / 3)
  })

  it('fills a lost page from the backup and brings its rows up to the log', () => {
    let replayed = 0
    for (let number = Math.floor(original.length / page / 8); replayed === 0 && number < original.length / page; number += 3) {
      const recovered = recover(zeroed(number))
      expectEachToldOf(recovered)
      replayed += recovered.report?.nouns.find(({ noun }) => noun === 'note')?.replayed ?? 0
    }
    expect(replayed).toBeGreaterThan(0)
  })

  it('of half a file keeps the backup and what can be read, and says that more is missing', () => {
    const recovered = recover((path) => truncateSync(path, Math.floor(statSync(path).size / 2 / page) * page))
    expect(recovered.found.size).toBeGreaterThanOrEqual(300)
    expect(recovered.report && isComplete({ ...recovered.report, files: [] })).toBe(false)
  })

  it('does not mind a write-ahead log of garbage beside it, and loses nothing for it', () => {
    const { found } = recover((path) => writeFileSync(`${path}-wal`, 'garbage '.repeat(2000)))
    expect(found).toEqual(notes)
  })

  it('without a backup keeps what can be read, and a case again over notes whose case is gone', () => {
    const { report, found } = recover(zeroed(Math.floor(original.length / page / 2)), false)
    expect(found.size).toBeGreaterThan(250)
    expect(report?.backupAt).toBeNull()
  })

  it('of nothing readable and no backup makes nothing', () => {
    expect(recover((path) => writeFileSync(path, 'x'.repeat(9000)), false).report).toBeNull()
  })
})
