import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Participant } from '../../src/domain/participant.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { useFormDraft } from '../data/form-draft.ts'
import { useOperation } from '../data/operation.ts'
import { useOfficeRows } from '../data/queries.ts'
import { removeRow } from '../app/remove.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { freeKey } from './case-names.ts'

/** For whom the dialog is open: somebody to change, or somebody new of a side, with the digit that was pressed for him. */
export type PersonAsked = { readonly side: Participant['side']; readonly participant: Participant | null; readonly key: number | null }

export type ParticipantDialogProps = {
  inspectionId: string
  asked: PersonAsked
  units: readonly Unit[]
  /** Those of the side who are listed now: they share the nine digits. */
  listed: readonly Participant[]
  /** Others of the side in the case, who can be brought in with one press. */
  others: readonly Participant[]
  /** Somebody was added, brought in, changed, or (null) nobody was. */
  onClose: (participant: Participant | null) => void
}

/** Adds somebody who takes part, or changes who is there. */
export function ParticipantDialog({ inspectionId, asked, units, listed, others, onClose }: ParticipantDialogProps) {
  const { t } = useTranslation()
  const { side, participant } = asked
  const draft = useFormDraft(participant ? `participant:${participant.id}:form` : `participant:new:${inspectionId}:${side}`, participant?.updatedAt ?? null, {
    role: participant?.role ?? '',
    name: participant?.name ?? '',
    unitId: participant?.unitId ?? null,
  })
  const { role, name, unitId } = draft.form
  const [key, setKey] = useState(participant ? participant.speakerKey : side === 'authority' ? (asked.key ?? freeKey(listed)) : null)
  const [tried, setTried] = useState(false)
  const [removing, setRemoving] = useState(false)
  const create = useOperation('participant.create')
  const update = useOperation('participant.update')
  const holder = key === null ? undefined : listed.find((one) => one.speakerKey === key && one.id !== participant?.id)

  const save = async (as: { role: string; name: string }): Promise<void> => {
    setTried(true)
    if (as.role.trim() === '' || create.isRunning || update.isRunning) return
    // Two people cannot have one digit: whoever had it gets the one that becomes free.
    if (holder) await update.run({ id: holder.id, patch: { speakerKey: participant?.speakerKey ?? freeKey([...listed, { ...holder, speakerKey: key }]) } })
    const fields = { role: as.role.trim(), name: as.name.trim(), unitId, speakerKey: key }
    const position = Math.max(0, ...[...listed, ...others].map((one) => one.position)) + 1
    const saved = participant ? await update.run({ id: participant.id, patch: fields }) : await create.run({ inspectionId, side, position, ...fields })
    if (saved) close(saved)
  }
  const close = (saved: Participant | null) => {
    draft.forget()
    onClose(saved)
  }
  if (participant && removing) {
    return (
      <ConfirmDialog
        title={t('visit.people.removeQuestion', { role: participant.role })}
        isOpen
        danger
        confirm={t('visit.people.remove')}
        onCancel={() => setRemoving(false)}
        onConfirm={() => {
          void removeRow('participant', participant.id, participant.role)
          close(null)
        }}
      >
        <p>{t('visit.people.removeText')}</p>
      </ConfirmDialog>
    )
  }
  return (
    <Dialog
      title={participant ? t('visit.people.edit', { role: participant.role }) : t(side === 'office' ? 'visit.people.addOffice' : 'visit.people.add')}
      isOpen
      size="small"
      isTyped={draft.isTyped}
      onClose={() => onClose(null)}
      footer={
        <>
          {participant && (
            <Button variant="danger" onPress={() => setRemoving(true)}>
              {t('visit.people.remove')}
            </Button>
          )}
          <Button onPress={() => close(null)}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void save({ role, name })}>
            {participant ? t('common.save') : t('common.add')}
          </Button>
        </>
      }
    >
      {!participant && <KnownPeople side={side} others={others} listed={listed} onPick={close} onColleague={(colleague) => void save(colleague)} />}
      <TextField
        label={t('visit.people.role')}
        hint={side === 'authority' ? t('visit.people.roleHint') : undefined}
        autoFocus
        value={role}
        onChange={(words) => draft.set({ role: words })}
        error={tried && role.trim() === '' ? t('visit.people.roleMissing') : null}
        onKeyDown={(event) => event.key === 'Enter' && void save({ role, name })}
      />
      <TextField
        label={t('visit.people.name')}
        note={t('common.optional')}
        value={name}
        onChange={(words) => draft.set({ name: words })}
        onKeyDown={(event) => event.key === 'Enter' && void save({ role, name })}
      />
      {side === 'authority' && (
        <>
          <Select
            label={t('visit.people.unit')}
            options={units.map((unit) => ({ id: unit.id, label: unit.name }))}
            none={{ label: t('visit.people.noUnit'), onChoose: () => draft.set({ unitId: null }) }}
            value={unitId}
            onChange={(id) => draft.set({ unitId: id })}
          />
          <Select
            label={t('visit.people.key')}
            options={['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => ({ id: digit, label: digit }))}
            none={{ label: t('visit.people.noKey'), onChoose: () => setKey(null) }}
            value={key === null ? null : String(key)}
            onChange={(digit) => setKey(Number(digit))}
            hint={holder ? t('visit.people.keyTaken', { role: holder.role }) : undefined}
          />
        </>
      )}
    </Dialog>
  )
}

type KnownPeopleProps = {
  side: Participant['side']
  others: readonly Participant[]
  listed: readonly Participant[]
  onPick: (participant: Participant) => void
  onColleague: (colleague: { role: string; name: string }) => void
}

/** Those who are known already: others of the case, and for our own side the office's staff. */
function KnownPeople({ side, others, listed, onPick, onColleague }: KnownPeopleProps) {
  const { t } = useTranslation()
  const staff = useOfficeRows('colleague')
  const there = new Set([...listed, ...others].map((one) => one.name))
  const colleagues = side === 'office' ? staff.filter((colleague) => !there.has(colleague.name)) : []
  return (
    <>
      {others.length > 0 && (
        <div>
          <SectionHeading>{t('visit.people.known')}</SectionHeading>
          <div className="known-people">
            {others.map((one) => (
              <Button key={one.id} small icon="plus" onPress={() => onPick(one)}>
                {one.name === '' ? one.role : `${one.role}, ${one.name}`}
              </Button>
            ))}
          </div>
        </div>
      )}
      {colleagues.length > 0 && (
        <div>
          <SectionHeading>{t('visit.people.colleagues')}</SectionHeading>
          <div className="known-people">
            {colleagues.map(({ id, name, title }) => (
              <Button key={id} small icon="plus" onPress={() => onColleague({ role: title || name, name: title ? name : '' })}>
                {title ? `${name}, ${title}` : name}
              </Button>
            ))}
          </div>
        </div>
      )}
    </>
  )
}
