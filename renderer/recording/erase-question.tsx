import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../src/domain/attachment.ts'
import { attempt } from '../data/operation.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { showToast } from '../ui/toast.tsx'
import { isRecordingNow, leaveRecording, useRecording } from './recorder.ts'

type EraseQuestionProps = { file: Attachment; onErased?: () => void; onClose: () => void }

/** Asks before a recording is deleted for good. */
export function EraseQuestion({ file, onErased, onClose }: EraseQuestionProps) {
  const { t } = useTranslation()
  const erase = async () => {
    onClose()
    if (isRecordingNow() && useRecording.getState().recording?.id === file.id) leaveRecording()
    if ((await attempt('recording.erase', { id: file.id })) === null) return
    onErased?.()
    showToast({ tone: 'info', title: i18next.t('recording.erase.done') })
  }
  return (
    <ConfirmDialog title={t('recording.erase.title')} isOpen danger confirm={t('recording.erase.confirm')} onConfirm={() => void erase()} onCancel={onClose}>
      <p>{t('recording.erase.text', { file: file.fileName })}</p>
    </ConfirmDialog>
  )
}
