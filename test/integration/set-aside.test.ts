import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stageAside, stageBackup, salvageWith } from '../../src/operations/staging-backups.ts'
import { copyAttachmentFiles } from '../../src/storage/attachment-file.ts'
import { removeDatabase } from '../../src/storage/database.ts'
import { unwrapKey } from '../../src/storage/keys.ts'
import { readProfileAt, readProfileFile } from '../../src/storage/profile-file.ts'
import { WorkCancelled, type WorkSignals } from '../../src/storage/work-signals.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const day = '2026-11-21'
const everything = { kinds: null, from: null, to: null, inspectionId: null, before: null, limit: 100 }

/** A profile whose backup lacks the last note; restored, so that the state with that note is set aside. The clock moves a second with each look. */
async function restoredProfile() {
  let now = Date.parse(`${day}T10:00:00.000Z`)
  const clock = (): Date => new Date((now += 1000))
  const core = await TestCore.open(undefined, { clock })
  const { inspectionId } = await startCase(core)
  await core.do('note.create', noteOf(inspectionId, 'Med i kopien'))
  await core.do('profile.backUp', {})
  await core.do('note.create', noteOf(inspectionId, 'Skrevet efter kopien'))
  await core.do('profile.restore', { day, passphrase })
  const [aside] = await core.do('profile.asides', {})
  if (!aside) throw new Error('Nothing was set aside')
  const notes = async (of = core) => (await of.do('note.list', { inspectionId })).map(({ text }) => text)
  return { core, clock, inspectionId, aside, notes }
}

/** Every file of a folder and of those in it, as the hash of its bytes. What counts wrong passphrases is no part of a state. */
function everyFile(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'attempts.json')
  return new Map(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      createHash('sha256')
        .update(readFileSync(join(parentPath, name)))
        .digest('hex'),
    ]),
  )
}

const asidePath = (folder: string, name: string): string => join(folder, `selvsyn-before-restore-${name}.db`)

describe('a state that was set aside', () => {
  it('says why and when, and what was in it, in figures only', async () => {
    const { core, aside } = await restoredProfile()
    expect(aside).toMatchObject({ cause: 'restored', counts: { inspection: 1, note: 2 } })
    const told = readFileSync(asidePath(core.folder, aside.name).replace('.db', '.summary.json'), 'utf8')
    expect(told).not.toMatch(/Ungecentret|kopien|Beskæftigelse/)
    await core.close()
  })

  it('comes back with every note; what was there meanwhile is set aside in its turn, and both stay', async () => {
    const { core, inspectionId, aside, notes } = await restoredProfile()
    await core.do('note.create', noteOf(inspectionId, 'Skrevet i den genskabte'))
    const before = readFileSync(asidePath(core.folder, aside.name))
    const status = await core.do('profile.bringBack', { name: aside.name, passphrase })
    expect(status).toMatchObject({ state: 'open', hasEarlierKey: false, missing: 0 })
    expect(await notes()).toEqual(['Med i kopien', 'Skrevet efter kopien'])
    const asides = await core.do('profile.asides', {})
    expect(asides.map(({ cause }) => cause)).toEqual(['broughtBack', 'restored'])
    expect(readFileSync(asidePath(core.folder, aside.name)).equals(before)).toBe(true)
    await core.do('profile.bringBack', { name: asides[0]?.name ?? '', passphrase })
    expect(await notes()).toEqual(['Med i kopien', 'Skrevet i den genskabte'])
    await core.close()
  })

  it('comes back with what stands only in the write-ahead log beside it', async () => {
    const { core, clock, aside, inspectionId } = await restoredProfile()
    await core.close()
    // As a crash leaves it: the newest notes were never moved into the file.
    const other = await TestCore.open(undefined, { clock })
    const started = await startCase(other)
    await other.do('note.create', noteOf(started.inspectionId, 'Kun i loggen'))
    const path = asidePath(core.folder, aside.name)
    for (const part of ['', '-wal']) copyFileSync(join(other.folder, `selvsyn.db${part}`), path + part)
    copyFileSync(join(other.folder, 'profile.json'), path.replace('.db', '.profile.json'))
    await other.close()
    expect(readFileSync(`${path}-wal`).length).toBeGreaterThan(0)
    const again = new TestCore(core.folder, { clock })
    expect(await again.do('profile.bringBack', { name: aside.name, passphrase })).toMatchObject({ state: 'open', hasEarlierKey: true })
    expect((await again.do('note.list', { inspectionId: started.inspectionId })).map(({ text }) => text)).toEqual(['Kun i loggen'])
    expect(await again.do('note.list', { inspectionId })).toEqual([])
    await again.close()
    const afterwards = new TestCore(core.folder, { clock })
    expect((await afterwards.do('profile.unlock', { passphrase })).state).toBe('open')
    await afterwards.close()
  })

  it('leaves nothing half written for ever: the next opening removes what a power cut left', async () => {
    const { core, clock, aside } = await restoredProfile()
    await core.close()
    const cutOff = `${asidePath(core.folder, aside.name).replace('.db', '.profile.json')}.new`
    writeFileSync(cutOff, '{"sch')
    const again = new TestCore(core.folder, { clock })
    await again.do('profile.unlock', { passphrase })
    expect(existsSync(cutOff)).toBe(false)
    expect(await again.do('profile.asides', {})).toEqual([aside])
    await again.close()
  })

  it('is the newest of its second also where an earlier one was removed', async () => {
    const core = await TestCore.open(undefined, { clock: () => new Date(`${day}T10:00:00.000Z`) })
    await core.do('profile.backUp', {})
    const restored = async (): Promise<string[]> => {
      await core.do('profile.restore', { day, passphrase })
      return (await core.do('profile.asides', {})).map(({ name }) => name)
    }
    const [first = ''] = await restored()
    const [second = ''] = await restored()
    await core.do('profile.removeAside', { name: first })
    const [third = '', ...older] = await restored()
    expect([older, third === first, third === second]).toEqual([[second], false, false])
    await core.close()
  })

  it('comes back with the passphrase of today also from before passphrase and key were changed, and goes on with it', async () => {
    const { core, clock, aside, notes } = await restoredProfile()
    const other = 'en hest der ror mod vind'
    await core.do('profile.changePassphrase', { from: passphrase, to: other })
    const beside = (): Promise<Uint8Array | null>[] => {
      const file = readProfileAt(asidePath(core.folder, aside.name).replace('.db', '.profile.json'))
      if (typeof file === 'string') throw new Error(file)
      return [passphrase, other].map((words) => unwrapKey(file.passphrase, words))
    }
    // Who knows the passphrase of before, and has the disk, gets in nowhere.
    expect((await Promise.all(beside())).map((key) => key !== null)).toEqual([false, true])
    await core.do('profile.rekey', { passphrase: other })
    expect((await Promise.all(beside())).map((key) => key !== null)).toEqual([false, true])
    expect(await core.do('profile.bringBack', { name: aside.name, passphrase: other })).toMatchObject({ state: 'open', hasEarlierKey: true })
    expect(await notes()).toEqual(['Med i kopien', 'Skrevet efter kopien'])
    await core.close()
    const again = new TestCore(core.folder, { clock })
    expect((await again.fail('profile.unlock', { passphrase })).code).toBe('wrongPassphrase')
    expect((await again.do('profile.unlock', { passphrase: other })).state).toBe('open')
    expect(await notes(again)).toEqual(['Med i kopien', 'Skrevet efter kopien'])
    await again.close()
  })

  it('is refused with nothing moved when the passphrase is wrong, it is damaged or there is none of that name', async () => {
    const { core, clock, aside } = await restoredProfile()
    await core.close()
    const path = asidePath(core.folder, aside.name)
    const bytes = readFileSync(path)
    const before = everyFile(core.folder)
    const again = new TestCore(core.folder, { clock })
    expect((await again.fail('profile.bringBack', { name: aside.name, passphrase: 'en helt anden adgangssætning' })).code).toBe('wrongPassphrase')
    expect((await again.fail('profile.bringBack', { name: '../selvsyn', passphrase })).code).toBe('notFound')
    writeFileSync(path, bytes.fill(0, bytes.length - 6000, bytes.length - 5000))
    expect((await again.fail('profile.bringBack', { name: aside.name, passphrase })).code).toBe('asideDamaged')
    const after = everyFile(core.folder)
    for (const files of [before, after]) for (const key of files.keys()) if (key === path || key.endsWith('refused-unlocks.json')) files.delete(key)
    expect(after).toEqual(before)
    expect((await again.do('profile.unlock', { passphrase })).state).toBe('open')
    await again.close()
  })

  it('is told by the audit trail when it comes back and when it is removed for good', async () => {
    const { core, aside } = await restoredProfile()
    await core.do('profile.bringBack', { name: aside.name, passphrase })
    await core.do('profile.removeAside', { name: aside.name })
    const { entries } = await core.do('audit.list', everything)
    expect(entries.filter(({ about }) => about === 'setAside').map(({ kind }) => kind)).toEqual(['erased', 'restored'])
    expect(readdirSync(core.folder).filter((name) => name.includes(aside.name))).toEqual([])
    expect((await core.do('audit.verify', {})).result).toBe('whole')
    await core.close()
  })
})

describe('what is to take the place of a state, stopped', () => {
  /** Stops at the n-th look; keeps what was told. */
  function stoppingAt(looks: number): WorkSignals & { readonly told: number[]; readonly looks: () => number } {
    const told: number[] = []
    let looked = 0
    return { told, looks: () => looked, tell: (share) => void told.push(share), isCancelled: () => ++looked > looks }
  }

  /** Does the work to its end, then anew, stopped at each place where it looks whether it is to stop. */
  function stoppedEverywhere(folder: string, work: (signals: WorkSignals) => unknown, undo: () => void): void {
    const whole = stoppingAt(Infinity)
    work(whole)
    expect(whole.told).toEqual(whole.told.toSorted((a, b) => a - b))
    expect(whole.told.at(-1)).toBeGreaterThan(0.8)
    undo()
    const before = everyFile(folder)
    const step = Math.max(1, Math.floor(whole.looks() / 25))
    for (let looks = 0; looks < whole.looks(); looks += step) {
      expect(() => work(stoppingAt(looks)), `look ${looks}`).toThrow(
        expect.toSatisfy((error) => error instanceof WorkCancelled || (error as { code?: string }).code === 'cancelled') as Error,
      )
      expect(everyFile(folder), `look ${looks}`).toEqual(before)
    }
  }

  async function closedProfile() {
    const { core, aside, clock } = await restoredProfile()
    await core.close()
    const file = readProfileFile(core.folder)
    const key = typeof file === 'string' ? null : await unwrapKey(file.passphrase, passphrase)
    if (key === null) throw new Error('The passphrase does not open the profile')
    return { folder: core.folder, aside, key, clock, to: join(core.folder, 'selvsyn.db.new') }
  }

  it('anywhere in the copying or checking of a backup leaves every file as it was', async () => {
    const { folder, key, to } = await closedProfile()
    stoppedEverywhere(
      folder,
      (signals) => stageBackup(join(folder, 'backups', `selvsyn-${day}.db`), to, [key], signals),
      () => removeDatabase(to),
    )
  })

  it('anywhere in the copying or checking of a state that was set aside too', async () => {
    const { folder, key, to, aside } = await closedProfile()
    stoppedEverywhere(
      folder,
      (signals) => stageAside(asidePath(folder, aside.name), to, [key], signals),
      () => removeDatabase(to),
    )
  })

  it('anywhere in a rescue too', async () => {
    const { folder, key, to } = await closedProfile()
    const damaged = join(folder, 'selvsyn.db')
    const bytes = readFileSync(damaged)
    bytes[4196] = (bytes[4196] ?? 0) ^ 1
    writeFileSync(damaged, bytes)
    const backup = { from: join(folder, 'backups', `selvsyn-${day}.db`), keys: [key], madeAt: `${day}T10:00:00.000Z` }
    const input = { damaged, scratch: join(folder, 'salvage.db'), to, key, backup, at: `${day}T11:00:00.000Z`, newId: '0', unnamed: 'Sag uden titel' }
    stoppedEverywhere(
      folder,
      (signals) => salvageWith(input, signals),
      () => removeDatabase(to),
    )
  })

  it('while the files are brought takes those away again that it brought', () => {
    const folder = temporaryFolder()
    const [from, to] = [temporaryFolder(), join(folder, 'attachments')]
    const names = ['a', 'b', 'c'].map((letter) => letter.repeat(32))
    for (const name of names) writeFileSync(join(from, name), name)
    copyAttachmentFiles(from, to, names.slice(0, 1))
    const before = everyFile(folder)
    for (const looks of [0, 1, 2, 3, 4]) {
      expect(() => copyAttachmentFiles(from, to, names, stoppingAt(looks))).toThrow(WorkCancelled)
      expect(everyFile(folder)).toEqual(before)
    }
    copyAttachmentFiles(from, to, names)
    expect([...everyFile(folder).keys()]).toHaveLength(3)
  })

  it.for(['profile.restore', 'profile.bringBack', 'profile.recover'] as const)('%s by the person leaves the profile as it was, and it opens', async (name) => {
    const { folder, aside, clock } = await closedProfile()
    const before = everyFile(folder)
    const core = new TestCore(folder, { clock })
    const inputs = {
      'profile.restore': { day, passphrase },
      'profile.bringBack': { name: aside.name, passphrase },
      'profile.recover': { backup: { day }, passphrase, unnamed: 'Sag' },
    }
    const running = core.call(name, inputs[name])
    await core.do('profile.cancelReplacement', {})
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(everyFile(folder)).toEqual(before)
    expect((await core.do('profile.unlock', { passphrase })).state).toBe('open')
    await core.close()
  })
})
