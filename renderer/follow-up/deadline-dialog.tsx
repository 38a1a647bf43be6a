import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import { deadlineFrom, type DeadlineUnit } from '../../src/domain/deadline.ts'
import { useFormDraft } from '../data/form-draft.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DayOffHint } from '../ui/day-off-hint.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { startLetter } from '../letters/start-letter.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { ListedThread } from './listed-threads.ts'
import { setThread } from './thread-actions.ts'

type Form = { how: 'days' | 'date'; count: string; unit: DeadlineUnit; from: CivilDate; date: CivilDate | null; reason: string; isCorrection: boolean }

/** The day of a form; null while it is none. */
export function dayOf({ how, count, unit, from, date }: Pick<Form, 'how' | 'count' | 'unit' | 'from' | 'date'>): CivilDate | null {
  if (how === 'date') return date
  const days = /^\d{1,4}$/.test(count.trim()) ? Number(count) : 0
  return days < 1 || days > 1000 ? null : deadlineFrom(from, days, unit)
}

type DeadlineDialogProps = { thread: ListedThread; inspectionId: string; today: CivilDate; onClose: () => void }

/** Sets a thread's day, or grants a later one: as so many calendar or working days from a day, or as a date. */
export function DeadlineDialog({ thread, inspectionId, today, onClose }: DeadlineDialogProps) {
  const { t } = useTranslation()
  const start: Form = { how: 'days', count: '', unit: 'workingDays', from: today, date: null, reason: '', isCorrection: false }
  const { form, isTyped, set, forget } = useFormDraft<Form>(`followUp:new:${inspectionId}:${thread.id}:deadline`, null, start)
  const [asked, setAsked] = useState(false)
  const isFirst = thread.dueOn === null
  const extensions = thread.followUp?.extensions ?? []
  const day = dayOf(form)
  const save = async () => {
    setAsked(true)
    if (day === null) return
    const extension = { grantedOn: today, dueOn: day, reason: form.reason.trim() }
    const patch = isFirst || (form.isCorrection && extensions.length === 0) ? { dueOn: day } : { extensions: [...extensions, extension] }
    if (!(await setThread(thread, patch))) return
    forget()
    onClose()
  }
  const byLetter = async () => {
    setAsked(true)
    if (day === null) return
    forget()
    onClose()
    await startLetter(inspectionId, 'extension', [thread], { dueOn: day, reason: form.reason.trim() })
  }
  const cancel = () => {
    forget()
    onClose()
  }
  const footer = (
    <>
      <Button onPress={cancel}>{t('common.cancel')}</Button>
      {!isFirst && !form.isCorrection && <Button onPress={() => void byLetter()}>{t('followUp.deadline.extendByLetter')}</Button>}
      <Button variant="primary" onPress={() => void save()}>
        {t(isFirst ? 'followUp.deadline.saveDue' : 'followUp.deadline.saveExtension')}
      </Button>
    </>
  )
  return (
    <Dialog
      title={t(isFirst ? 'followUp.deadline.setTitle' : 'followUp.deadline.extendTitle')}
      isOpen
      isTyped={isTyped}
      onClose={onClose}
      size="small"
      footer={footer}
    >
      <div className="thread-form">
        {thread.dueOn !== null && <p>{t('followUp.deadline.now', { date: dateWords(thread.dueOn, 'weekday') })}</p>}
        <DayFields form={form} set={set} isMissing={asked && day === null} />
        {day !== null && (
          <div role="status">
            {form.how === 'days' && <p>{t('followUp.deadline.result', { weekday: dateWords(day, 'weekday').split(' ')[0], date: dateWords(day) })}</p>}
            {form.how === 'days' && <DayOffHint date={day} onUse={(date) => set({ how: 'date', date })} />}
            {day < today && <StateMark state="warn">{t('followUp.deadline.past')}</StateMark>}
          </div>
        )}
        {!isFirst && extensions.length === 0 && (
          <Checkbox isSelected={form.isCorrection} onChange={(isCorrection) => set({ isCorrection })}>
            {t('followUp.deadline.correct')}
          </Checkbox>
        )}
        {!isFirst && !form.isCorrection && (
          <TextField
            label={t('followUp.deadline.reason')}
            note={t('common.optional')}
            hint={t('followUp.deadline.reasonHint')}
            value={form.reason}
            onChange={(reason) => set({ reason })}
          />
        )}
        {!isFirst && !form.isCorrection && <p className="ui-hint">{t('followUp.deadline.byLetterHint')}</p>}
      </div>
    </Dialog>
  )
}

function DayFields({ form, set, isMissing }: { form: Form; set: (patch: Partial<Form>) => void; isMissing: boolean }) {
  const { t } = useTranslation()
  const units = (['workingDays', 'calendarDays'] as const).map((id) => ({ id, label: t(`followUp.deadline.units.${id}`) }))
  return (
    <>
      <SegmentedControl
        label={t('followUp.deadline.how')}
        options={[
          { id: 'days', label: t('followUp.deadline.asDays') },
          { id: 'date', label: t('followUp.deadline.asDate') },
        ]}
        value={form.how}
        onChange={(how) => set({ how })}
      />
      {form.how === 'days' ? (
        <>
          <TextField
            label={t('followUp.deadline.count')}
            autoFocus
            inputMode="numeric"
            value={form.count}
            onChange={(count) => set({ count })}
            error={isMissing ? t('followUp.deadline.countWrong') : null}
          />
          <SegmentedControl label={t('followUp.deadline.unit')} options={units} value={form.unit} onChange={(unit) => set({ unit })} />
          <DateField
            label={t('followUp.deadline.from')}
            hint={t('followUp.deadline.fromHint')}
            value={form.from}
            onChange={(from) => from !== null && set({ from })}
          />
        </>
      ) : (
        <DateField
          label={t('followUp.deadline.date')}
          isDeadline
          value={form.date}
          onChange={(date) => set({ date })}
          error={isMissing ? t('followUp.deadline.noDay') : null}
        />
      )}
    </>
  )
}
