import i18next from 'i18next'
import type { EditableNoun } from '../../src/api/contract.ts'
import { call } from '../data/bridge.ts'
import { perform, showError } from '../data/operation.ts'
import { showToast } from '../ui/toast.tsx'

/** Deletes a row and says so, with a way back. */
export async function removeWithUndo(noun: EditableNoun, id: string, said: string): Promise<void> {
  const result = await perform(`${noun}.remove`, { id })
  if (!result.ok) return showError(result.error)
  const undo = async () => {
    const undone = await call('history.undo', {})
    if (!undone.ok) showError(undone.error)
  }
  showToast({ tone: 'info', title: said, action: { label: i18next.t('common.undo'), onPress: () => void undo() } })
}

/** The ids with one of them a place up or down; null when it stands at the end already. */
export function movedBy(ids: readonly string[], id: string, by: -1 | 1): string[] | null {
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return null
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}

/** Moves a row among its siblings, which are given in their order. */
export async function moveRow(noun: 'reportTheme' | 'recommendation' | 'question' | 'evidence', ids: readonly string[], id: string, by: -1 | 1): Promise<void> {
  const order = movedBy(ids, id, by)
  if (order === null) return
  const result = await perform(`${noun}.arrange`, { ids: order })
  if (!result.ok) showError(result.error)
}
