import type { InputOf } from '../../src/api/contract.ts'
import type { Thread } from '../../src/domain/thread.ts'
import { perform, showError } from '../data/operation.ts'
import { threadIds } from '../letters/start-letter.ts'
import type { ThreadRows } from './use-threads.ts'

type Patch = InputOf<'followUp.set'>['patch']

/** Changes what was decided of a thread; answers whether it went through. */
export async function setThread({ noun, id }: Pick<Thread, 'noun' | 'id'>, patch: Patch): Promise<boolean> {
  const result = await perform('followUp.set', { noun, id, patch })
  if (!result.ok) showError(result.error)
  return result.ok
}

/** An answer of today to a thread, from the first authority that has not answered; answers its id. */
export async function registerAnswer({ inspection, threads, today }: ThreadRows, threadId: string): Promise<string | null> {
  const thread = threads.find(({ id }) => id === threadId)
  if (thread === undefined) return null
  const result = await perform('answer.create', { inspectionId: inspection.id, date: today, authorityIds: thread.missing.slice(0, 1), ...threadIds([thread]) })
  if (result.ok) return result.value.id
  showError(result.error)
  return null
}
