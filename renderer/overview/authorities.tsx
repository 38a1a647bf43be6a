import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowOf } from '../../src/domain/nouns.ts'
import { useFocus } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { arrange } from '../data/arrange.ts'
import { AutosavedOptionalText, AutosavedText } from '../data/autosaved-text.tsx'
import { useOperation } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { QuickAdd } from '../data/quick-add.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { Units } from './units.tsx'

/** The administrations of the case, how letters to them are addressed, and their units. */
export function Authorities({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const authorities = useRows('authority', inspectionId)
  const create = useOperation('authority.create')
  const focus = useFocus('authority')
  return (
    <section aria-label={t('inspections.fields.authorities')}>
      <SectionHeading>{t('inspections.fields.authorities')}</SectionHeading>
      {authorities.length === 0 && <EmptyState title={t('overview.noAuthority')}>{t('overview.noAuthorityText')}</EmptyState>}
      <ReorderableList
        label={t('inspections.fields.authorities')}
        items={authorities}
        keyOf={(row) => row.id}
        nameOf={(row) => row.name}
        onArrange={(ids) => arrange('authority', ids)}
      >
        {(row, handle) => <OneAuthority authority={row} handle={handle} startsOpen={focus?.id === row.id} />}
      </ReorderableList>
      <QuickAdd
        target={`authority:new:${inspectionId}`}
        label={t('inspections.new.addAuthority')}
        placeholder={t('overview.addAuthority')}
        onAdd={async (name) => (await create.run({ inspectionId, name })) !== null}
      />
    </section>
  )
}

function OneAuthority({ authority, handle, startsOpen }: { authority: RowOf<'authority'>; handle: ReactNode; startsOpen: boolean }) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  const units = useRows('unit', authority.inspectionId).filter((unit) => unit.authorityId === authority.id)
  const remove = () => (units.length > 0 ? setAsks(true) : void removeRow('authority', authority.id, authority.name))
  const summary = (
    <>
      {authority.name} <small>{[authority.department, authority.counterpartCaseNumber].filter(Boolean).join(' · ')}</small>
      {units.length > 0 && <small className="block">{units.map((unit) => unit.name).join(', ')}</small>}
    </>
  )
  return (
    <>
      <DisclosureRow
        summary={summary}
        handle={handle}
        startsOpen={startsOpen}
        actions={<IconButton small icon="trash" label={t('overview.deleteThis', { what: authority.name })} onPress={remove} />}
      >
        <AuthorityFields authority={authority} />
        <Units authority={authority} />
      </DisclosureRow>
      {/* Beside the row: what stands in it is there only while it is open, and a closed one can be deleted too. */}
      <ConfirmDialog
        title={t('overview.deleteAuthority', { name: authority.name })}
        isOpen={asks}
        danger
        confirm={t('common.delete')}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false)
          void removeRow('authority', authority.id, authority.name)
        }}
      >
        <p>{t('overview.unitsGo', { count: units.length, names: units.map((unit) => unit.name).join(', ') })}</p>
      </ConfirmDialog>
    </>
  )
}

function AuthorityFields({ authority }: { authority: RowOf<'authority'> }) {
  const { t } = useTranslation()
  const row = { noun: 'authority', id: authority.id } as const
  return (
    <div className="field-grid">
      <div className="whole">
        <AutosavedText {...row} field="name" saveOn="blur" label={t('inspections.fields.authorityName')} value={authority.name} />
      </div>
      <AutosavedText
        {...row}
        field="department"
        label={t('inspections.fields.department')}
        placeholder={t('inspections.fields.departmentExample')}
        value={authority.department}
      />
      <AutosavedOptionalText
        {...row}
        field="counterpartCaseNumber"
        label={t('inspections.fields.counterpartCaseNumber')}
        value={authority.counterpartCaseNumber}
      />
      <AutosavedText {...row} field="attention" label={t('inspections.fields.attention')} value={authority.attention} />
      <AutosavedText {...row} field="email" saveOn="blur" address="email" label={t('inspections.fields.email')} value={authority.email} />
    </div>
  )
}
