import { useTranslation } from 'react-i18next'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useOperation } from '../data/operation.ts'
import { OfficeList } from './office-list.tsx'

/** Short forms that become words while somebody types. The line takes both at once: »fvl forvaltningsloven«. */
export function ExpansionsSection() {
  const { t } = useTranslation()
  const create = useOperation('expansion.create')
  return (
    <OfficeList
      noun="expansion"
      label={t('settings.sections.expansions')}
      nameOf={(row) => row.short}
      summary={(row) => (
        <>
          <b>{row.short}</b> <small>{row.text}</small>
        </>
      )}
      fields={(row) => (
        <div className="field-grid">
          <AutosavedText noun="expansion" id={row.id} field="short" saveOn="blur" label={t('settings.expansions.short')} value={row.short} />
          <div className="whole">
            <AutosavedText noun="expansion" id={row.id} field="text" multiline label={t('settings.expansions.text')} value={row.text} />
          </div>
        </div>
      )}
      add={{
        label: t('settings.expansions.add'),
        placeholder: t('settings.expansions.placeholder'),
        create: async (words) => {
          const [short = '', ...rest] = words.trim().split(/\s+/)
          return (await create.run({ short, text: rest.length === 0 ? short : rest.join(' ') })) !== null
        },
      }}
    />
  )
}
