import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowOf } from '../../src/domain/nouns.ts'
import { FindAccess } from '../access/find-access.tsx'
import { EditableRows } from '../app/editable-rows.tsx'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useAutosavedField } from '../data/autosaves.ts'
import { useOperation } from '../data/operation.ts'
import { rowsNow, useRows } from '../data/queries.ts'
import { ConfidenceActions } from '../identities/confidence-actions.tsx'
import { ConfidentialDialog } from '../identities/confidential-dialog.tsx'
import { ConfidentialMark } from '../identities/confidential-mark.tsx'
import { Looks } from '../identities/looks.tsx'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { QuickAdd } from '../data/quick-add.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { Select } from '../ui/select.tsx'

/** Who takes part, by role: the authority's people, or the office's own. */
export function Participants({ inspectionId, side }: { inspectionId: string; side: 'office' | 'authority' }) {
  const { t } = useTranslation()
  const shown = useRows('participant', inspectionId).filter((row) => row.side === side)
  const [asksNew, setAsksNew] = useState(false)
  const create = useOperation('participant.create')
  const title = t(`overview.participants.${side}`)
  return (
    <section aria-label={title}>
      <SectionHeading>{title}</SectionHeading>
      {shown.length === 0 && <p className="row-note">{t(`overview.participants.${side}None`)}</p>}
      <EditableRows
        noun="participant"
        rows={shown}
        label={title}
        nameOf={(row) => row.role}
        summary={(row) => <Summary row={row} />}
        fields={(row) => <Fields row={row} />}
      />
      <QuickAdd
        target={`participant:new:${inspectionId}:${side}:line`}
        label={t(`overview.participants.${side}Add`)}
        placeholder={t(`overview.participants.${side}Example`)}
        onAdd={async (role) =>
          (await create.run({ inspectionId, side, role, speakerKey: side === 'authority' ? freeKey(rowsNow('participant', inspectionId)) : null })) !== null
        }
      />
      <Button variant="link" small onPress={() => setAsksNew(true)}>
        {t('identities.addNew')}
      </Button>
      {asksNew && <NewConfidential inspectionId={inspectionId} side={side} onClose={() => setAsksNew(false)} />}
      {side === 'authority' && <Looks inspectionId={inspectionId} />}
    </section>
  )
}

function NewConfidential({ inspectionId, side, onClose }: { inspectionId: string; side: 'office' | 'authority'; onClose: () => void }) {
  const speakerKey = side === 'authority' ? freeKey(rowsNow('participant', inspectionId)) : null
  return <ConfidentialDialog inspectionId={inspectionId} asked={{ side, participant: null, role: '', name: '', unitId: null, speakerKey }} onClose={onClose} />
}

/** The first digit that no speaker of the case has. */
function freeKey(rows: readonly RowOf<'participant'>[]): number | null {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => rows.every((row) => row.speakerKey !== digit)) ?? null
}

function Summary({ row }: { row: RowOf<'participant'> }) {
  const unit = useRows('unit', row.inspectionId).find((candidate) => candidate.id === row.unitId)
  return (
    <>
      {row.speakerKey !== null && <Kbd keys={String(row.speakerKey)} />} {row.role} <small>{[row.name, unit?.name].filter(Boolean).join(' · ')}</small>{' '}
      {row.confidential && <ConfidentialMark />}
    </>
  )
}

function Fields({ row }: { row: RowOf<'participant'> }) {
  const { t } = useTranslation()
  const units = useRows('unit', row.inspectionId)
  const unit = useAutosavedField<'participant', string | null>({ noun: 'participant', id: row.id, field: 'unitId', value: row.unitId })
  const key = useAutosavedField<'participant', number | null>({ noun: 'participant', id: row.id, field: 'speakerKey', value: row.speakerKey })
  return (
    <div className="field-grid">
      <AutosavedText
        noun="participant"
        id={row.id}
        field="role"
        saveOn="blur"
        label={t(row.confidential ? 'identities.alias' : 'overview.participants.role')}
        value={row.role}
      />
      {!row.confidential && (
        <AutosavedText
          noun="participant"
          id={row.id}
          field="name"
          label={t('overview.participants.name')}
          hint={t('overview.participants.nameHint')}
          value={row.name}
        />
      )}
      {row.side === 'authority' && (
        <>
          <Select
            label={t('overview.unit')}
            options={units.map(({ id, name }) => ({ id, label: name }))}
            none={{ label: t('common.none'), onChoose: () => unit.choose(null) }}
            value={unit.value}
            onChange={unit.choose}
          />
          <Select
            label={t('overview.participants.speakerKey')}
            hint={t('overview.participants.speakerKeyHint')}
            options={[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => ({ id: String(digit), label: `Ctrl ${digit}` }))}
            none={{ label: t('common.none'), onChoose: () => key.choose(null) }}
            value={key.value === null ? null : String(key.value)}
            onChange={(digit) => key.choose(Number(digit))}
          />
        </>
      )}
      <FindAccess inspectionId={row.inspectionId} subject={{ noun: 'participant', id: row.id }} name={row.name || row.role} />
      <ConfidenceActions participant={row} />
    </div>
  )
}
