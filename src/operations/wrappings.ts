import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { InputOf, OutputOf } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { weaknessOf } from '../domain/passphrase.ts'
import { replaceProfileFiles } from '../storage/backup-folder.ts'
import { toBase64, wrapKey } from '../storage/keys.ts'
import { fingerprintOf, readOfficePublicKey, wrapForOffice } from '../storage/office-key.ts'
import type { ProfileFile } from '../storage/profile-file.ts'
import type { Desk } from './desk.ts'
import { settleKeys, settleKeysOf, takeInKept } from './known-keys.ts'
import type { PassphraseGate } from './passphrase-gate.ts'
import { refusalOf } from './save-file.ts'
import { byPassphrase, keyInKeychain, requireProfileFile, unwrapWith, type Opener } from './unwrapping.ts'

const largestKeyFile = 100_000

/**
 * What opens the profile: its passphrase, which it always has, and beside it the system's keychain and the office's key. Each wraps the same data key. Whoever sits at an
 * open profile must know the passphrase to change any of them: a way in that nobody knows of cannot be left behind, and who takes one away is known to have another.
 */
export class Wrappings {
  readonly #desk: Desk
  readonly #gate: PassphraseGate

  readonly #afterChange: () => void

  /** @param afterChange what else is to know that the ways in have changed */
  constructor(desk: Desk, gate: PassphraseGate, afterChange: () => void) {
    this.#desk = desk
    this.#gate = gate
    this.#afterChange = afterChange
    desk.writes('profile.changePassphrase', (_profile, { from, to }) => this.#changePassphrase(from, to))
    desk.writes('profile.setKeychain', (_profile, input) => this.#setKeychain(input))
    desk.session('profile.readOfficeKey', () => this.#readOfficeKey())
    desk.writes('profile.addOfficeKey', (_profile, input) => this.#addOfficeKey(input))
    desk.writes('profile.removeOfficeKey', (_profile, { passphrase }) => this.#removeOfficeKey(passphrase))
  }

  /** The passphrase has opened a profile whose keychain should have: it is given the key anew, after a change of machine, of account, or of the key. */
  async renewKeychain({ file: { keychain: held }, wrapped: key }: { file: ProfileFile; wrapped: Uint8Array }): Promise<void> {
    const { host, environment } = this.#desk
    if (held === null || !(await host.keychain.available())) return
    const file = requireProfileFile(environment.profileFolder)
    if (Buffer.from((await keyInKeychain(file, host.keychain)) ?? []).equals(key)) return
    try {
      this.#write({ ...file, keychain: toBase64(await host.keychain.wrap(key)) })
    } catch {
      // It is tried again the next time.
      host.log({ level: 'warning', message: 'the keychain did not take the key' })
    }
  }

  /** Gives a profile that was opened in another way a new passphrase, which opens its backups from then on, too. @returns the file as it is then */
  async replacePassphrase(profile: { file: ProfileFile; wrapped: Uint8Array }, opener: Opener, passphrase: string): Promise<ProfileFile> {
    const next = { ...profile.file, ...(await this.wrappedBy(passphrase, profile.wrapped)) }
    await this.#takeIn(profile, opener)
    this.#write(next)
    settleKeysOf(this.#desk, { file: next, wrapped: profile.wrapped })
    return next
  }

  /** A new passphrase around the key that a profile file wraps. */
  async wrappedBy(passphrase: string, key: Uint8Array): Promise<Pick<ProfileFile, 'passphrase' | 'passphraseSince'>> {
    return { passphrase: await wrapKey(key, passphrase, this.#desk.environment), passphraseSince: this.#desk.now() }
  }

  async #changePassphrase(from: string, to: string): Promise<null> {
    refuseWeak(to)
    await this.#change(from, (key) => this.wrappedBy(to, key))
    this.#desk.audit.record({ kind: 'keyChanged', about: 'passphrase' })
    return null
  }

  async #setKeychain({ isUsed, passphrase }: InputOf<'profile.setKeychain'>): Promise<null> {
    await this.#change(passphrase, async (key) => ({ keychain: isUsed ? toBase64(await this.#wrapByKeychain(key)) : null }))
    this.#desk.audit.record({ kind: 'keyChanged', about: 'keychain' })
    return null
  }

  async #wrapByKeychain(key: Uint8Array): Promise<Uint8Array> {
    try {
      return await this.#desk.host.keychain.wrap(key)
    } catch {
      throw new ExpectedFailure('keychainRefused')
    }
  }

  async #readOfficeKey(): Promise<OutputOf<'profile.readOfficeKey'>> {
    const key = readOfficePublicKey(await chosenKeyFile(this.#desk))
    if (key === 'private') throw new ExpectedFailure('officeKeyPrivate')
    if (key === null) throw new ExpectedFailure('officeKeyInvalid')
    return { ...key, fingerprint: fingerprintOf(key) }
  }

  async #addOfficeKey({ officeKey, passphrase }: InputOf<'profile.addOfficeKey'>): Promise<null> {
    await this.#change(passphrase, (key) => ({ office: officeWrapping(key, officeKey, this.#desk.environment.random) }))
    this.#desk.audit.record({ kind: 'keyChanged', about: 'officeKey' })
    return null
  }

  async #removeOfficeKey(passphrase: string): Promise<null> {
    await this.#change(passphrase, () => ({ office: null }))
    this.#desk.audit.record({ kind: 'keyChanged', about: 'officeKey' })
    return null
  }

  /**
   * Changes wrappings once the passphrase has shown who asks for it. First the backups come under what is wrapped, then the profile file is replaced, then what lies beside
   * the backups: cut off in between, the passphrase that counts opens them all, and the next opening does the rest.
   */
  async #change(passphrase: string, change: (key: Uint8Array) => Partial<ProfileFile> | Promise<Partial<ProfileFile>>): Promise<null> {
    const file = requireProfileFile(this.#desk.environment.profileFolder)
    const key = await this.#gate.attempt(() => unwrapWith(file, passphrase))
    try {
      await this.#takeIn({ file, wrapped: key }, byPassphrase(passphrase))
      this.#write({ ...file, ...(await change(key)) })
    } finally {
      key.fill(0)
    }
    settleKeys(this.#desk)
    this.#afterChange()
    this.#desk.emit({ type: 'profile' })
    return null
  }

  #write(file: ProfileFile): void {
    try {
      replaceProfileFiles(this.#desk.environment.profileFolder, file)
    } catch (error) {
      throw this.#refusalOf(error)
    }
  }

  async #takeIn(profile: { file: ProfileFile; wrapped: Uint8Array }, opener: Opener): Promise<void> {
    try {
      await takeInKept(this.#desk.environment.profileFolder, profile, opener)
    } catch (error) {
      throw this.#refusalOf(error)
    }
  }

  #refusalOf(error: unknown): unknown {
    if ((error as NodeJS.ErrnoException).syscall === undefined) return error
    return refusalOf(error as NodeJS.ErrnoException, join(this.#desk.environment.profileFolder, 'profile.json'))
  }
}

/** The data key as the office's public key wraps it. @throws ExpectedFailure `officeKeyInvalid` */
export function officeWrapping(
  key: Uint8Array,
  officeKey: InputOf<'profile.addOfficeKey'>['officeKey'],
  random: (length: number) => Uint8Array,
): ReturnType<typeof wrapForOffice> {
  try {
    return wrapForOffice(key, officeKey, random)
  } catch {
    throw new ExpectedFailure('officeKeyInvalid')
  }
}

/** The text of the key file that the person picks. @throws ExpectedFailure `cancelled`, `fileUnreadable` */
export async function chosenKeyFile(desk: Desk): Promise<string> {
  const path = await desk.host.chooseOpenPath({ kind: 'officeKey' })
  if (path === null) throw new ExpectedFailure('cancelled')
  try {
    // What is larger is no key, and need not be read to know it.
    return statSync(path).size > largestKeyFile ? '' : readFileSync(path, 'utf8')
  } catch {
    throw new ExpectedFailure('fileUnreadable', { path })
  }
}

/** @throws ExpectedFailure `weakPassphrase` */
export function refuseWeak(passphrase: string): void {
  const rule = weaknessOf(passphrase)
  if (rule) throw new ExpectedFailure('weakPassphrase', { rule })
}
