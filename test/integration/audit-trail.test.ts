import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { hasProgram } from '../../scripts/system-libraries.ts'
import { appendAudit } from '../../src/storage/audit-trail.ts'
import { openDatabase, type Database, type WritableDatabase } from '../../src/storage/database.ts'
import { unwrapKey } from '../../src/storage/keys.ts'
import { databasePath, readProfileFile } from '../../src/storage/profile-file.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const everything = { kinds: null, from: null, to: null, inspectionId: null, before: null, limit: 500 }
const told = async (core: TestCore) => (await core.do('audit.list', everything)).entries.map(({ kind }) => kind).toReversed()

/** The database of a closed profile, opened past the program by somebody who knows the passphrase. */
async function past<Value>(folder: string, act: (database: Database) => Value): Promise<Value> {
  const profile = readProfileFile(folder)
  if (typeof profile === 'string') throw new Error(profile)
  const key = await unwrapKey(profile.passphrase, passphrase)
  if (key === null) throw new Error('The passphrase does not open the profile')
  const database = openDatabase(databasePath(folder), key)
  try {
    return act(database)
  } finally {
    database.close()
  }
}

/** What a person with the key can do: take the triggers away and write what he likes. */
const forge = (folder: string, act: (database: WritableDatabase) => void) =>
  past(folder, (database) =>
    database.transaction((writable) => {
      for (const trigger of ['is_kept', 'stays', 'follows']) for (const table of ['auditEntry', 'auditSeal']) writable.run(`DROP TRIGGER "${table}_${trigger}"`)
      act(writable)
    }),
  )

async function closedProfile(): Promise<string> {
  const core = await TestCore.open()
  await startCase(core)
  for (let count = 0; count < 5; count += 1) {
    core.host.savePath = join(temporaryFolder(), 'frister.ics')
    await core.do('followUp.saveCalendar', { inspectionId: null })
  }
  await core.close()
  return core.folder
}

/** A closed profile whose trail has many entries. */
async function longTrail(entries: number): Promise<string> {
  const folder = await closedProfile()
  await past(folder, (database) =>
    database.transaction((writable) => {
      const fact = { at: 0, actor: randomUUID(), kind: 'settingChanged', about: 'otherSetting', inspectionId: null, rowId: null, sha256: null } as const
      for (let count = 0; count < entries; count += 1) appendAudit(writable, fact)
    }),
  )
  return folder
}

async function reopened(folder: string): Promise<TestCore> {
  const core = new TestCore(folder)
  await core.do('profile.unlock', { passphrase })
  return core
}

describe('the audit trail', () => {
  it('tells who opened, tried to, saved, looked and locked, in codes, ids and hashes and no typed word', async () => {
    const core = await TestCore.open()
    const { inspectionId } = await startCase(core)
    await core.do('note.create', noteOf(inspectionId, 'Nøglen ligger under måtten'))
    const { id } = await core.do('participant.createConfidential', {
      inspectionId,
      side: 'authority',
      unitId: null,
      speakerKey: null,
      position: 0,
      alias: 'Medarbejder A',
      identity: { name: 'Inger Fortrolig', role: 'Natvagt', remark: '' },
    })
    await core.do('identity.look', { participantId: id, reason: 'Skal ringes op om måtten' })
    core.host.savePath = join(temporaryFolder(), 'Inger Fortrolig.ics')
    await core.do('followUp.saveCalendar', { inspectionId })
    await core.do('profile.changePassphrase', { from: passphrase, to: `${passphrase} igen` })
    await core.do('profile.lock', {})
    expect((await core.fail('profile.unlock', { passphrase: 'ikke den rigtige' })).code).toBe('wrongPassphrase')
    await core.do('profile.unlock', { passphrase: `${passphrase} igen` })
    expect(await told(core)).toEqual([
      ...['trailBegun', 'profileOpened', 'identityLooked', 'exported', 'keyChanged', 'profileLocked', 'unlockRefused', 'profileOpened'],
    ])
    const { entries } = await core.do('audit.list', { ...everything, inspectionId })
    expect(entries.map(({ kind, rowId }) => [kind, rowId])).toEqual([
      ['exported', null],
      ['identityLooked', id],
    ])
    expect(entries[0]?.sha256).toBe(createHash('sha256').update(readFileSync(core.host.savePath)).digest('hex'))
    expect((await core.do('audit.list', { ...everything, kinds: ['unlockRefused'] })).total).toBe(1)
    core.host.savePath = join(temporaryFolder(), 'spor.csv')
    await core.do('audit.export', { format: 'csv' })
    expect(readFileSync(core.host.savePath, 'utf8')).not.toMatch(/Inger|Natvagt|måtten/)
    await core.close()
  })

  it('is found by day as it is in Denmark, and page by page', async () => {
    let now = '2026-03-01T23:30:00.000Z'
    const core = await TestCore.open(undefined, { clock: () => new Date(now) })
    now = '2026-03-02T22:59:59.000Z'
    await core.do('settings.update', { journalPattern: '{titel}' })
    now = '2026-03-02T23:00:00.000Z'
    await core.do('settings.update', { journalPattern: '{dato}' })
    expect((await core.do('audit.list', { ...everything, from: '2026-03-02', to: '2026-03-02' })).total).toBe(3)
    expect((await core.do('audit.list', { ...everything, from: '2026-03-03', to: null })).total).toBe(1)
    const first = await core.do('audit.list', { ...everything, limit: 2 })
    const second = await core.do('audit.list', { ...everything, limit: 2, before: first.entries.at(-1)?.number ?? null })
    expect([...first.entries, ...second.entries].map(({ number }) => number)).toEqual([4, 3, 2, 1])
    expect(first.total).toBe(4)
    await core.close()
  })

  it('cannot be changed, shortened or put in between, not even past the program', async () => {
    const folder = await closedProfile()
    await past(folder, (database) => {
      const refused = (sql: string) => {
        expect(() => database.transaction((writable) => writable.run(sql))).toThrow(/the audit trail/)
      }
      refused(`UPDATE "auditEntry" SET "hash" = zeroblob(32) WHERE "number" = 2`)
      refused(`DELETE FROM "auditEntry" WHERE "number" = (SELECT max("number") FROM "auditEntry")`)
      refused(`INSERT OR REPLACE INTO "auditEntry" ("number", "entry", "hash") VALUES (2, zeroblob(99), zeroblob(32))`)
      refused(`INSERT INTO "auditEntry" ("number", "entry", "hash") VALUES (900, zeroblob(99), zeroblob(32))`)
    })
  })

  it('is whole after days of use, also over a thousand entries, and says so', async () => {
    const folder = await closedProfile()
    const core = await reopened(folder)
    expect(await core.do('audit.state', {})).toMatchObject({ result: 'unchecked' })
    await core.close()
    await past(folder, (database) =>
      database.transaction((writable) => {
        for (let count = 0; count < 2100; count += 1)
          appendAudit(writable, { kind: 'exported', about: 'picture', at: count, actor: crypto.randomUUID(), inspectionId: null, rowId: null, sha256: null })
      }),
    )
    const again = await reopened(folder)
    const state = await again.do('audit.verify', {})
    expect(state).toMatchObject({ result: 'whole', breaks: [] })
    expect(state.checked).toBeGreaterThan(2100)
    expect(again.events).toContainEqual({ type: 'audit', isWhole: true })
    await again.close()
  })

  it.for([
    [
      'changed',
      (database: WritableDatabase) =>
        database.run(`UPDATE "auditEntry" SET "entry" = CAST(substr("entry", 1, 33) || x'0B' || substr("entry", 35) AS BLOB) WHERE "number" = 4`),
      4,
    ],
    ['missing', (database: WritableDatabase) => database.run('DELETE FROM "auditEntry" WHERE "number" = 3'), 3],
    ['cut', (database: WritableDatabase) => database.run('DELETE FROM "auditEntry" WHERE "number" > 5'), 7],
  ] as const)('that was %s past the program is told of at the next start, with the entry', async ([kind, act, number]) => {
    const folder = await closedProfile()
    await forge(folder, act)
    const core = await reopened(folder)
    const state = await core.do('audit.verify', {})
    expect(state.result).toBe('broken')
    expect(state.breaks[0]).toMatchObject({ kind, number })
    expect(core.events).toContainEqual({ type: 'audit', isWhole: false })
    await core.close()
    const later = await reopened(folder)
    expect((await later.do('audit.verify', {})).result).toBe('broken')
    await later.close()
  })

  it('that was put back to an earlier day by hand is told of, but not when the program brought a backup back', async () => {
    const folder = await closedProfile()
    const earlier = join(temporaryFolder(), 'selvsyn.db')
    copyFileSync(databasePath(folder), earlier)
    const core = await reopened(folder)
    await core.do('settings.update', { journalPattern: '{dato}' })
    await core.do('profile.backUp', {})
    await core.close()
    const [own] = await new TestCore(folder).do('profile.backups', {})
    for (const part of ['-wal', '-shm']) rmSync(databasePath(folder) + part, { force: true })
    copyFileSync(earlier, databasePath(folder))
    const put = await reopened(folder)
    expect((await put.do('audit.verify', {})).result).toBe('broken')
    await put.close()
    const restored = new TestCore(folder)
    await restored.do('profile.restore', { day: own?.backups[0]?.day ?? '', passphrase })
    expect(await restored.do('audit.verify', {})).toMatchObject({ result: 'whole' })
    expect((await told(restored)).slice(-2)).toEqual(['restored', 'profileOpened'])
    await restored.close()
  })

  it('keeps in mind that its anchor was gone, or was not written by this profile', async () => {
    const folder = await closedProfile()
    for (const place of [folder, join(folder, 'backups')]) rmSync(join(place, 'audit-anchor.json'), { force: true })
    const core = await reopened(folder)
    expect(await told(core)).toContain('anchorMissing')
    await core.close()
    expect(existsSync(join(folder, 'audit-anchor.json'))).toBe(true)
    writeFileSync(join(folder, 'audit-anchor.json'), JSON.stringify({ version: 1, count: 1, hash: '0'.repeat(64), mac: '0'.repeat(64) }))
    const again = await reopened(folder)
    expect((await again.do('audit.verify', {})).breaks).toMatchObject([{ kind: 'unanchored' }])
    await again.close()
  })
})

/** What anybody can write who reads the head of the file: nothing of the program is used. */
function verifiedElsewhere(lines: readonly { bytes: string; hash: string }[]): number {
  let previous = Buffer.alloc(32)
  for (const [index, { bytes, hash }] of lines.entries()) {
    const entry = Buffer.from(bytes, 'hex')
    previous = createHash('sha256')
      .update(Buffer.concat([previous, entry]))
      .digest()
    if (previous.toString('hex') !== hash || entry.readBigUInt64BE(1) !== BigInt(index + 1)) return index + 1
  }
  return 0
}

describe('an exported trail', () => {
  it.for(['csv', 'jsonl'] as const)('as %s is verified without the program, and a changed line is found', async (format) => {
    const core = await reopened(await closedProfile())
    core.host.savePath = join(temporaryFolder(), `spor.${format}`)
    await core.do('audit.export', { format })
    const file = readFileSync(core.host.savePath, 'utf8')
    const lines = file.split(/\r?\n/).filter((words) => words !== '' && !words.startsWith('#'))
    const rows =
      format === 'jsonl'
        ? lines.slice(1).map((words) => JSON.parse(words) as { bytes: string; hash: string; art: string })
        : lines.slice(1).map((words) => ({ art: words.split(';')[2] ?? '', bytes: words.split(';').at(-2) ?? '', hash: words.split(';').at(-1) ?? '' }))
    expect(rows.map(({ art }) => art).slice(0, 2)).toEqual(['trailBegun', 'profileOpened'])
    expect(verifiedElsewhere(rows)).toBe(0)
    const [first] = rows
    expect(verifiedElsewhere(rows.with(0, { art: '', bytes: first?.bytes.replace(/.$/, '1') ?? '', hash: first?.hash ?? '' }))).toBe(1)
    expect(verifiedElsewhere(rows.toSpliced(2, 1))).toBe(3)
    expect((await told(core)).at(-1)).toBe('exported')
    await core.close()
  })

  it('of many entries leaves room for other work, and holds what was told when it began', async () => {
    const core = await reopened(await longTrail(3500))
    core.host.savePath = join(temporaryFolder(), 'spor.csv')
    const { total } = await core.do('audit.list', everything)
    const running = core.do('audit.export', { format: 'csv' })
    let between = 0
    const ended = running.then(() => true)
    while (!(await Promise.race([ended, nextTurn(false)]))) {
      between += 1
      await core.do('settings.update', { journalPattern: `{titel} ${between}` })
    }
    expect(between).toBeGreaterThan(2)
    const rows = readFileSync(core.host.savePath, 'utf8')
      .split('\r\n')
      .filter((words) => /^\d/.test(words))
    expect(rows).toHaveLength(total)
    expect(verifiedElsewhere(rows.map((words) => ({ art: '', bytes: words.split(';').at(-2) ?? '', hash: words.split(';').at(-1) ?? '' })))).toBe(0)
    expect((await core.do('audit.verify', {})).result).toBe('whole')
    await core.close()
  })

  it('that is stopped leaves no file and tells nothing, and what had the name is as it was', async () => {
    const core = await reopened(await longTrail(3500))
    const folder = temporaryFolder()
    core.host.savePath = join(folder, 'spor.csv')
    writeFileSync(core.host.savePath, 'Det forrige')
    const running = core.fail('audit.export', { format: 'csv' })
    while (!core.events.some(({ type }) => type === 'auditExport')) await nextTurn()
    await core.do('audit.cancelExport', {})
    expect((await running).code).toBe('cancelled')
    expect(readdirSync(folder)).toEqual(['spor.csv'])
    expect(readFileSync(core.host.savePath, 'utf8')).toBe('Det forrige')
    expect(await told(core)).not.toContain('exported')
    await core.close()
  })

  it.runIf(hasProgram('python3'))('is verified by eight lines of Python', async () => {
    const core = await reopened(await closedProfile())
    core.host.savePath = join(temporaryFolder(), 'spor.jsonl')
    await core.do('audit.export', { format: 'jsonl' })
    const script = `
import hashlib, json, sys
previous = bytes(32)
for line in list(open(sys.argv[1], encoding='utf-8'))[1:]:
    entry = json.loads(line)
    previous = hashlib.sha256(previous + bytes.fromhex(entry['bytes'])).digest()
    assert previous.hex() == entry['hash'], entry['nummer']
print('ok')`
    expect(execFileSync('python3', ['-c', script, core.host.savePath], { encoding: 'utf8' }).trim()).toBe('ok')
    await core.close()
  })
})
