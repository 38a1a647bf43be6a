import { isWaiting, type Thread, type ThreadSubject } from './thread.ts'

/** What a reminder is about, and which administrations it goes to. */
export type Reminding = { readonly about: readonly Thread[]; readonly authorityIds: readonly string[] }

/**
 * What one reminder takes along when it is begun from a thread: everything that is over its day with the same administrations, so that they get one letter and not one
 * a question. Pure.
 * @param threads all of the case
 * @returns null where nobody is waited for
 */
export function remindedWith(threads: readonly Thread[], subject: ThreadSubject): Reminding | null {
  const first = threads.find(({ noun, id }) => noun === subject.noun && id === subject.id)
  if (first === undefined || !isWaiting(first)) return null
  const isAsked = ({ missing }: Thread): boolean => first.missing.length === 0 || missing.some((id) => first.missing.includes(id))
  return { about: threads.filter((thread) => thread === first || (thread.state === 'overdue' && isAsked(thread))), authorityIds: first.missing }
}
