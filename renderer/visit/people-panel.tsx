import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Participant } from '../../src/domain/participant.ts'
import { ConfidentialMark } from '../identities/confidential-mark.tsx'
import { sourceOf, spoken } from '../notes/capture-line.ts'
import type { Capture } from '../notes/capture-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import type { CaseNames } from './case-names.ts'
import './people-panel.css'

export type PeoplePanelProps = {
  speakers: readonly Participant[]
  colleagues: readonly Participant[]
  names: CaseNames
  capture: Capture
  writerId: string | null
  onWriter: (participantId: string) => void
  onAdd: (side: Participant['side']) => void
  onEdit: (participant: Participant) => void
  /** The keyboard goes back to the capture line. */
  onPicked: () => void
}

/** Who is there: those who speak, with the digits that pick them, and those who write. */
export const PeoplePanel = memo(function PeoplePanel(props: PeoplePanelProps) {
  const { speakers, colleagues, names, capture, writerId, onWriter, onAdd, onEdit, onPicked } = props
  const { t } = useTranslation()
  const sourceId = useStore(capture.store, (state) => sourceOf(state.line))
  const pickSpeaker = (id: string) => {
    capture.change((line) => spoken(line, line.sourceId === id ? null : id))
    onPicked()
  }
  const pickWriter = (id: string) => {
    onWriter(id)
    onPicked()
  }
  const unitOf = ({ id }: Participant) => names.speakers.get(id)?.unit ?? null
  return (
    <div className="people">
      <SectionHeading level={2} side={<IconButton small icon="plus" label={t('visit.people.add')} onPress={() => onAdd('authority')} />}>
        {t('visit.people.speaking')}
      </SectionHeading>
      {speakers.length === 0 && <p className="ui-hint">{t('visit.people.speakingNone')}</p>}
      <ul>
        {speakers.map((participant, index) => (
          <li key={participant.id}>
            {/* A unit is named once, before the first of those who come from it. */}
            {unitOf(participant) !== null && speakers[index - 1]?.unitId !== participant.unitId && <p className="unit">{unitOf(participant)}</p>}
            <Speaker participant={participant} isPicked={participant.id === sourceId} onPick={pickSpeaker} />
            <EditButton participant={participant} onEdit={onEdit} />
          </li>
        ))}
      </ul>
      <SectionHeading level={2} side={<IconButton small icon="plus" label={t('visit.people.addOffice')} onPress={() => onAdd('office')} />}>
        {t('visit.people.office')}
      </SectionHeading>
      {colleagues.length === 0 && <p className="ui-hint">{t('visit.people.officeNone')}</p>}
      <ul>
        {colleagues.map((participant) => (
          <li key={participant.id}>
            <Writer participant={participant} isPicked={participant.id === writerId} onPick={pickWriter} />
            <EditButton participant={participant} onEdit={onEdit} />
          </li>
        ))}
      </ul>
    </div>
  )
})

type PersonProps = { participant: Participant; isPicked: boolean; onPick: (participantId: string) => void }

/** Somebody whose words can be noted. */
function Speaker({ participant: { id, role, name, speakerKey, confidential }, isPicked, onPick }: PersonProps) {
  return (
    <button type="button" className="person" aria-pressed={isPicked} onClick={() => onPick(id)}>
      {speakerKey === null ? <span className="no-key" /> : <Kbd keys={String(speakerKey)} />}
      <span>
        <b>{role}</b>
        {name !== '' && <small>{name}</small>}
        {confidential && (
          <small>
            <ConfidentialMark />
          </small>
        )}
      </span>
    </button>
  )
}

/** Somebody of the office, who may be the one that writes. */
function Writer({ participant: { id, role, name, confidential }, isPicked, onPick }: PersonProps) {
  const { t } = useTranslation()
  return (
    <button type="button" className="person" aria-pressed={isPicked} title={t('visit.people.writes', { role })} onClick={() => onPick(id)}>
      <span className="writes" aria-hidden="true">
        {isPicked ? '✎' : ''}
      </span>
      <span>
        <b>{role}</b>
        {name !== '' && <small>{name}</small>}
        {confidential && (
          <small>
            <ConfidentialMark />
          </small>
        )}
        {isPicked && <small>{t('visit.people.notedBy')}</small>}
      </span>
    </button>
  )
}

function EditButton({ participant, onEdit }: { participant: Participant; onEdit: (participant: Participant) => void }) {
  const { t } = useTranslation()
  return (
    <IconButton small icon="pencil" label={t('visit.people.edit', { role: participant.role })} onPress={() => onEdit(participant)} className="edit-person" />
  )
}
