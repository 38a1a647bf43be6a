import { useTranslation } from 'react-i18next'
import type { RowOf } from '../../src/domain/nouns.ts'
import { goTo } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { AutosavedOptionalText, AutosavedText } from '../data/autosaved-text.tsx'
import { useOperation } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { QuickAdd } from '../data/quick-add.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'

/** The units of an administration: the places that are visited, one a line. */
export function Units({ authority }: { authority: RowOf<'authority'> }) {
  const { t } = useTranslation()
  const units = useRows('unit', authority.inspectionId).filter((unit) => unit.authorityId === authority.id)
  const create = useOperation('unit.create')
  return (
    <div className="sub-rows">
      <SectionHeading level={3}>{t('inspections.fields.units')}</SectionHeading>
      {units.map((unit, index) => (
        <OneUnit key={unit.id} unit={unit} labelHidden={index > 0} />
      ))}
      <QuickAdd
        target={`unit:new:${authority.id}`}
        label={t('overview.addUnitTo', { authority: authority.name })}
        placeholder={t('overview.addUnit')}
        onAdd={async (name) => (await create.run({ inspectionId: authority.inspectionId, authorityId: authority.id, name })) !== null}
      />
    </div>
  )
}

function OneUnit({ unit, labelHidden }: { unit: RowOf<'unit'>; labelHidden: boolean }) {
  const { t } = useTranslation()
  const row = { noun: 'unit', id: unit.id, labelHidden } as const
  return (
    <div className="unit-line" role="group" aria-label={unit.name}>
      <AutosavedText {...row} field="name" saveOn="blur" label={t('overview.unit')} value={unit.name} />
      <AutosavedText {...row} field="address" label={t('inspections.fields.address')} value={unit.address} />
      <AutosavedOptionalText
        {...row}
        field="counterpartCaseNumber"
        label={t('inspections.fields.unitCounterpartCaseNumber')}
        value={unit.counterpartCaseNumber}
      />
      <IconButton
        small
        icon="search"
        label={t('access.findNamed', { name: unit.name })}
        onPress={() => goTo({ screen: 'access', inspectionId: unit.inspectionId, subject: { noun: 'unit', id: unit.id } })}
      />
      <IconButton small icon="trash" label={t('overview.deleteThis', { what: unit.name })} onPress={() => void removeRow('unit', unit.id, unit.name)} />
    </div>
  )
}
