import { useTranslation } from 'react-i18next'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useOperation } from '../data/operation.ts'
import { OfficeList } from './office-list.tsx'

/** The rules that assessments and checklists rest on. */
export function LegalSourcesSection() {
  const { t } = useTranslation()
  const create = useOperation('legalSource.create')
  return (
    <OfficeList
      noun="legalSource"
      label={t('settings.sections.legalSources')}
      nameOf={(row) => row.citation}
      summary={(row) => (
        <>
          {row.citation} <small className="block">{row.summary}</small>
        </>
      )}
      fields={(row) => (
        <div className="field-grid">
          <div className="whole">
            <AutosavedText noun="legalSource" id={row.id} field="citation" saveOn="blur" label={t('settings.legalSources.citation')} value={row.citation} />
          </div>
          <div className="whole">
            <AutosavedText noun="legalSource" id={row.id} field="summary" multiline label={t('settings.legalSources.summary')} value={row.summary} />
          </div>
        </div>
      )}
      add={{
        label: t('settings.legalSources.add'),
        placeholder: t('settings.legalSources.placeholder'),
        create: async (citation) => (await create.run({ citation })) !== null,
      }}
    />
  )
}
