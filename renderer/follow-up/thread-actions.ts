import i18next from 'i18next'
import type { InputOf } from '../../src/api/contract.ts'
import type { Thread } from '../../src/domain/thread.ts'
import { goToRow } from '../app/location.ts'
import { flushAll } from '../data/autosaves.ts'
import { perform, showError } from '../data/operation.ts'
import { showToast } from '../ui/toast.tsx'
import type { ThreadRows } from './use-threads.ts'

type Patch = InputOf<'followUp.set'>['patch']

/** Changes what was decided of a thread; answers whether it went through. */
export async function setThread({ noun, id }: Pick<Thread, 'noun' | 'id'>, patch: Patch): Promise<boolean> {
  const result = await perform('followUp.set', { noun, id, patch })
  if (!result.ok) showError(result.error)
  return result.ok
}

const idsOf = (noun: Thread['noun'], threads: readonly Thread[]): string[] => threads.filter((thread) => thread.noun === noun).map(({ id }) => id)

/** An answer of today to a thread, from the first authority that has not answered; answers its id. */
export async function registerAnswer({ inspection, threads, today }: ThreadRows, threadId: string): Promise<string | null> {
  const thread = threads.find(({ id }) => id === threadId)
  if (thread === undefined) return null
  const met = { questionIds: idsOf('question', [thread]), recommendationIds: idsOf('recommendation', [thread]) }
  const result = await perform('answer.create', { inspectionId: inspection.id, date: today, authorityIds: thread.missing.slice(0, 1), ...met })
  if (result.ok) return result.value.id
  showError(result.error)
  return null
}

/** A reminder about these threads as a draft, and the way to it. What is typed here is saved before. */
export async function startReminder({ inspection, threads }: ThreadRows, ids: readonly string[]): Promise<void> {
  await flushAll()
  const about = threads.filter(({ id }) => ids.includes(id))
  const named = { questionIds: idsOf('question', about), recommendationIds: idsOf('recommendation', about) }
  const result = await perform('letter.start', { inspectionId: inspection.id, kind: 'reminder', ...named })
  if (!result.ok) return showError(result.error)
  showToast({ tone: 'done', title: i18next.t('followUp.reminder.started') })
  goToRow({ noun: 'letter', id: result.value.id }, inspection.id)
}
