import i18next from 'i18next'
import type { EditableNoun } from '../../src/api/contract.ts'
import { perform, showError } from '../data/operation.ts'
import { showToast } from '../ui/toast.tsx'
import { step } from './history.ts'

/** Deletes a row and offers to take it back; answers whether it is gone. `what` names it in the message. */
export async function removeRow(noun: EditableNoun, id: string, what: string): Promise<boolean> {
  const result = await perform(`${noun}.remove`, { id })
  if (!result.ok) {
    showError(result.error)
    return false
  }
  const undo = { label: i18next.t('common.undo'), onPress: () => void step('undo') }
  showToast({ tone: 'info', title: i18next.t('common.removed', { what }), action: undo })
  return true
}
