import { isOpen } from '../../src/domain/thread.ts'
import type { LetterKind } from '../../src/domain/letter.ts'
import type { ListedThread } from '../follow-up/listed-threads.ts'

/** Letters of these kinds are about threads that are picked before they are begun. */
export const aboutThreads: ReadonlySet<LetterKind> = new Set<LetterKind>(['closingLetter', 'reminder', 'extension'])

/** The threads that a letter of a kind can be about: nobody is reminded of what was not asked, nor of what was answered. */
export function eligible(kind: LetterKind, threads: readonly ListedThread[]): readonly ListedThread[] {
  if (kind === 'closingLetter') return threads.filter(({ state }) => state !== 'notAsked' && state !== 'dropped')
  return threads.filter((thread) => isOpen(thread) && thread.missing.length > 0)
}

/** More time was given, or a pause, that no letter has told of. */
const isUntold = (followUp: ListedThread['followUp']): boolean =>
  [followUp?.extensions.at(-1), followUp?.pauses.at(-1)].some((last) => last !== undefined && last.document === undefined)

/** Those that are picked to begin with: what is over its day, what was given more time, what nobody is waited for; all where that leaves none. */
export function suggested(kind: LetterKind, threads: readonly ListedThread[]): readonly ListedThread[] {
  const all = eligible(kind, threads)
  const fit = all.filter(({ state, followUp }) => {
    if (kind === 'reminder') return state === 'overdue'
    if (kind === 'extension') return isUntold(followUp)
    return state !== 'waiting' && state !== 'overdue' && state !== 'partlyAnswered'
  })
  return fit.length > 0 ? fit : all
}
