import { ExpectedFailure } from '../api/errors.ts'
import { UnknownDerivation, unwrapKey } from '../storage/keys.ts'
import type { ProfileFile } from '../storage/profile-file.ts'

/** The data key of a profile by its passphrase. @throws ExpectedFailure `wrongPassphrase`, `profileNewer` */
export async function unwrapWith(file: ProfileFile, passphrase: string): Promise<Uint8Array> {
  try {
    const key = await unwrapKey(file.passphrase, passphrase)
    if (!key) throw new ExpectedFailure('wrongPassphrase')
    return key
  } catch (error) {
    if (error instanceof UnknownDerivation) throw new ExpectedFailure('profileNewer')
    throw error
  }
}
