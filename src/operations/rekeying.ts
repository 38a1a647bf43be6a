import { ExpectedFailure } from '../api/errors.ts'
import { traceOf } from '../api/log.ts'
import { earlierKeys, keepKeyWithBackups } from '../storage/backup-keys.ts'
import { isInUse, writeTroubleOf } from '../storage/database.ts'
import { sealKey, toBase64, wrapKey } from '../storage/keys.ts'
import { wrapForOffice } from '../storage/office-key.ts'
import { databasePath, writeProfileFile, type ProfileFile } from '../storage/profile-file.ts'
import { exchangeDatabases, overwriteAndRemove, rekeyedPath } from '../storage/rekeyed-database.ts'
import type { Desk } from './desk.ts'
import { takeInKept } from './known-keys.ts'
import { byPassphrase } from './unwrapping.ts'

/** What the change of key needs of the profile. */
export type ProfileSteps = { close(): Promise<void>; open(key: Uint8Array, file: ProfileFile, earlier: readonly Uint8Array[]): void }
/** A profile file, what it wraps, and the key that the database is under: the same, or an earlier one. All are the caller's copies. */
export type Keyed = { readonly file: ProfileFile; readonly wrapped: Uint8Array; readonly key: Uint8Array }

/**
 * Changes the data key: the database is encrypted anew, attachments are not, because their own keys stand in it. The profile is closed meanwhile. The steps and what a
 * crash leaves stand in storage/rekeyed-database.
 */
export class Rekeying {
  readonly #desk: Desk
  /** Shared with the thread that encrypts: how far it is in thousandths, and whether it is to stop. */
  #signals: Int32Array | null = null

  constructor(desk: Desk) {
    this.#desk = desk
  }

  get isRunning(): boolean {
    return this.#signals !== null
  }

  /** 0 to 1. */
  get share(): number {
    return this.#signals === null ? 0 : Atomics.load(this.#signals, 0) / 1000
  }

  /** Asks it to stop; the profile is then open again under its old key. Past the encryption it is too late, and goes on to its end. */
  cancel(): void {
    if (this.#signals) Atomics.store(this.#signals, 1, 1)
  }

  /** @throws ExpectedFailure `cancelled`, `diskFull`, `storageUnwritable`, `profileInUse`; the profile is then open as it was */
  async run({ file, wrapped, key: old }: Keyed, passphrase: string, steps: ProfileSteps): Promise<void> {
    const { profileFolder, random } = this.#desk.environment
    const key = random(32)
    const earlier = [wrapped, old]
    this.#signals = new Int32Array(new SharedArrayBuffer(8))
    let next: ProfileFile
    try {
      await takeInKept(profileFolder, { file, wrapped }, byPassphrase(passphrase))
      earlier.push(...earlierKeys(profileFolder, file, wrapped))
      next = await this.#wrappedAnew(file, { key, old }, passphrase)
      await steps.close()
      await this.#encrypt(old, key)
      keepKeyWithBackups(profileFolder, file)
      writeProfileFile(profileFolder, next)
    } catch (error) {
      this.#signals = null
      this.#back(wrapped, file, steps)
      throw this.#refusalOf(error)
    }
    exchangeDatabases(profileFolder)
    this.#signals = null
    steps.open(key, next, earlier)
  }

  async #wrappedAnew(file: ProfileFile, { key, old }: { key: Uint8Array; old: Uint8Array }, passphrase: string): Promise<ProfileFile> {
    const { random } = this.#desk.environment
    return {
      ...file,
      passphrase: await wrapKey(key, passphrase, this.#desk.environment),
      keychain: file.keychain === null ? null : await this.#inKeychain(key),
      office: file.office && wrapForOffice(key, file.office, random),
      previous: sealKey(old, key, random),
    }
  }

  /** Empty where the keychain refuses just now: it is asked again when the passphrase has opened the profile. */
  async #inKeychain(key: Uint8Array): Promise<string> {
    try {
      return toBase64(await this.#desk.host.keychain.wrap(key))
    } catch {
      return ''
    }
  }

  async #encrypt(from: Uint8Array, to: Uint8Array): Promise<void> {
    const { profileFolder } = this.#desk.environment
    const path = databasePath(profileFolder)
    if (isInUse(path)) throw new ExpectedFailure('profileInUse')
    const signals = this.#signals ?? new Int32Array(2)
    const isDone = await this.#desk.worker.run('reencrypt', { from: path, to: rekeyedPath(profileFolder), keys: { from, to }, signals })
    if (!isDone) throw new ExpectedFailure('cancelled')
  }

  /** Opens the profile as it was. Where that fails too it stays locked, and is whole. */
  #back(wrapped: Uint8Array, file: ProfileFile, steps: ProfileSteps): void {
    try {
      overwriteAndRemove(rekeyedPath(this.#desk.environment.profileFolder))
    } catch (error) {
      this.#desk.host.log({ level: 'warning', message: 'what was encrypted anew is not removed yet', cause: traceOf(error) })
    }
    try {
      steps.open(wrapped, file, [])
    } catch {
      this.#desk.emit({ type: 'profile' })
    }
  }

  #refusalOf(error: unknown): unknown {
    const trouble = writeTroubleOf(error)
    if (trouble === null) return error
    const folder = this.#desk.environment.profileFolder
    return new ExpectedFailure(trouble === 'diskFull' ? 'diskFull' : 'storageUnwritable', { folder })
  }
}
