import i18next from 'i18next'
import type { OperationName } from '../../src/api/contract.ts'
import { showToast } from '../ui/toast.tsx'
import { call } from './bridge.ts'
import { perform, showError } from './operation.ts'

type Removal = Extract<OperationName, `${string}.remove`>

/** Removes a row and, once it is gone, says so with the way back; a refusal is shown as a message. Answers whether it is gone. */
export async function removeWithWayBack(operation: Removal, id: string, title: string): Promise<boolean> {
  const result = await perform(operation, { id })
  if (result.ok) showRemoved(operation, title)
  else showError(result.error)
  return result.ok
}

/**
 * Says that something was removed, with the way back. The way back is taken only while the removal is still the newest step: what was typed since
 * must not be undone in its place.
 * @param operation the operation that removed it
 * @param title what happened, in words
 */
function showRemoved(operation: OperationName, title: string): void {
  showToast({ tone: 'done', title, action: { label: i18next.t('common.undo'), onPress: () => void undo(operation) } })
}

async function undo(operation: OperationName): Promise<void> {
  const state = await call('history.state', {})
  if (state.ok && state.value.undo !== operation) return showToast({ tone: 'info', title: i18next.t('common.changedSince') })
  const result = await call('history.undo', {})
  if (!result.ok) showError(result.error)
}
