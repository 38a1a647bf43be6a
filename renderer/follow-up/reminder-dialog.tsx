import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import type { FollowUp } from '../../src/domain/follow-up.ts'
import { media } from '../../src/domain/hearing-response.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import type { ListedThread } from './listed-threads.ts'
import { setThread } from './thread-actions.ts'

/** Writes down that the authority was reminded, by whatever means. */
export function ReminderDialog({ thread, today, onClose }: { thread: ListedThread; today: CivilDate; onClose: () => void }) {
  const { t } = useTranslation()
  const [date, setDate] = useState<CivilDate | null>(today)
  const [medium, setMedium] = useState<FollowUp['reminders'][number]['medium']>('email')
  const save = async () => {
    if (date !== null && (await setThread(thread, { reminders: [...(thread.followUp?.reminders ?? []), { date, medium }] }))) onClose()
  }
  const footer = (
    <>
      <Button onPress={onClose}>{t('common.cancel')}</Button>
      <Button variant="primary" onPress={() => void save()}>
        {t('followUp.reminder.save')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('followUp.reminder.title')} isOpen onClose={onClose} size="small" footer={footer}>
      <div className="thread-form">
        <DateField label={t('followUp.reminder.date')} autoFocus value={date} onChange={setDate} error={date === null ? t('followUp.deadline.noDay') : null} />
        <Select label={t('hearing.medium')} options={media.map((id) => ({ id, label: t(`hearing.media.${id}`) }))} value={medium} onChange={setMedium} />
      </div>
    </Dialog>
  )
}
