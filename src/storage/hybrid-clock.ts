/** A wrong clock is normal on laptops; behind by more than this, what it stamps is flagged. */
const toleratedMilliseconds = 60_000

/**
 * A hybrid logical clock: stamps that never go back, whatever the machine's clock does, and that sort as text.
 * A stamp is twelve hexadecimal digits of milliseconds since 1970 and four of a counter within the millisecond.
 * After Kulkarni et al., "Logical Physical Clocks" (2014).
 */
export class HybridClock {
  #milliseconds: number
  #counter: number
  readonly #now: () => number

  /**
   * @param now the machine's clock, milliseconds since 1970
   * @param last the newest stamp known, null for none
   */
  constructor(now: () => number, last: string | null) {
    this.#now = now
    this.#milliseconds = last === null ? 0 : parseInt(last.slice(0, 12), 16)
    this.#counter = last === null ? 0 : parseInt(last.slice(13), 16)
  }

  /** The next stamp, and by how many milliseconds the machine's clock is behind the stamps (0 within a minute). */
  next(): { stamp: string; clockBehind: number } {
    const now = this.#now()
    if (now > this.#milliseconds) {
      this.#milliseconds = now
      this.#counter = 0
    } else if (this.#counter === 0xffff) {
      this.#milliseconds += 1
      this.#counter = 0
    } else this.#counter += 1
    const behind = this.#milliseconds - now
    const stamp = `${this.#milliseconds.toString(16).padStart(12, '0')}-${this.#counter.toString(16).padStart(4, '0')}`
    return { stamp, clockBehind: behind > toleratedMilliseconds ? behind : 0 }
  }
}
