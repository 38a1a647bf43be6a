import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type CivilDate } from '../../src/domain/civil-date.ts'
import { daysBetween, nextWorkingDay } from '../../src/domain/deadline.ts'
import { startLetter } from '../letters/start-letter.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { ListedThread } from './listed-threads.ts'
import { setThread } from './thread-actions.ts'
import { isPaused } from './thread-words.ts'

/** Lets a deadline rest from a day, or run again from one. */
export function PauseDialog({ thread, inspectionId, today, onClose }: { thread: ListedThread; inspectionId: string; today: CivilDate; onClose: () => void }) {
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
  const byLetter = async () => {
    if (day === null || wrong !== null) return
    onClose()
    const due = thread.dueOn === null ? undefined : nextWorkingDay(addDays(thread.dueOn, daysBetween(today, day)))
    await startLetter(inspectionId, 'extension', [thread], lasting ? { dueOn: due } : { pausesFrom: day, reason: reason.trim() })
  }
  const footer = (
    <>
      <Button onPress={onClose}>{t('common.cancel')}</Button>
      <Button onPress={() => void byLetter()}>{t(lasting ? 'followUp.deadline.resumeByLetter' : 'followUp.deadline.pauseByLetter')}</Button>
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
        <p className="ui-hint">{t('followUp.deadline.byLetterHint')}</p>
      </div>
    </Dialog>
  )
}
