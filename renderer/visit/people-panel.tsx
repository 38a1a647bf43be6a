import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Participant } from '../../src/domain/participant.ts'
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
  return (
    <div className="people">
      <SectionHeading level={2} side={<IconButton small icon="plus" label={t('visit.people.add')} onPress={() => onAdd('authority')} />}>
        {t('visit.people.speaking')}
      </SectionHeading>
      {speakers.length === 0 && <p className="ui-hint">{t('visit.people.speakingNone')}</p>}
      <ul>
        {speakers.map((participant, index) => {
          const { id, role, name, speakerKey: key } = participant
          const unit = names.speakers.get(id)?.unit ?? null
          const before = speakers[index - 1]
          return (
            <li key={id}>
              {/* A unit is named once, before the first of those who come from it. */}
              {unit !== null && (before === undefined || before.unitId !== participant.unitId) && <p className="unit">{unit}</p>}
              <button
                type="button"
                className="person"
                aria-pressed={id === sourceId}
                onClick={() => {
                  capture.change((line) => spoken(line, line.sourceId === id ? null : id))
                  onPicked()
                }}
              >
                {key === null ? <span className="no-key" /> : <Kbd keys={String(key)} />}
                <span>
                  <b>{role}</b>
                  {name !== '' && <small>{name}</small>}
                </span>
              </button>
              <EditButton participant={participant} onEdit={onEdit} />
            </li>
          )
        })}
      </ul>
      <SectionHeading level={2} side={<IconButton small icon="plus" label={t('visit.people.addOffice')} onPress={() => onAdd('office')} />}>
        {t('visit.people.office')}
      </SectionHeading>
      {colleagues.length === 0 && <p className="ui-hint">{t('visit.people.officeNone')}</p>}
      <ul>
        {colleagues.map((participant) => (
          <li key={participant.id}>
            <button
              type="button"
              className="person"
              aria-pressed={participant.id === writerId}
              title={t('visit.people.writes', { role: participant.role })}
              onClick={() => {
                onWriter(participant.id)
                onPicked()
              }}
            >
              <span className="writes" aria-hidden="true">
                {participant.id === writerId ? '✎' : ''}
              </span>
              <span>
                <b>{participant.role}</b>
                {participant.name !== '' && <small>{participant.name}</small>}
                {participant.id === writerId && <small>{t('visit.people.notedBy')}</small>}
              </span>
            </button>
            <EditButton participant={participant} onEdit={onEdit} />
          </li>
        ))}
      </ul>
    </div>
  )
})

function EditButton({ participant, onEdit }: { participant: Participant; onEdit: (participant: Participant) => void }) {
  const { t } = useTranslation()
  return (
    <IconButton small icon="pencil" label={t('visit.people.edit', { role: participant.role })} onPress={() => onEdit(participant)} className="edit-person" />
  )
}
