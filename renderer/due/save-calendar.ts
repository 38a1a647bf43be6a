import i18next from 'i18next'
import { flushAll } from '../data/autosaves.ts'
import { perform, showError } from '../data/operation.ts'
import { showToast } from '../ui/toast.tsx'

/** Writes the deadlines of a case, or of all (null), to a calendar file. */
export async function saveCalendar(inspectionId: string | null): Promise<void> {
  await flushAll()
  const result = await perform('followUp.saveCalendar', { inspectionId })
  if (!result.ok) return showError(result.error)
  showToast({ tone: 'done', title: i18next.t('followUp.calendarSaved'), text: result.value.path })
}
