import type { InputOf } from '../../src/api/contract.ts'
import type { LetterKind } from '../../src/domain/letter.ts'
import type { ThreadSubject } from '../../src/domain/thread.ts'
import { openCase } from '../app/location.ts'
import { flushAll } from '../data/autosaves.ts'
import { perform, showError } from '../data/operation.ts'
import { setLettersView } from './letters-view.ts'

/** Ids of threads by their noun, as rows that point to threads hold them. */
export const threadIds = (threads: readonly ThreadSubject[]) => {
  const of = (noun: ThreadSubject['noun']) => threads.filter((thread) => thread.noun === noun).map(({ id }) => id)
  return { questionIds: of('question'), recommendationIds: of('recommendation') }
}

type Deadline = Pick<InputOf<'letter.start'>, 'dueOn' | 'pausesFrom' | 'reason'>

/** A new letter as a first draft, opened. What is typed elsewhere is saved before, because the draft is made of it. */
export async function startLetter(inspectionId: string, kind: LetterKind, about: readonly ThreadSubject[], deadline: Deadline = {}): Promise<void> {
  await flushAll()
  const result = await perform('letter.start', { inspectionId, kind, ...threadIds(about), ...deadline })
  if (!result.ok) return showError(result.error)
  openLetter(inspectionId, result.value.id)
}

/** The whole reminder of a thread and all that is over its day with the same administrations, opened. */
export async function remindOf({ noun, id }: ThreadSubject): Promise<void> {
  await flushAll()
  const result = await perform('letter.remind', { noun, id })
  if (!result.ok) return showError(result.error)
  openLetter(result.value.inspectionId, result.value.id)
}

/** Goes to the record of a visit, as the pages that it makes. */
export function openRecord({ inspectionId, id }: { inspectionId: string; id: string }): void {
  setLettersView(inspectionId, { openId: id, mode: 'pages', target: null })
  openCase(inspectionId, 'letters', { noun: 'letter', id })
}

/** Goes to a letter, to write on. */
export function openLetter(inspectionId: string, id: string): void {
  setLettersView(inspectionId, { openId: id, mode: 'write', target: { id: 'opening' } })
  openCase(inspectionId, 'letters', { noun: 'letter', id })
}

/** A reminder for each of the authorities that something is waited for from, or for those that are waited for together; the last one is opened. */
export async function remindAll(threads: readonly (ThreadSubject & { readonly missing: readonly string[] })[]): Promise<void> {
  const together = Map.groupBy(threads, ({ missing }) => missing.toSorted().join())
  for (const [first] of together.values()) if (first) await remindOf(first)
}
