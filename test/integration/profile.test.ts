import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { passphrase, temporaryFolder, TestCore, TestHost } from '../support/core.ts'

describe('a profile', () => {
  it('is made with a passphrase, locked, and opened with it alone', async () => {
    const core = new TestCore()
    expect(await core.do('profile.status', {})).toMatchObject({ state: 'new', keychain: false })
    expect((await core.fail('note.list', { inspectionId: '01900000-0000-7000-8000-000000000000' })).code).toBe('locked')
    expect((await core.do('profile.create', { passphrase, useKeychain: false })).state).toBe('open')
    expect((await core.fail('profile.create', { passphrase, useKeychain: false })).code).toBe('profileExists')
    expect((await core.do('profile.lock', {})).state).toBe('locked')
    expect((await core.fail('profile.unlock', { passphrase: 'en hest der ror mod vind' })).code).toBe('wrongPassphrase')
    expect((await core.do('profile.unlock', { passphrase })).state).toBe('open')
    await core.close()
  })

  it('comes with the office’s default data', async () => {
    const core = await TestCore.open()
    expect((await core.do('letterhead.list', {})).map(({ label }) => label)).toContain('Borgerrådgiveren, København')
    expect(await core.do('criticismStep.list', {})).toHaveLength(8)
    expect((await core.do('checklist.list', {})).length).toBeGreaterThanOrEqual(8)
    expect((await core.do('phrase.list', {})).length).toBeGreaterThan(3)
    expect((await core.fail('history.undo', {})).code).toBe('nothingToUndo')
    await core.close()
  })

  it.each([
    ['kort', 'short'],
    ['aaaaaaaaaaaaaaaa', 'repeated'],
    ['hejhejhejhejhejhej', 'repeated'],
    ['abcdefghijklmnop', 'sequence'],
    ['            ', 'short'],
  ])('is refused the passphrase »%s«', async (weak, rule) => {
    const core = new TestCore()
    expect(await core.fail('profile.create', { passphrase: weak, useKeychain: false })).toEqual({ code: 'weakPassphrase', params: { rule } })
    expect(existsSync(join(core.folder, 'selvsyn.db'))).toBe(false)
  })

  it('opens with the system’s keychain when it holds the key, and with the passphrase when the keychain fails', async () => {
    const host = new TestHost()
    host.hasKeychain = true
    const core = new TestCore(temporaryFolder(), {}, host)
    await core.do('profile.create', { passphrase, useKeychain: true })
    await core.do('profile.lock', {})
    expect(await core.do('profile.unlockWithKeychain', {})).toMatchObject({ state: 'open', keychainHoldsKey: true })
    await core.do('profile.lock', {})
    host.keychain.unwrap = () => Promise.reject(new Error('another machine'))
    expect((await core.fail('profile.unlockWithKeychain', {})).code).toBe('keychainRefused')
    await core.do('profile.unlock', { passphrase })
    await core.close()
  })

  it('that was cut off while it was made, before its database had its name, opens', async () => {
    const core = await TestCore.open()
    await core.close()
    const path = join(core.folder, 'selvsyn.db')
    renameSync(path, `${path}.new`)
    const again = new TestCore(core.folder)
    expect((await again.do('profile.status', {})).state).toBe('locked')
    expect((await again.do('profile.unlock', { passphrase })).state).toBe('open')
    expect(await again.do('criticismStep.list', {})).toHaveLength(8)
    await again.close()
  })

  it.each([
    ['profile.json', '', 'empty', 'profileEmpty'],
    ['profile.json', '{"schemaVersion":1', 'damaged', 'profileDamaged'],
    ['profile.json', '{"schemaVersion":4,"x":1}', 'newer', 'profileNewer'],
    ['selvsyn.db', '', 'empty', 'profileEmpty'],
    ['selvsyn.db', 'x'.repeat(9000), 'locked', 'profileDamaged'],
  ])('whose %s is spoilt is refused and not touched', async (name, content, state, code) => {
    const core = await TestCore.open()
    await core.close()
    writeFileSync(join(core.folder, name), content)
    const again = new TestCore(core.folder)
    expect((await again.do('profile.status', {})).state).toBe(state)
    expect((await again.fail('profile.unlock', { passphrase })).code).toBe(code)
    expect((await again.fail('profile.create', { passphrase, useKeychain: false })).code).toBe('profileExists')
    expect(readFileSync(join(core.folder, name), 'utf8')).toBe(content)
    if (name === 'selvsyn.db' && content !== '') expect((await again.do('profile.status', {})).state).toBe('damaged')
  })

  it('whose profile file the system does not let it read says so and is not touched', async () => {
    const core = await TestCore.open()
    await core.close()
    const path = join(core.folder, 'profile.json')
    rmSync(path)
    mkdirSync(path)
    const again = new TestCore(core.folder)
    expect((await again.do('profile.status', {})).state).toBe('unreadable')
    expect(await again.fail('profile.unlock', { passphrase })).toEqual({ code: 'profileUnreadable', params: { folder: core.folder } })
    expect((await again.fail('profile.create', { passphrase, useKeychain: false })).code).toBe('profileExists')
  })

  it('without its profile file is damaged, not new: the database is never made anew over it', async () => {
    const core = await TestCore.open()
    await core.close()
    rmSync(join(core.folder, 'profile.json'))
    const again = new TestCore(core.folder)
    expect((await again.do('profile.status', {})).state).toBe('damaged')
    expect((await again.fail('profile.create', { passphrase, useKeychain: false })).code).toBe('profileExists')
  })
})

describe('changing the passphrase', () => {
  const other = 'en hest der ror mod vind'

  it('opens the profile and its backups with the new one alone', async () => {
    const core = await TestCore.open(undefined, { clock: () => new Date('2026-11-21T10:00:00.000Z') })
    await core.do('profile.backUp', {})
    await core.do('profile.changePassphrase', { from: passphrase, to: other })
    await core.do('criticismStep.create', { label: 'Skrevet bagefter', wording: 'skrevet bagefter' })
    await core.close()
    expect((await core.fail('profile.unlock', { passphrase })).code).toBe('wrongPassphrase')
    expect((await core.do('profile.unlock', { passphrase: other })).state).toBe('open')
    await core.close()
    rmSync(join(core.folder, 'profile.json'))
    const again = new TestCore(core.folder)
    expect((await again.fail('profile.restore', { day: '2026-11-21', passphrase })).code).toBe('wrongPassphrase')
    expect((await again.do('profile.restore', { day: '2026-11-21', passphrase: other })).state).toBe('open')
    await again.close()
  })

  it('reaches the backups’ copy at once, before another backup is made', async () => {
    const core = await TestCore.open()
    await core.do('profile.backUp', {})
    await core.do('profile.changePassphrase', { from: passphrase, to: other })
    expect(readFileSync(join(core.folder, 'backups', 'profile.json'))).toEqual(readFileSync(join(core.folder, 'profile.json')))
    await core.close()
  })

  it('is refused without the old one, with a weak new one, while locked, and where the file cannot be written, and changes nothing then', async () => {
    const core = await TestCore.open()
    await core.do('profile.backUp', {})
    const files = (): string[] => ['.', 'backups'].map((folder) => readFileSync(join(core.folder, folder, 'profile.json'), 'utf8'))
    const before = files()
    expect((await core.fail('profile.changePassphrase', { from: other, to: 'lampe sofa cykel solskin' })).code).toBe('wrongPassphrase')
    expect(await core.fail('profile.changePassphrase', { from: passphrase, to: 'kort' })).toEqual({ code: 'weakPassphrase', params: { rule: 'short' } })
    // Where the new file would be written before it gets its name stands a folder.
    for (const folder of ['.', 'backups']) {
      mkdirSync(join(core.folder, folder, 'profile.json.new', 'x'), { recursive: true })
      expect((await core.fail('profile.changePassphrase', { from: passphrase, to: other })).code).toBe('fileUnwritable')
      rmSync(join(core.folder, folder, 'profile.json.new'), { recursive: true })
      expect(files()).toEqual(before)
    }
    await core.close()
    expect((await core.fail('profile.changePassphrase', { from: passphrase, to: other })).code).toBe('locked')
    expect((await core.do('profile.unlock', { passphrase })).state).toBe('open')
    await core.close()
  })
})

describe('settings', () => {
  it('are there before there is a profile, and are told to the window', async () => {
    const core = new TestCore(join(temporaryFolder(), 'endnu', 'ikke'))
    expect(await core.do('settings.get', {})).toEqual({
      language: 'da',
      appearance: 'system',
      letterheadId: null,
      dueNotice: true,
      journalPattern: '{dokumentnr} {dokumenttype}',
      lockAfterMinutes: '15',
      lockWhenAsleep: true,
      lockWithScreen: true,
      backupPlace: null,
      hideFromCapture: true,
    })
    const settings = await core.do('settings.update', { language: 'en' })
    expect(settings).toMatchObject({ language: 'en', appearance: 'system' })
    expect(core.events).toEqual([{ type: 'settings', settings }])
    expect(await new TestCore(core.folder).do('settings.get', {})).toEqual(settings)
    expect(readdirSync(core.folder)).toEqual(['settings.json'])
    writeFileSync(join(core.folder, 'settings.json'), '{{{')
    expect((await core.do('settings.get', {})).language).toBe('da')
  })
})

describe('the contract', () => {
  it('is carried out in full', () => {
    expect(new TestCore().missing()).toEqual([])
  })
})
