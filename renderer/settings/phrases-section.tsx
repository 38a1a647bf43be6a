import { useTranslation } from 'react-i18next'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { useOperation } from '../data/operation.ts'
import { OfficeList } from './office-list.tsx'

/** The reactions that recur in letters and reports, at hand while writing. */
export function PhrasesSection() {
  const { t } = useTranslation()
  const create = useOperation('phrase.create')
  return (
    <OfficeList
      noun="phrase"
      label={t('settings.sections.phrases')}
      nameOf={(row) => row.text}
      summary={(row) => (
        <>
          {row.text} <small className="block">{row.group}</small>
        </>
      )}
      fields={(row) => (
        <div className="field-grid">
          <div className="whole">
            <AutosavedText noun="phrase" id={row.id} field="text" multiline label={t('settings.phrases.text')} value={row.text} />
          </div>
          <AutosavedText noun="phrase" id={row.id} field="group" label={t('settings.phrases.group')} hint={t('settings.phrases.groupHint')} value={row.group} />
        </div>
      )}
      add={{
        label: t('settings.phrases.add'),
        placeholder: t('settings.phrases.placeholder'),
        create: async (text) => (await create.run({ text })) !== null,
      }}
    />
  )
}
