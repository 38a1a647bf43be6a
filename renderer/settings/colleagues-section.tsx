import { useTranslation } from 'react-i18next'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useOperation } from '../data/operation.ts'
import { OfficeList } from './office-list.tsx'

/** The people of the office: caseworkers and signatories. */
export function ColleaguesSection() {
  const { t } = useTranslation()
  const create = useOperation('colleague.create')
  return (
    <OfficeList
      noun="colleague"
      label={t('settings.sections.colleagues')}
      nameOf={(row) => row.name}
      summary={(row) => (
        <>
          {row.name} <small>{[row.title, row.email].filter(Boolean).join(' · ')}</small>
        </>
      )}
      fields={(row) => (
        <div className="field-grid">
          <AutosavedText noun="colleague" id={row.id} field="name" saveOn="blur" label={t('settings.colleagues.name')} value={row.name} />
          <AutosavedText
            noun="colleague"
            id={row.id}
            field="title"
            label={t('settings.colleagues.title')}
            hint={t('settings.colleagues.titleHint')}
            value={row.title}
          />
          <AutosavedText noun="colleague" id={row.id} field="email" saveOn="blur" address="email" label={t('inspections.fields.email')} value={row.email} />
        </div>
      )}
      add={{
        label: t('settings.colleagues.add'),
        placeholder: t('settings.colleagues.placeholder'),
        create: async (name) => (await create.run({ name })) !== null,
      }}
    />
  )
}
