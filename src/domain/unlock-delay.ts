/** Wrong passphrases: how many in a row, and when the last one was tried, in milliseconds. */
export type WrongAttempts = { readonly count: number; readonly lastAt: number }

const freeAttempts = 3
const longestDelay = 60

/** Seconds to wait after so many wrong passphrases in a row: none for the first three, then 1, 2, 4 and so on up to a minute. */
export const delayAfter = (count: number): number => (count < freeAttempts ? 0 : Math.min(longestDelay, 2 ** (count - freeAttempts)))

/**
 * Whole seconds that are left to wait, 0 when the next passphrase may be tried. A clock that was set back lengthens the wait to the whole delay at the most.
 * @param now milliseconds
 */
export function secondsLeft({ count, lastAt }: WrongAttempts, now: number): number {
  const delay = delayAfter(count)
  return Math.max(0, Math.min(delay, Math.ceil((lastAt - now) / 1000 + delay)))
}
