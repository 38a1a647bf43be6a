import type { OutputOf } from '../api/contract.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { fingerprintOf, readOfficePrivateKey, type OfficePrivateKey } from '../storage/office-key.ts'
import type { ProfileFile } from '../storage/profile-file.ts'
import type { Desk } from './desk.ts'
import { chosenKeyFile } from './wrappings.ts'

/** The office's private key that was chosen last, as its file has it: closed, until it is used or the program ends. */
export class ChosenOfficeKey {
  readonly #desk: Desk
  #key: OfficePrivateKey | null = null

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** @throws ExpectedFailure `officePrivateKeyInvalid` when none is chosen */
  get chosen(): OfficePrivateKey {
    if (this.#key === null) throw new ExpectedFailure('officePrivateKeyInvalid')
    return this.#key
  }

  /**
   * Asks for the file and takes the key when it is the other half of one that wraps what is to be opened.
   * @param files the profile files of what is to be opened
   * @throws ExpectedFailure `cancelled`, `fileUnreadable`, `officePrivateKeyInvalid`, `officeKeyOther`
   */
  async choose(files: () => readonly ProfileFile[]): Promise<OutputOf<'profile.chooseOfficePrivateKey'>> {
    const key = readOfficePrivateKey(await chosenKeyFile(this.#desk))
    if (key === null || key === 'public') throw new ExpectedFailure('officePrivateKeyInvalid')
    if (!files().some(({ office }) => office?.publicKey === key.publicKey)) throw new ExpectedFailure('officeKeyOther')
    this.#key = key
    return { name: key.name, fingerprint: fingerprintOf(key) }
  }

  forget(): void {
    this.#key = null
  }
}
