import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeOfficeKey } from '../../src/storage/office-key.ts'
import { systemEnvironment } from '../../src/operations/environment.ts'
import { passphrase, temporaryFolder, TestCore, TestHost } from '../support/core.ts'

const wrong = 'en hest der ror mod vind'
const next = 'lampe sofa cykel solskin'
const profileOf = (core: TestCore): Record<string, unknown> => JSON.parse(readFileSync(join(core.folder, 'profile.json'), 'utf8')) as Record<string, unknown>

describe('a passphrase', () => {
  it('is as slow to try as a profile of the program says, which no test makes cheaper', async () => {
    const { derivationCost } = systemEnvironment({ profileFolder: '', resourcesFolder: '', appVersion: '0' })
    const core = await TestCore.open(undefined, { derivationCost })
    const wrapped = profileOf(core)['passphrase'] as { derivation: Record<string, unknown> }
    const { name } = wrapped.derivation
    expect(wrapped.derivation).toMatchObject(name === 'argon2id' ? { memoryKiB: 65_536, passes: 3 } : { name: 'scrypt', logN: 17 })
    await core.do('profile.changePassphrase', { from: passphrase, to: next })
    expect(profileOf(core)['passphrase']).toMatchObject({ derivation: name === 'argon2id' ? { memoryKiB: 65_536, passes: 3 } : { logN: 17 } })
    await core.close()
  })
})

describe('wrong passphrases', () => {
  it('must be waited after, longer each time, also after a new start, and the right one ends it', async () => {
    let now = Date.parse('2026-11-30T10:00:00.000Z')
    const clock = { clock: () => new Date(now) }
    const core = await TestCore.open(undefined, clock)
    await core.do('profile.lock', {})
    for (let count = 0; count < 3; count++) expect((await core.fail('profile.unlock', { passphrase: wrong })).code).toBe('wrongPassphrase')
    expect(await core.fail('profile.unlock', { passphrase })).toEqual({ code: 'tooManyAttempts', params: { seconds: 1 } })
    const again = new TestCore(core.folder, clock)
    expect((await again.do('profile.status', {})).secondsLeft).toBe(1)
    expect((await again.fail('profile.restore', { day: '2026-11-30', passphrase })).code).toBe('tooManyAttempts')
    now += 1000
    expect((await again.fail('profile.unlock', { passphrase: wrong })).code).toBe('wrongPassphrase')
    expect((await again.fail('profile.unlock', { passphrase })).params).toEqual({ seconds: 2 })
    // Several at once save no waiting.
    now += 2000
    const answers = await Promise.all([wrong, wrong, wrong].map((words) => again.fail('profile.unlock', { passphrase: words })))
    expect(answers.map(({ code }) => code).toSorted()).toEqual(['tooManyAttempts', 'tooManyAttempts', 'wrongPassphrase'])
    now += 4000
    expect((await again.do('profile.unlock', { passphrase })).secondsLeft).toBe(0)
    expect(existsSync(join(core.folder, 'attempts.json'))).toBe(false)
    await again.close()
    await core.close()
  })

  it('are told from nothing: a damaged wrapping says the same as a wrong passphrase', async () => {
    const core = await TestCore.open()
    await core.close()
    const file = profileOf(core)
    writeFileSync(join(core.folder, 'profile.json'), JSON.stringify({ ...file, passphrase: { ...(file['passphrase'] as object), sealed: 'AAAA' } }))
    const again = new TestCore(core.folder)
    expect(await again.fail('profile.unlock', { passphrase })).toEqual({ code: 'wrongPassphrase', params: {} })
    expect(await again.fail('profile.unlock', { passphrase: wrong })).toEqual({ code: 'wrongPassphrase', params: {} })
  })
})

describe('the system’s keychain', () => {
  const withKeychain = async (useKeychain: boolean): Promise<{ core: TestCore; host: TestHost }> => {
    const host = new TestHost()
    host.hasKeychain = true
    const core = new TestCore(temporaryFolder(), {}, host)
    await core.do('profile.create', { passphrase, useKeychain })
    return { core, host }
  }

  it('is taken on and off with the passphrase alone', async () => {
    const { core } = await withKeychain(false)
    expect((await core.fail('profile.setKeychain', { isUsed: true, passphrase: wrong })).code).toBe('wrongPassphrase')
    await core.do('profile.setKeychain', { isUsed: true, passphrase })
    await core.do('profile.lock', {})
    expect((await core.do('profile.unlockWithKeychain', {})).state).toBe('open')
    expect((await core.fail('profile.setKeychain', { isUsed: false, passphrase: wrong })).code).toBe('wrongPassphrase')
    expect(profileOf(core)['keychain']).not.toBeNull()
    await core.do('profile.setKeychain', { isUsed: false, passphrase })
    await core.do('profile.lock', {})
    expect((await core.fail('profile.unlockWithKeychain', {})).code).toBe('keychainRefused')
    await core.do('profile.unlock', { passphrase })
    expect(profileOf(core)['keychain']).toBeNull()
    await core.close()
  })

  it('that is another one than before is given the key anew by the passphrase, and is not taken for a damaged database', async () => {
    const { core, host } = await withKeychain(true)
    await core.do('profile.lock', {})
    // Another account: it answers something, which is not the key.
    host.keychain.unwrap = (bytes) => Promise.resolve(bytes.map((byte) => byte ^ 0x55))
    host.keychain.wrap = (bytes) => Promise.resolve(bytes.map((byte) => byte ^ 0x55))
    expect((await core.fail('profile.unlockWithKeychain', {})).code).toBe('keychainRefused')
    expect((await core.do('profile.status', {})).state).toBe('locked')
    await core.do('profile.unlock', { passphrase })
    await core.do('profile.lock', {})
    expect((await core.do('profile.unlockWithKeychain', {})).state).toBe('open')
    await core.close()
  })
})

describe('the office’s key', () => {
  const { random } = systemEnvironment({ profileFolder: '', resourcesFolder: '', appVersion: '0' })
  const keyPassphrase = 'kontorets lange adgangssætning'

  it('lets a profile in whose passphrase is lost, under a new one, and no longer once it is removed', async () => {
    const folder = temporaryFolder()
    const { publicFile, privateFile } = await makeOfficeKey('Borgerrådgiveren', keyPassphrase, random)
    writeFileSync(join(folder, 'offentlig.json'), publicFile)
    writeFileSync(join(folder, 'privat.json'), privateFile)
    writeFileSync(join(folder, 'andet.json'), (await makeOfficeKey('Andre', keyPassphrase, random)).privateFile)
    const core = await TestCore.open()
    core.host.openPath = join(folder, 'privat.json')
    expect((await core.fail('profile.readOfficeKey', {})).code).toBe('officeKeyPrivate')
    core.host.openPath = join(folder, 'offentlig.json')
    const { fingerprint, ...officeKey } = await core.do('profile.readOfficeKey', {})
    expect((await core.fail('profile.addOfficeKey', { officeKey, passphrase: wrong })).code).toBe('wrongPassphrase')
    expect((await core.do('profile.status', {})).office).toBeNull()
    await core.do('profile.addOfficeKey', { officeKey, passphrase })
    expect((await core.do('profile.status', {})).office).toEqual({ name: 'Borgerrådgiveren', fingerprint })
    await core.do('profile.lock', {})

    core.host.openPath = join(folder, 'andet.json')
    expect((await core.fail('profile.chooseOfficePrivateKey', {})).code).toBe('officeKeyOther')
    core.host.openPath = join(folder, 'offentlig.json')
    expect((await core.fail('profile.chooseOfficePrivateKey', {})).code).toBe('officePrivateKeyInvalid')
    core.host.openPath = join(folder, 'privat.json')
    expect((await core.do('profile.chooseOfficePrivateKey', {})).fingerprint).toBe(fingerprint)
    expect((await core.fail('profile.unlockWithOfficeKey', { keyPassphrase, passphrase: 'kort' })).code).toBe('weakPassphrase')
    expect((await core.fail('profile.unlockWithOfficeKey', { keyPassphrase: wrong, passphrase: next })).code).toBe('wrongPassphrase')
    expect((await core.do('profile.unlockWithOfficeKey', { keyPassphrase, passphrase: next })).state).toBe('open')
    await core.do('profile.lock', {})
    expect((await core.fail('profile.unlock', { passphrase })).code).toBe('wrongPassphrase')
    await core.do('profile.unlock', { passphrase: next })

    await core.do('profile.removeOfficeKey', { passphrase: next })
    await core.do('profile.lock', {})
    expect((await core.fail('profile.chooseOfficePrivateKey', {})).code).toBe('officeKeyOther')
    await core.close()
  })
})

describe('a profile from before there was more than one way in', () => {
  it('opens, and its file is of today once something in it changes', async () => {
    const core = await TestCore.open()
    await core.close()
    const { actor, passphrase: wrapped, keychain } = profileOf(core)
    writeFileSync(join(core.folder, 'profile.json'), JSON.stringify({ schemaVersion: 1, actor, passphrase: wrapped, keychain }))
    const again = new TestCore(core.folder)
    await again.do('profile.unlock', { passphrase })
    expect(profileOf(core)['schemaVersion']).toBe(1)
    await again.do('profile.changePassphrase', { from: passphrase, to: next })
    expect(profileOf(core)).toMatchObject({ schemaVersion: 3, actor, office: null, previous: null })
    await again.close()
  })
})
