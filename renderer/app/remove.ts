import i18next from 'i18next'
import type { EditableNoun } from '../../src/api/noun-operations.ts'
import { call } from '../data/bridge.ts'
import { attempt } from '../data/operation.ts'
import { showToast } from '../ui/toast.tsx'

type Removable = EditableNoun | 'checklistRun'

/** Rows that the message calls by the title a person gave them; the others come as "Noten". */
const titled: ReadonlySet<Removable> = new Set<Removable>([
  ...(['authority', 'unit', 'participant', 'material', 'reportTheme', 'finding', 'hearingResponse'] as const),
  ...(['checklist', 'letterhead', 'colleague', 'criticismStep', 'phrase', 'legalSource', 'planEntry', 'letter'] as const),
])

/** Deletes a row and offers to take it back; answers whether it is gone. `what` names it in the message. */
export async function removeRow(noun: Removable, id: string, what: string): Promise<boolean> {
  if ((await attempt(`${noun}.remove`, { id })) === null) return false
  const undo = { label: i18next.t('common.undo'), onPress: () => void takeBack(noun) }
  // Only the newest step can be undone, so only one message at a time offers it.
  showToast({
    tone: 'info',
    about: 'history',
    title: i18next.t('common.removed', { what: titled.has(noun) ? i18next.t('common.named', { words: what }) : what }),
    action: undo,
  })
  return true
}

/** Undoes the removal while it still is the newest step: what was written since must not be undone in its place. */
async function takeBack(noun: Removable): Promise<void> {
  const state = await call('history.state', {})
  if (state.ok && state.value.undo !== `${noun}.remove`) return showToast({ tone: 'info', title: i18next.t('common.changedSince') })
  await attempt('history.undo', {})
}
