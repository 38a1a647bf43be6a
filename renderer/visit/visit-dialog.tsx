import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Participant } from '../../src/domain/participant.ts'
import type { Unit } from '../../src/domain/unit.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { useFormDraft } from '../data/form-draft.ts'
import { useOperation } from '../data/operation.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeField } from '../ui/time-field.tsx'
import { Choices } from './choices.tsx'
import './visit-dialog.css'

type VisitForm = {
  readonly date: string | null
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly place: string
  readonly programme: string
  readonly unitIds: readonly string[]
  readonly participantIds: readonly string[]
}

export type VisitDialogProps = {
  inspectionId: string
  /** The visit to change; null for a new one. */
  visit: Visit | null
  /** What a new visit begins with: the day it is planned for. */
  plannedOn: string | null
  announcedOn: string | null
  units: readonly Unit[]
  participants: readonly Participant[]
  onClose: (visit: Visit | null) => void
}

/** Date, place, participants and programme of a visit. Closed without a choice, it is as it was left when it is opened again. */
export function VisitDialog(props: VisitDialogProps) {
  const { visit, announcedOn, units, participants, onClose } = props
  const { t } = useTranslation()
  const { typedIn, form, set, isTyped, wrong, save, close } = useVisitForm(props)
  const isBeforeAnnouncement = form.date !== null && announcedOn !== null && form.date < announcedOn
  return (
    <Dialog
      title={t(visit ? 'visit.edit' : 'visit.add')}
      isOpen
      isTyped={isTyped}
      onClose={() => onClose(null)}
      footer={
        <>
          <Button onPress={() => close(null)}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void save()}>
            {visit ? t('common.save') : t('common.add')}
          </Button>
        </>
      }
    >
      <form
        ref={typedIn}
        className="visit-fields"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="visit-when">
          <DateField
            label={t('visit.fields.date')}
            autoFocus
            value={form.date}
            onChange={(date) => set({ date })}
            error={wrong.date}
            hint={isBeforeAnnouncement ? <StateMark state="warn">{t('visit.beforeAnnouncement', { date: dateWords(announcedOn) })}</StateMark> : undefined}
          />
          <TimeField label={t('visit.fields.startsAt')} value={form.startsAt} onChange={(startsAt) => set({ startsAt })} />
          <TimeField label={t('visit.fields.endsAt')} value={form.endsAt} onChange={(endsAt) => set({ endsAt })} error={wrong.endsAt} />
        </div>
        <TextField label={t('visit.fields.place')} hint={t('visit.fields.placeHint')} value={form.place} onChange={(place) => set({ place })} />
        <Choices
          label={t('visit.fields.units')}
          none={t('visit.fields.unitsNone')}
          options={units.map((unit) => ({ id: unit.id, label: unit.name }))}
          chosen={form.unitIds}
          onChange={(unitIds) => set({ unitIds })}
        />
        {(['authority', 'office'] as const).map((side) => (
          <Choices
            key={side}
            label={t(side === 'office' ? 'visit.fields.officeSide' : 'visit.fields.authoritySide')}
            none={t('visit.fields.participantsNone')}
            options={participants.filter((one) => one.side === side).map(({ id, role, name }) => ({ id, label: name === '' ? role : `${role}, ${name}` }))}
            chosen={form.participantIds}
            onChange={(participantIds) => set({ participantIds })}
          />
        ))}
        <TextArea
          label={t('visit.fields.programme')}
          note={t('common.optional')}
          value={form.programme}
          onChange={(programme) => set({ programme })}
          minRows={3}
          maxRows={10}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

/** What is typed of a visit, what is wrong with it, and how it is saved. */
function useVisitForm({ inspectionId, visit, plannedOn, units, participants, onClose }: VisitDialogProps) {
  const { t } = useTranslation()
  const draft = useFormDraft<VisitForm>(visit ? `visit:${visit.id}:form` : `visit:new:${inspectionId}`, visit?.updatedAt ?? null, {
    date: visit?.date ?? plannedOn,
    startsAt: visit?.startsAt ?? null,
    endsAt: visit?.endsAt ?? null,
    place: visit?.place ?? units.find((unit) => unit.address !== '')?.address ?? '',
    programme: visit?.programme ?? '',
    unitIds: visit?.unitIds ?? units.map((unit) => unit.id),
    participantIds: visit?.participantIds ?? participants.map((one) => one.id),
  })
  // Who was deleted since the words were typed is not chosen any more.
  const unitIds = draft.form.unitIds.filter((id) => units.some((unit) => unit.id === id))
  const participantIds = draft.form.participantIds.filter((id) => participants.some((one) => one.id === id))
  const form: VisitForm = { ...draft.form, unitIds, participantIds }
  const { date, startsAt, endsAt } = form
  const endsTooEarly = startsAt !== null && endsAt !== null && endsAt < startsAt
  const typedIn = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const create = useOperation('visit.create')
  const update = useOperation('visit.update')
  const close = (saved: Visit | null) => {
    draft.forget()
    onClose(saved)
  }
  const save = async (): Promise<void> => {
    setTried(true)
    // A day or a time that could not be read is still in its field alone: saved now, what stood there before would be kept in silence.
    const unread = date !== null && typedIn.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (unread) return unread.focus()
    if (date === null || endsTooEarly || create.isRunning || update.isRunning) return
    const fields = { ...form, date, place: form.place.trim(), unitIds, participantIds }
    const saved = visit ? await update.run({ id: visit.id, patch: fields }) : await create.run({ inspectionId, ...fields })
    if (saved) close(saved)
  }
  const wrong = {
    date: tried && date === null ? t('visit.fields.dateMissing') : null,
    endsAt: endsTooEarly ? t('visit.fields.endBeforeStart') : null,
  }
  return { typedIn, form, set: draft.set, isTyped: draft.isTyped, wrong, save, close }
}
