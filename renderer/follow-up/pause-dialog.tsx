import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { ListedThread } from './listed-threads.ts'
import { setThread } from './thread-actions.ts'
import { isPaused } from './thread-words.ts'

/** Lets a deadline rest from a day, or run again from one. */
export function PauseDialog({ thread, today, onClose }: { thread: ListedThread; today: CivilDate; onClose: () => void }) {
  const { t } = useTranslation()
  const [day, setDay] = useState<CivilDate | null>(today)
  const [reason, setReason] = useState('')
  const pauses = thread.followUp?.pauses ?? []
  const lasting = isPaused(thread) ? pauses.at(-1) : undefined
  const wrong =
    day === null ? t('followUp.deadline.noDay') : lasting && day < lasting.from ? t('followUp.deadline.resumeEarly', { date: dateWords(lasting.from) }) : null
  const save = async () => {
    if (day === null || wrong !== null) return
    const next = lasting ? [...pauses.slice(0, -1), { ...lasting, to: day }] : [...pauses, { from: day, to: null, reason: reason.trim() }]
    if (await setThread(thread, { pauses: next })) onClose()
  }
  const footer = (
    <>
      <Button onPress={onClose}>{t('common.cancel')}</Button>
      <Button variant="primary" onPress={() => void save()}>
        {t(lasting ? 'followUp.deadline.saveResume' : 'followUp.deadline.savePause')}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t(lasting ? 'followUp.deadline.resumeTitle' : 'followUp.deadline.pauseTitle')}
      isOpen
      isTyped={reason !== ''}
      onClose={onClose}
      size="small"
      footer={footer}
    >
      <div className="thread-form">
        <DateField
          label={t(lasting ? 'followUp.deadline.resumeOn' : 'followUp.deadline.pauseFrom')}
          hint={t('followUp.deadline.pauseHint')}
          autoFocus
          value={day}
          onChange={setDay}
          error={wrong}
        />
        {!lasting && <TextField label={t('followUp.deadline.reason')} note={t('common.optional')} value={reason} onChange={setReason} />}
      </div>
    </Dialog>
  )
}
