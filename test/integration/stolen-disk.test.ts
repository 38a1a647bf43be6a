import { createDecipheriv, createHash, hkdfSync, scryptSync } from 'node:crypto'
import { createRequire } from 'node:module'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { backupFolder, backupPath, listBackups } from '../../src/storage/backup-folder.ts'
import { fullCost } from '../../src/storage/keys.ts'
import { databasePath, readProfileFile } from '../../src/storage/profile-file.ts'
import { noteOf, passphrase, temporaryFolder, TestCore } from '../support/core.ts'
import { photo } from '../support/photos.ts'

const SQLite = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite

// Somebody has the laptop's disk, the stick with the backups and the source code, and not the passphrase.

let folder: string
let place: string
/** Words of this profile that stand nowhere in the program. */
const words = new Set<string>()

beforeAll(async () => {
  place = temporaryFolder()
  // As the program makes it: a guess costs what it costs a thief.
  const core = await TestCore.open(undefined, { derivationCost: fullCost })
  folder = core.folder
  core.host.openPath = join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json')
  const { inspectionId } = await core.do('caseFile.open', {})
  core.host.folderPath = place
  await core.do('profile.pickBackupPlace', {})
  const note = await core.do('note.create', noteOf(inspectionId, 'Kvistvingefangeren sad i vindueskarmen ved Håndværkerbåsen'))
  await core.do('attachment.add', {
    to: { noun: 'note', id: note.id },
    fileName: 'Håndværkerbåsen.jpg',
    bytes: photo('skabe'),
    rendition: photo('skabe'),
    takenAt: null,
  })
  await core.do('attachment.add', {
    to: { noun: 'inspection', id: inspectionId },
    fileName: 'Magtanvendelser.txt',
    bytes: Buffer.from('Fastholdelsesjournalen for Skrænthuset, udfyldt af nattevagten'),
    rendition: null,
    takenAt: null,
  })
  await core.do('draft.put', { target: 'note:new', base: null, payload: { text: 'Kladdebogholderiet blev aldrig færdigt' } })
  await core.do('participant.createConfidential', {
    inspectionId,
    side: 'authority',
    unitId: null,
    speakerKey: null,
    position: 90,
    alias: 'Medarbejder Q',
    identity: { name: 'Fiktivia Ravnsborgsen', role: 'Natvægter', remark: '' },
  })
  await core.do('search.find', { query: 'vingefanger', limit: 5 })
  await core.do('profile.backUp', {})
  // An error that nobody expected leaves a trace in the log.
  await core.do('log.failure', { name: 'Kvistvingefangeren', frames: ['at Håndværkerbåsen (app://selvsyn/assets/index.js:1:2)'] })
  await core.do('profile.rekey', { passphrase })
  await core.do('profile.backUp', {})
  for (const text of [
    ...(await core.do('note.list', { inspectionId })).map((row) => row.text),
    ...(await core.do('participant.list', { inspectionId })).map((row) => `${row.name} ${row.role}`),
    ...(await core.do('question.list', { inspectionId })).map((row) => row.text),
    ...(await core.do('finding.list', { inspectionId })).map((row) => row.title),
    'Fastholdelsesjournalen for Skrænthuset, udfyldt af nattevagten',
    'Kladdebogholderiet blev aldrig færdigt',
    'Fiktivia Ravnsborgsen Natvægter Medarbejder Magtanvendelser Håndværkerbåsen',
  ])
    for (const word of text.match(/\p{L}{7,}/gu) ?? []) words.add(word)
  await core.close()
})

const filesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('who has the disk, the stick and the source code', () => {
  it('finds no word of a note, a name, a file or a document, however it is written', () => {
    expect(words.size).toBeGreaterThan(200)
    const files = [...filesOf(folder), ...filesOf(place)]
    expect(files.length).toBeGreaterThan(15)
    for (const file of files) {
      const bytes = readFileSync(file)
      const [asUtf8, asUtf16] = [bytes.toString('utf8').toLowerCase(), bytes.toString('utf16le').toLowerCase()]
      for (const word of words) {
        const small = word.toLowerCase()
        expect(asUtf8.includes(small) || asUtf16.includes(small), `${file}: ${word}`).toBe(false)
      }
      // Nor what a file of its kind begins with.
      for (const mark of ['SQLite format', 'JFIF', '%PDF', 'PK\u0003\u0004'])
        expect(bytes.includes(Buffer.from(mark, 'latin1')), `${file}: ${mark}`).toBe(false)
      // Nor anything that would get smaller when it is packed: the names say nothing either.
      expect(file).not.toMatch(/vingefanger|Håndværker|Magt|Ravnsborg/i)
    }
  })

  it('opens neither the database nor a backup with what lies beside them or stands in the source', () => {
    const file = readProfileFile(folder)
    if (typeof file === 'string') throw new Error(file)
    const everything = filesOf(folder)
      .filter((path) => path.endsWith('.json'))
      .map((path) => readFileSync(path, 'utf8'))
    const found = everything.flatMap((text) => text.match(/[A-Za-z0-9+/=-]{16,}/g) ?? [])
    const guesses = [Buffer.alloc(32), ...found.flatMap((text) => [Buffer.from(text, 'base64'), Buffer.from(text), createHash('sha256').update(text).digest()])]
    const keys = guesses.map((guess) => (guess.length >= 32 ? guess.subarray(0, 32) : Buffer.concat([guess, Buffer.alloc(32 - guess.length)])))
    expect(keys.length).toBeGreaterThan(20)
    const backups = listBackups(backupFolder(folder)).map(({ day }) => backupPath(backupFolder(folder), day))
    expect(backups).not.toEqual([])
    for (const path of [databasePath(folder), ...backups]) for (const key of keys) expect(opens(path, key), path).toBe(false)
  })

  it('does not get the key out of its wrapping with the salt, the actor, or words that people choose', () => {
    const file = readProfileFile(folder)
    if (typeof file === 'string') throw new Error(file)
    const { passphrase: wrapped } = file
    const { salt } = wrapped.derivation
    const cheap = ['', salt, file.actor, 'password', 'kodeord', 'selvsyn', 'Selvsyn2026', passphrase.slice(0, -1)].flatMap((word) => [
      createHash('sha256').update(word).digest(),
      Buffer.from(hkdfSync('sha256', word, Buffer.from(salt, 'base64'), '', 32)),
      scryptSync(word, Buffer.from(salt, 'base64'), 32, { N: 1024 }),
    ])
    for (const key of cheap) expect(unseals(key, wrapped)).toBe(false)
    // What a guess costs: 64 MiB three times over, or scrypt at 2^17.
    expect(wrapped.derivation).toMatchObject(wrapped.derivation.name === 'argon2id' ? { memoryKiB: 65_536, passes: 3 } : { logN: 17 })
  })
})

function opens(path: string, key: Uint8Array): boolean {
  const database = new SQLite(path, { readonly: true })
  try {
    database.pragma(`cipher = 'chacha20'`)
    ;(database as BetterSqlite.Database & { key(key: Buffer): void }).key(Buffer.from(`raw:${Buffer.from(key).toString('hex')}`))
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return true
  } catch {
    return false
  } finally {
    database.close()
  }
}

function unseals(key: Buffer, { nonce, sealed }: { nonce: string; sealed: string }): boolean {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'))
  decipher.setAuthTag(bytes.subarray(-16))
  try {
    decipher.update(bytes.subarray(0, -16))
    decipher.final()
    return true
  } catch {
    return false
  }
}
