import { useTranslation } from 'react-i18next'
import { requiredLetterheadFields, type Letterhead } from '../../src/domain/letterhead.ts'
import { useOperation } from '../data/operation.ts'
import { Badge } from '../ui/badge.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { useDefaultLetterhead } from './default-letterhead.ts'
import { LetterheadFields } from './letterhead-fields.tsx'
import { OfficeList } from './office-list.tsx'

/** The senders that the office writes as: one or several, of which one is for new cases. */
export function LetterheadsSection() {
  const { t } = useTranslation()
  const create = useOperation('letterhead.create')
  return (
    <OfficeList
      noun="letterhead"
      label={t('settings.sections.letterheads')}
      nameOf={(row) => row.label}
      summary={(row) => <Summary row={row} />}
      fields={(row) => <LetterheadFields row={row} />}
      add={{
        label: t('settings.letterheads.add'),
        placeholder: t('settings.letterheads.placeholder'),
        create: async (label) => (await create.run({ label })) !== null,
      }}
    />
  )
}

function Summary({ row }: { row: Letterhead }) {
  const { t } = useTranslation()
  const defaultId = useDefaultLetterhead()
  const missing = requiredLetterheadFields.filter((field) => row[field].trim() === '').length
  return (
    <>
      {row.label} {defaultId === row.id && <Badge tone="accent">{t('settings.letterheads.isDefault')}</Badge>}
      <small className="block">{[row.sender, row.municipality].filter(Boolean).join(', ')}</small>
      {missing > 0 && <StateMark state="warn">{t('settings.letterheads.missing', { count: missing })}</StateMark>}
    </>
  )
}
