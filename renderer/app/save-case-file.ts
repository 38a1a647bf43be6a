import i18next from 'i18next'
import { flushAll } from '../data/autosaves.ts'
import { attempt } from '../data/operation.ts'
import { disputedTargets } from '../data/save-state.ts'
import { concernsCase, targetNames } from '../data/targets.ts'
import { showToast } from '../ui/toast.tsx'
import { showOverlay } from './view.ts'

/** Saves a case as a file; asks first where somebody speaks in confidence. */
export async function askAndSaveCaseFile(inspectionId: string): Promise<void> {
  const participants = await attempt('participant.list', { inspectionId })
  if (participants?.some(({ confidential }) => confidential)) showOverlay('saveCaseFile')
  else if (participants) await saveCaseFile(inspectionId)
}

/** Saves a case as a file. @param identitiesFor why it is to carry who speaks in confidence; it does not without */
export async function saveCaseFile(inspectionId: string, identitiesFor?: string): Promise<void> {
  await flushAll()
  const unsaved = disputedTargets().filter((target) => concernsCase(target, inspectionId))
  if (unsaved.length > 0) {
    const title = i18next.t('common.unsaved.beforeCaseFile', { what: targetNames(unsaved) })
    return showToast({ tone: 'error', title, text: i18next.t('common.unsaved.beforeCaseFileText') })
  }
  const saved = await attempt('caseFile.save', { inspectionId, ...(identitiesFor !== undefined && { identitiesFor }) })
  if (saved) showToast({ tone: 'done', title: i18next.t('inspections.caseFileSaved'), text: saved.path })
}
