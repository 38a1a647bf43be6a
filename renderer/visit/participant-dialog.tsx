import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Participant } from '../../src/domain/participant.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { useFormDraft } from '../data/form-draft.ts'
import { useOperation } from '../data/operation.ts'
import { useOfficeRows } from '../data/queries.ts'
import { removeRow } from '../app/remove.ts'
import { ConfidenceActions } from '../identities/confidence-actions.tsx'
import { ConfidentialDialog, type ConfidentialAsked } from '../identities/confidential-dialog.tsx'
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
export function ParticipantDialog(props: ParticipantDialogProps) {
  const { inspectionId, asked, units, listed, others, onClose } = props
  const { side, participant } = asked
  const { t } = useTranslation()
  const person = usePersonForm(props)
  const { role, name, unitId } = person.form
  const [removing, setRemoving] = useState(false)
  const [confiding, setConfiding] = useState<ConfidentialAsked | null>(null)
  const saveTyped = () => void person.save({ role, name })
  if (participant && removing) return <RemovePerson participant={participant} onCancel={() => setRemoving(false)} onRemoved={() => person.close(null)} />
  if (confiding) return <ConfidentialDialog inspectionId={inspectionId} asked={confiding} onClose={person.close} />
  const confide = () => {
    setConfiding({ side, participant: null, role, name, unitId, speakerKey: person.speakerKey })
    // The name must not stay in the journal.
    person.forget()
  }
  return (
    <Dialog
      title={participant ? t('visit.people.edit', { role: participant.role }) : t(side === 'office' ? 'visit.people.addOffice' : 'visit.people.add')}
      isOpen
      size="small"
      isTyped={person.isTyped}
      onClose={() => onClose(null)}
      footer={
        <>
          {participant && (
            <Button variant="danger" onPress={() => setRemoving(true)}>
              {t('visit.people.remove')}
            </Button>
          )}
          <Button onPress={() => person.close(null)}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={saveTyped}>
            {participant ? t('common.save') : t('common.add')}
          </Button>
        </>
      }
    >
      {!participant && (
        <KnownPeople side={side} others={others} listed={listed} onPick={person.close} onColleague={(colleague) => void person.save(colleague)} />
      )}
      <TextField
        label={t(participant?.confidential ? 'identities.alias' : 'visit.people.role')}
        hint={side === 'authority' && !participant?.confidential ? t('visit.people.roleHint') : undefined}
        autoFocus
        value={role}
        onChange={(words) => person.set({ role: words })}
        error={person.tried && role.trim() === '' ? t('visit.people.roleMissing') : null}
        onKeyDown={(event) => event.key === 'Enter' && saveTyped()}
      />
      {!participant?.confidential && (
        <TextField
          label={t('visit.people.name')}
          note={t('common.optional')}
          value={name}
          onChange={(words) => person.set({ name: words })}
          onKeyDown={(event) => event.key === 'Enter' && saveTyped()}
        />
      )}
      {side === 'authority' && (
        <>
          <Select
            label={t('visit.people.unit')}
            options={units.map((unit) => ({ id: unit.id, label: unit.name }))}
            none={{ label: t('visit.people.noUnit'), onChoose: () => person.set({ unitId: null }) }}
            value={unitId}
            onChange={(id) => person.set({ unitId: id })}
          />
          <SpeakerKey speakerKey={person.speakerKey} holder={person.holder} onChange={person.setSpeakerKey} />
        </>
      )}
      {participant ? (
        <ConfidenceActions participant={participant} onChanged={() => person.close(null)} />
      ) : (
        <div>
          <Button small icon="lock" onPress={confide}>
            {t('identities.make.open')}
          </Button>
        </div>
      )}
    </Dialog>
  )
}

/** What is typed of a person, the digit that picks him, and how he is saved. */
function usePersonForm({ inspectionId, asked: { side, participant, key }, listed, others, onClose }: ParticipantDialogProps) {
  const draft = useFormDraft(participant ? `participant:${participant.id}:form` : `participant:new:${inspectionId}:${side}`, participant?.updatedAt ?? null, {
    role: participant?.role ?? '',
    name: participant?.name ?? '',
    unitId: participant?.unitId ?? null,
  })
  const [speakerKey, setSpeakerKey] = useState(participant ? participant.speakerKey : side === 'authority' ? (key ?? freeKey(listed)) : null)
  const [tried, setTried] = useState(false)
  const create = useOperation('participant.create')
  const update = useOperation('participant.update')
  const holder = speakerKey === null ? undefined : listed.find((one) => one.speakerKey === speakerKey && one.id !== participant?.id)
  const close = (saved: Participant | null) => {
    draft.forget()
    onClose(saved)
  }
  const save = async (as: { role: string; name: string }): Promise<void> => {
    setTried(true)
    if (as.role.trim() === '' || create.isRunning || update.isRunning) return
    // Two people cannot have one digit: whoever had it gets the one that becomes free.
    if (holder) await update.run({ id: holder.id, patch: { speakerKey: participant?.speakerKey ?? freeKey([...listed, { ...holder, speakerKey }]) } })
    const fields = { role: as.role.trim(), name: as.name.trim(), unitId: draft.form.unitId, speakerKey }
    const position = Math.max(0, ...[...listed, ...others].map((one) => one.position)) + 1
    const saved = participant ? await update.run({ id: participant.id, patch: fields }) : await create.run({ inspectionId, side, position, ...fields })
    if (saved) close(saved)
  }
  return { form: draft.form, set: draft.set, isTyped: draft.isTyped, tried, speakerKey, setSpeakerKey, holder, save, close, forget: draft.forget }
}

type SpeakerKeyProps = { speakerKey: number | null; holder: Participant | undefined; onChange: (key: number | null) => void }

/** The digit that picks a speaker while notes are typed. */
function SpeakerKey({ speakerKey, holder, onChange }: SpeakerKeyProps) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('visit.people.key')}
      options={['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => ({ id: digit, label: digit }))}
      none={{ label: t('visit.people.noKey'), onChoose: () => onChange(null) }}
      value={speakerKey === null ? null : String(speakerKey)}
      onChange={(digit) => onChange(Number(digit))}
      hint={holder ? t('visit.people.keyTaken', { role: holder.role }) : undefined}
    />
  )
}

function RemovePerson({ participant, onCancel, onRemoved }: { participant: Participant; onCancel: () => void; onRemoved: () => void }) {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      title={t('visit.people.removeQuestion', { role: participant.role })}
      isOpen
      danger
      confirm={t('visit.people.remove')}
      onCancel={onCancel}
      onConfirm={() => {
        void removeRow('participant', participant.id, participant.role)
        onRemoved()
      }}
    >
      <p>{t('visit.people.removeText')}</p>
    </ConfirmDialog>
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
