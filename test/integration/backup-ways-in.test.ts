import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeOfficeKey } from '../../src/storage/office-key.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))
const keyPassphrase = 'kontorets lange adgangssætning'
const next = 'lampe sofa cykel solskin'
const wrong = 'en hest der ror mod vind'
const [first, second] = ['2026-11-20', '2026-11-21']
const noon = (day: string) => ({ clock: () => new Date(`${day}T12:00:00.000Z`) })

/** The office's two files, and those of another one. */
async function officeFiles(): Promise<{ publicFile: string; privateFile: string; otherFile: string }> {
  const folder = temporaryFolder()
  const path = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const [office, other] = [await makeOfficeKey('Borgerrådgiveren', keyPassphrase, random), await makeOfficeKey('Andre', keyPassphrase, random)]
  return {
    publicFile: path('offentlig.json', office.publicFile),
    privateFile: path('privat.json', office.privateFile),
    otherFile: path('andet.json', other.privateFile),
  }
}

async function addOffice(core: TestCore, publicFile: string): Promise<void> {
  core.host.openPath = publicFile
  const { name, publicKey } = await core.do('profile.readOfficeKey', {})
  await core.do('profile.addOfficeKey', { officeKey: { name, publicKey }, passphrase })
}

const beside = (core: TestCore, day: string): string => join(core.folder, 'backups', `selvsyn-${day}.profile.json`)

/**
 * A closed profile with a backup of the first day, after which the data key was changed, and one of the second.
 * @returns also what lay beside the first backup before the key was changed: the earlier key by itself, as an earlier program left it
 */
async function twoKeys(publicFile?: string): Promise<{ core: TestCore; inspectionId: string; asBefore: string }> {
  const core = await TestCore.open(undefined, noon(first))
  const { inspectionId } = await startCase(core)
  await core.do('note.create', noteOf(inspectionId, 'Med i begge kopier'))
  if (publicFile !== undefined) await addOffice(core, publicFile)
  await core.close()
  const asBefore = readFileSync(beside(core, first), 'utf8')
  const later = new TestCore(core.folder, noon(second))
  await later.do('profile.unlock', { passphrase })
  await later.do('profile.rekey', { passphrase })
  await later.close()
  return { core, inspectionId, asBefore }
}

/** Nothing but what lies beside the first backup tells of the earlier key, and it is by itself. */
function asAnEarlierProgramLeftIt(core: TestCore, asBefore: string): void {
  writeFileSync(beside(core, first), asBefore)
  const own = JSON.parse(readFileSync(beside(core, second), 'utf8')) as object
  writeFileSync(beside(core, second), JSON.stringify({ ...own, previous: null }))
}

/** Every backup of the profile opens with this passphrase and with none of the others. */
async function expectOpens(core: TestCore, opening: string, others: readonly string[], from = 'own'): Promise<void> {
  for (const day of [first, second]) {
    expect(await core.do('profile.previewBackup', { day, from, passphrase: opening }), day).toHaveLength(1)
    for (const other of others) expect((await core.fail('profile.previewBackup', { day, from, passphrase: other })).code, day).toBe('wrongPassphrase')
  }
}

const unlocked = async (folder: string, opening = passphrase, day = second): Promise<TestCore> => {
  const core = new TestCore(folder, noon(day))
  await core.do('profile.unlock', { passphrase: opening })
  return core
}

describe('the office’s key', { timeout: 120_000 }, () => {
  it('brings the backups of a lost laptop back, of an earlier data key too, under a new passphrase, and the trail says so', async () => {
    const { publicFile, privateFile, otherFile } = await officeFiles()
    const { core, inspectionId } = await twoKeys(publicFile)
    for (const day of [second, first]) {
      const other = new TestCore(temporaryFolder(), noon(second))
      other.host.folderPath = core.folder
      const [found] = await other.do('profile.findBackups', {})
      const backup = found?.backups.find((one) => one.day === day)
      expect(backup).toMatchObject({ passphrase: 'other', passphraseSince: `${first}T12:00:00.000Z`, office: { name: 'Borgerrådgiveren' } })
      const chosen = { day, from: backup?.from ?? '' }
      const before = readdirSync(other.folder)
      expect((await other.fail('profile.previewBackup', { ...chosen, keyPassphrase })).code).toBe('officePrivateKeyInvalid')
      other.host.openPath = otherFile
      expect((await other.fail('profile.chooseOfficePrivateKey', { backup: chosen })).code).toBe('officeKeyOther')
      other.host.openPath = privateFile
      expect(await other.do('profile.chooseOfficePrivateKey', { backup: chosen })).toEqual(backup?.office)
      expect((await other.fail('profile.previewBackup', { ...chosen, keyPassphrase: wrong })).code).toBe('wrongPassphrase')
      expect((await other.fail('profile.restore', { ...chosen, keyPassphrase, newPassphrase: 'kort' })).code).toBe('weakPassphrase')
      expect(await other.do('profile.previewBackup', { ...chosen, keyPassphrase })).toMatchObject([{ caseNumber: '2017-0289209' }])
      expect(readdirSync(other.folder).filter((name) => !/attempts|refused/.test(name))).toEqual(before)

      expect((await other.do('profile.restore', { ...chosen, keyPassphrase, newPassphrase: next })).state).toBe('open')
      expect(await other.do('note.list', { inspectionId })).toHaveLength(1)
      const { entries } = await other.do('audit.list', {
        kinds: ['restored', 'profileOpened'],
        from: null,
        to: null,
        inspectionId: null,
        before: null,
        limit: 2,
      })
      expect(entries.map(({ kind, about }) => [kind, about])).toEqual([
        ['profileOpened', 'officeKey'],
        ['restored', 'officeKey'],
      ])
      await other.close()
      const again = await unlocked(other.folder, next)
      await again.do('profile.lock', {})
      expect((await again.fail('profile.unlock', { passphrase })).code).toBe('wrongPassphrase')
      await again.close()
    }
  })

  it('is refused for a backup that it does not wrap, also when it was chosen for another', async () => {
    const { publicFile, privateFile } = await officeFiles()
    const [wrapped, plain] = [await twoKeys(publicFile), await twoKeys()]
    const other = new TestCore(temporaryFolder(), noon(second))
    const listed = async (core: TestCore): Promise<{ day: string; from: string }> => {
      other.host.folderPath = core.folder
      return { day: second, from: (await other.do('profile.findBackups', {}))[0]?.backups[0]?.from ?? '' }
    }
    other.host.openPath = privateFile
    await other.do('profile.chooseOfficePrivateKey', { backup: await listed(wrapped.core) })
    const without = await listed(plain.core)
    expect((await other.fail('profile.restore', { ...without, keyPassphrase, newPassphrase: next })).code).toBe('officeKeyOther')
    expect((await other.do('profile.status', {})).secondsLeft).toBe(0)
    expect((await other.fail('profile.chooseOfficePrivateKey', { backup: without })).code).toBe('officeKeyOther')
    await other.close()
  })

  it('that lets somebody in at home leaves no backup on the forgotten passphrase', async () => {
    const { publicFile, privateFile } = await officeFiles()
    const { core, asBefore } = await twoKeys(publicFile)
    asAnEarlierProgramLeftIt(core, asBefore)
    const again = new TestCore(core.folder, noon(second))
    again.host.openPath = privateFile
    await again.do('profile.chooseOfficePrivateKey', {})
    await again.do('profile.unlockWithOfficeKey', { keyPassphrase, passphrase: next })
    await expectOpens(again, next, [passphrase])
    expect((await again.do('profile.backups', {}))[0]?.backups.map((backup) => backup.passphrase)).toEqual(['current', 'current'])
    await again.close()
  })

  it('opens no backup any more once it is removed, here or at the second place', async () => {
    const { publicFile, privateFile } = await officeFiles()
    const { core } = await twoKeys(publicFile)
    const again = await unlocked(core.folder)
    again.host.folderPath = temporaryFolder()
    await again.do('profile.pickBackupPlace', {})
    const [name = ''] = readdirSync(join(again.host.folderPath, 'Selvsyn'))
    const folders = [join(core.folder, 'backups'), join(again.host.folderPath, 'Selvsyn', name)]
    const holdsOffice = (): boolean[] =>
      folders.map((folder) =>
        readdirSync(folder).some((file) => file.endsWith('profile.json') && readFileSync(join(folder, file), 'utf8').includes('Borgerrådgiveren')),
      )
    await expect.poll(() => (holdsOffice()[1] ? readdirSync(folders[1] ?? '').filter((file) => file.endsWith('.db')).length : 0), { timeout: 20_000 }).toBe(2)
    await again.do('profile.removeOfficeKey', { passphrase })
    expect(holdsOffice()[0]).toBe(false)
    await expect.poll(() => holdsOffice()[1], { timeout: 20_000 }).toBe(false)
    again.host.openPath = privateFile
    for (const day of [first, second]) expect((await again.fail('profile.chooseOfficePrivateKey', { backup: { day } })).code).toBe('officeKeyOther')
    await expectOpens(again, passphrase, [])
    await again.close()
  })
})

describe('changing the passphrase', { timeout: 120_000 }, () => {
  it('cut off between any two files leaves every backup open to the passphrase that counts, and the next opening does the rest', async () => {
    const { core } = await twoKeys()
    const before = temporaryFolder()
    cpSync(core.folder, before, { recursive: true })
    const changing = await unlocked(core.folder)
    await changing.do('profile.changePassphrase', { from: passphrase, to: next })
    // In the order in which they are replaced.
    const written = ['backups/profile.json', 'profile.json', `backups/selvsyn-${second}.profile.json`, `backups/selvsyn-${first}.profile.json`]
    const after = temporaryFolder()
    cpSync(core.folder, after, { recursive: true, preserveTimestamps: true })
    await changing.close()
    const times = written.map((name) => statSync(join(after, name)).mtimeMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    for (let done = 0; done <= written.length; done += 1) {
      const folder = temporaryFolder()
      cpSync(before, folder, { recursive: true })
      for (const name of written.slice(0, done)) cpSync(join(after, name), join(folder, name))
      const [counts, other] = done >= 2 ? [next, passphrase] : [passphrase, next]
      const locked = new TestCore(folder, noon(second))
      for (const day of [first, second]) expect(await locked.do('profile.previewBackup', { day, passphrase: counts }), `${done} ${day}`).toHaveLength(1)
      await locked.do('profile.unlock', { passphrase: counts })
      await expectOpens(locked, counts, [other])
      await locked.close()
    }
  })

  it('takes in a backup that an earlier program left under the earlier key alone, before anything else is written', async () => {
    const { core, asBefore } = await twoKeys()
    asAnEarlierProgramLeftIt(core, asBefore)
    const again = await unlocked(core.folder)
    // Where the profile file would be written stands a folder: it stops in the middle.
    const obstacle = join(core.folder, 'profile.json.new')
    mkdirSync(join(obstacle, 'x'), { recursive: true })
    expect((await again.fail('profile.changePassphrase', { from: passphrase, to: next })).code).toBe('fileUnwritable')
    await expectOpens(again, passphrase, [next])
    rmSync(obstacle, { recursive: true })
    await again.do('profile.changePassphrase', { from: passphrase, to: next })
    await expectOpens(again, next, [passphrase])
    await again.close()
  })

  it('reaches what lies on a stick alone once the stick is back, and until then the list says that another passphrase opens it', async () => {
    const { core } = await twoKeys()
    const again = await unlocked(core.folder)
    const place = temporaryFolder()
    again.host.folderPath = place
    await again.do('profile.pickBackupPlace', {})
    const stick = async () => (await again.do('profile.backups', {}))[1]?.backups ?? []
    await expect.poll(async () => (await stick()).length, { timeout: 20_000 }).toBe(2)
    for (const name of readdirSync(join(core.folder, 'backups')).filter((file) => file.includes(first))) rmSync(join(core.folder, 'backups', name))
    renameSync(place, `${place}-væk`)
    await again.do('profile.changePassphrase', { from: passphrase, to: next })
    await expect.poll(async () => (await again.do('profile.status', {})).backupPlace?.trouble, { timeout: 20_000 }).toBe('gone')
    renameSync(`${place}-væk`, place)
    expect((await stick()).find(({ day }) => day === first)).toMatchObject({ passphrase: 'other', passphraseSince: `${first}T12:00:00.000Z` })
    await again.do('profile.backUp', {})
    await expect.poll(async () => (await stick()).map((backup) => backup.passphrase), { timeout: 20_000 }).toEqual(['current', 'current'])
    expect((await again.fail('profile.previewBackup', { day: second, from: 'second', passphrase })).code).toBe('wrongPassphrase')
    expect(await again.do('profile.previewBackup', { day: second, from: 'second', passphrase: next })).toHaveLength(1)
    await again.close()
  })
})

describe('a backup from before the data key was changed, once restored,', { timeout: 120_000 }, () => {
  it('goes on with the ways in of today, whichever of them is changed afterwards', async () => {
    const { publicFile, privateFile } = await officeFiles()
    const { core, inspectionId } = await twoKeys(publicFile)
    const again = await unlocked(core.folder)
    expect((await again.do('profile.restore', { day: first, passphrase })).hasEarlierKey).toBe(true)
    await again.do('profile.changePassphrase', { from: passphrase, to: next })
    await expectOpens(again, next, [passphrase])
    await again.do('profile.lock', {})
    again.host.openPath = privateFile
    await again.do('profile.chooseOfficePrivateKey', {})
    await again.do('profile.unlockWithOfficeKey', { keyPassphrase, passphrase })
    await again.do('profile.lock', {})
    await again.do('profile.unlock', { passphrase })
    await again.do('profile.rekey', { passphrase })
    expect(await again.do('note.list', { inspectionId })).toHaveLength(1)
    await expectOpens(again, passphrase, [next])
    await again.do('profile.changePassphrase', { from: passphrase, to: next })
    await expectOpens(again, next, [passphrase])
    await again.close()
    const last = await unlocked(core.folder, next)
    expect(await last.do('note.list', { inspectionId })).toHaveLength(1)
    await last.close()
  })

  it('is rescued when it is damaged then', async () => {
    const { core, inspectionId } = await twoKeys()
    const again = await unlocked(core.folder)
    await again.do('profile.restore', { day: first, passphrase })
    await again.close()
    const path = join(core.folder, 'selvsyn.db')
    const bytes = readFileSync(path)
    bytes.fill(0, bytes.length - 6000, bytes.length - 5000)
    writeFileSync(path, bytes)
    rmSync(join(core.folder, 'backups'), { recursive: true })
    const damaged = new TestCore(core.folder, noon(second))
    const { status } = await damaged.do('profile.recover', { passphrase, unnamed: 'Sag uden titel' })
    expect(status.state).toBe('open')
    expect(await damaged.do('inspection.overview', {})).toHaveLength(1)
    expect(await damaged.do('note.list', { inspectionId })).toHaveLength(1)
    await damaged.close()
    await (await unlocked(core.folder)).close()
  })
})

describe('a damaged profile whose passphrase is lost', () => {
  it('is let in by the office’s key under a new passphrase, and rescued with it', async () => {
    const { publicFile, privateFile } = await officeFiles()
    const core = await TestCore.open(undefined, noon(first))
    const { inspectionId } = await startCase(core)
    await addOffice(core, publicFile)
    await core.do('note.create', noteOf(inspectionId, 'Skrevet før skaden'))
    await core.close()
    const path = join(core.folder, 'selvsyn.db')
    const bytes = readFileSync(path)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const again = new TestCore(core.folder, noon(first))
    again.host.openPath = privateFile
    await again.do('profile.chooseOfficePrivateKey', {})
    expect((await again.fail('profile.unlockWithOfficeKey', { keyPassphrase, passphrase: next })).code).toBe('profileDamaged')
    const input = { backup: { day: first }, unnamed: 'Sag uden titel' }
    expect((await again.fail('profile.recover', { ...input, passphrase })).code).toBe('wrongPassphrase')
    const { status, report } = await again.do('profile.recover', { ...input, passphrase: next })
    expect([status.state, report.lost]).toEqual(['open', []])
    expect((await again.do('note.list', { inspectionId })).map(({ text }) => text)).toEqual(['Skrevet før skaden'])
    await again.close()
  })
})
