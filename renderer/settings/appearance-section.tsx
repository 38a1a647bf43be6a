import { useTranslation } from 'react-i18next'
import { useOperation } from '../data/operation.ts'
import { useSettings } from '../data/queries.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'

/** Language, theme and the day's notification; each changes at once. */
export function AppearanceSection() {
  const { t } = useTranslation()
  const settings = useSettings()
  const update = useOperation('settings.update')
  if (settings === undefined) return null
  return (
    <div className="chapter-page settings-page">
      <RadioGroup
        label={t('settings.appearance.language')}
        hint={t('settings.appearance.languageHint')}
        options={[
          { id: 'da', label: 'Dansk' },
          { id: 'en', label: 'English' },
        ]}
        value={settings.language}
        onChange={(language) => void update.run({ language })}
      />
      <RadioGroup
        label={t('settings.appearance.appearance')}
        options={[
          { id: 'system', label: t('settings.appearance.system') },
          { id: 'light', label: t('settings.appearance.light') },
          { id: 'dark', label: t('settings.appearance.dark') },
        ]}
        value={settings.appearance}
        onChange={(appearance) => void update.run({ appearance })}
      />
      <Checkbox isSelected={settings.dueNotice} hint={t('settings.appearance.dueNoticeHint')} onChange={(dueNotice) => void update.run({ dueNotice })}>
        {t('settings.appearance.dueNotice')}
      </Checkbox>
    </div>
  )
}
