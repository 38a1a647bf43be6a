import { ExpectedFailure } from '../api/errors.ts'
import { secondsLeft, type WrongAttempts } from '../domain/unlock-delay.ts'
import { readAttempts, writeAttempts } from '../storage/attempts-file.ts'

/**
 * The delay that grows with each wrong passphrase, wherever one is asked for. It slows down who sits at the keyboard; who has the disk is slowed down by the
 * derivation of the key alone.
 */
export class PassphraseGate {
  readonly #folder: string
  readonly #now: () => number
  /** What the file could not take. */
  #attempts: WrongAttempts

  constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
    this.#attempts = readAttempts(folder)
  }

  /** Whole seconds until the next passphrase may be tried. */
  get secondsLeft(): number {
    return secondsLeft(this.#attempts, this.#now())
  }

  /**
   * Tries a passphrase. The attempt counts from the moment it begins, so that neither ending the program in the middle nor trying several at once saves one.
   * @param attempt fails with `wrongPassphrase` when it is the wrong one
   * @throws ExpectedFailure `tooManyAttempts`, or what the attempt throws
   */
  async attempt<Value>(attempt: () => Promise<Value>): Promise<Value> {
    const seconds = this.secondsLeft
    if (seconds > 0) throw new ExpectedFailure('tooManyAttempts', { seconds })
    const before = this.#attempts
    this.#keep({ count: before.count + 1, lastAt: this.#now() })
    try {
      const value = await attempt()
      this.#keep({ count: 0, lastAt: 0 })
      return value
    } catch (error) {
      const isWrong = error instanceof ExpectedFailure && error.code === 'wrongPassphrase'
      // What failed for another reason says nothing about the passphrase.
      if (!isWrong) this.#keep({ ...this.#attempts, count: Math.max(0, this.#attempts.count - 1) })
      throw error
    }
  }

  #keep(attempts: WrongAttempts): void {
    this.#attempts = attempts
    try {
      writeAttempts(this.#folder, attempts)
    } catch {
      // A full disk must not keep anybody out: then they are counted until the program ends.
    }
  }
}
