import { ExpectedFailure, type ErrorCode } from '../api/errors.ts'
import { DatabaseRefused, isKeyOf, type Refusal } from '../storage/database.ts'
import { fromBase64, openSealedKey, UnknownDerivation, unwrapKey } from '../storage/keys.ts'
import { unwrapByOffice, type OfficePrivateKey } from '../storage/office-key.ts'
import { databasePath, readProfileFile, type ProfileFile } from '../storage/profile-file.ts'
import type { Keychain } from './host.ts'

/** What a person is told of a profile that cannot be opened. */
export const refusalCodes: Record<Refusal | 'unreadable', ErrorCode> = {
  missing: 'profileDamaged',
  damaged: 'profileDamaged',
  empty: 'profileEmpty',
  newer: 'profileNewer',
  inUse: 'profileInUse',
  unreadable: 'profileUnreadable',
}

/** The profile file of a folder. @throws ExpectedFailure `notFound` and why it cannot be read */
export function requireProfileFile(folder: string): ProfileFile {
  const file = readProfileFile(folder)
  if (file === 'missing') throw new ExpectedFailure('notFound', { noun: 'profile' })
  if (typeof file === 'string') throw new ExpectedFailure(refusalCodes[file], { folder })
  return file
}

/** The data key of a profile by its passphrase. @throws ExpectedFailure `wrongPassphrase`, `profileNewer` */
export const unwrapWith = (file: ProfileFile, passphrase: string): Promise<Uint8Array> => requireKey(() => unwrapKey(file.passphrase, passphrase))

/** The data key by the office's private key and its passphrase. @throws ExpectedFailure `officeKeyOther`, `wrongPassphrase`, `profileNewer` */
export async function unwrapWithOffice(file: ProfileFile, key: OfficePrivateKey, passphrase: string): Promise<Uint8Array> {
  const { office } = file
  if (office?.publicKey !== key.publicKey) throw new ExpectedFailure('officeKeyOther')
  return requireKey(() => unwrapByOffice(office, key, passphrase))
}

/** A way to the key that a profile file wraps: by a passphrase, or by the office's private key and its passphrase. */
export type Opener = {
  /** The wrapping that it would open, to know two that are the same; null where the file has none for it. */
  readonly wrappingIn: (file: ProfileFile) => string | null
  /** @throws ExpectedFailure `wrongPassphrase`, `profileNewer` */
  readonly open: (file: ProfileFile) => Promise<Uint8Array>
  /** What is said where no file has a wrapping for it. */
  readonly unfit: ErrorCode
}

export const byPassphrase = (passphrase: string): Opener => ({
  wrappingIn: (file) => file.passphrase.sealed,
  open: (file) => unwrapWith(file, passphrase),
  unfit: 'backupDamaged',
})

export const byOfficeKey = (key: OfficePrivateKey, keyPassphrase: string): Opener => ({
  wrappingIn: ({ office }) => (office?.publicKey === key.publicKey ? office.sealed : null),
  open: (file) => unwrapWithOffice(file, key, keyPassphrase),
  unfit: 'officeKeyOther',
})

/** The key that an opener gives of a file; null where it is not the right one. @throws ExpectedFailure `profileNewer` */
export async function keyOrNull({ open }: Opener, file: ProfileFile): Promise<Uint8Array | null> {
  try {
    return await open(file)
  } catch (error) {
    if (error instanceof ExpectedFailure && (error.code === 'wrongPassphrase' || error.code === 'officeKeyOther')) return null
    throw error
  }
}

async function requireKey(unwrap: () => Promise<Uint8Array | null>): Promise<Uint8Array> {
  try {
    const key = await unwrap()
    if (!key) throw new ExpectedFailure('wrongPassphrase')
    return key
  } catch (error) {
    if (error instanceof UnknownDerivation) throw new ExpectedFailure('profileNewer')
    throw error
  }
}

/**
 * The data key as the system's keychain has it. Another person's keychain, or one from before the key was changed, may well answer something: only what opens the
 * database counts.
 * @throws ExpectedFailure `keychainRefused`, `profileInUse`
 */
export async function unwrapByKeychain(folder: string, file: ProfileFile, keychain: Keychain): Promise<Uint8Array> {
  const key = await keyInKeychain(file, keychain)
  if (key === null || !opens(folder, file, key)) throw new ExpectedFailure('keychainRefused')
  return key
}

/** What the keychain answers; null where it refuses or is not asked to hold anything. */
export async function keyInKeychain(file: ProfileFile, keychain: Keychain): Promise<Uint8Array | null> {
  if (!file.keychain) return null
  try {
    const key = await keychain.unwrap(fromBase64(file.keychain))
    return key.length === 32 ? key : null
  } catch {
    // Another person or another machine: the passphrase still opens the profile.
    return null
  }
}

function opens(folder: string, file: ProfileFile, key: Uint8Array): boolean {
  // The database may be under either of them, and is looked at when it is opened.
  if (file.previous !== null) return openSealedKey(file.previous, key) !== null
  try {
    return isKeyOf(databasePath(folder), key)
  } catch (error) {
    // What else is wrong with the database is told when it is opened.
    return error instanceof DatabaseRefused
  }
}
