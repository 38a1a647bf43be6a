import { useTranslation } from 'react-i18next'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useOperation } from '../data/operation.ts'
import { OfficeList } from './office-list.tsx'

/** The steps of the criticism scale, mildest first, each with its fixed wording. */
export function CriticismScaleSection() {
  const { t } = useTranslation()
  const create = useOperation('criticismStep.create')
  return (
    <OfficeList
      noun="criticismStep"
      label={t('settings.sections.criticismScale')}
      nameOf={(row) => row.label}
      summary={(row) => (
        <>
          {row.label} <small className="block">{row.wording}</small>
        </>
      )}
      fields={(row) => (
        <div className="field-grid">
          <AutosavedText noun="criticismStep" id={row.id} field="label" saveOn="blur" label={t('settings.criticismScale.label')} value={row.label} />
          <div className="whole">
            <AutosavedText
              noun="criticismStep"
              id={row.id}
              field="wording"
              multiline
              label={t('settings.criticismScale.wording')}
              hint={t('settings.criticismScale.wordingHint')}
              value={row.wording}
            />
          </div>
        </div>
      )}
      add={{
        label: t('settings.criticismScale.add'),
        placeholder: t('settings.criticismScale.placeholder'),
        create: async (label) => (await create.run({ label, wording: label })) !== null,
      }}
    />
  )
}
