import { useTranslation } from 'react-i18next'
import { lockAfterChoices } from '../../src/domain/locking.ts'
import { useOperation } from '../data/operation.ts'
import { useSettings } from '../data/queries.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { Select } from '../ui/select.tsx'
import './locking-settings.css'

/** When the profile is locked without being told to, and whether the window may be seen in pictures of the screen; each changes at once. */
export function LockingSettings() {
  const { t } = useTranslation()
  const settings = useSettings()
  const update = useOperation('settings.update')
  if (settings === undefined) return null
  const isLinux = navigator.userAgent.includes('Linux')
  return (
    <>
      <section className="settings-choices" aria-label={t('unlocking.locking.title')}>
        <SectionHeading>{t('unlocking.locking.title')}</SectionHeading>
        <p className="row-note">{t('unlocking.locking.text')}</p>
        <Select
          label={t('unlocking.locking.after')}
          options={lockAfterChoices.map((id) => ({
            id,
            label: id === 'never' ? t('unlocking.locking.never') : t('unlocking.locking.minutes', { count: Number(id) }),
          }))}
          value={settings.lockAfterMinutes}
          onChange={(lockAfterMinutes) => void update.run({ lockAfterMinutes })}
        />
        <Checkbox isSelected={settings.lockWhenAsleep} onChange={(lockWhenAsleep) => void update.run({ lockWhenAsleep })}>
          {t('unlocking.locking.asleep')}
        </Checkbox>
        <Checkbox isSelected={settings.lockWithScreen} onChange={(lockWithScreen) => void update.run({ lockWithScreen })}>
          {t('unlocking.locking.withScreen')}
        </Checkbox>
      </section>
      <section aria-label={t('unlocking.capture.title')}>
        <SectionHeading>{t('unlocking.capture.title')}</SectionHeading>
        <Checkbox
          isSelected={settings.hideFromCapture}
          isDisabled={isLinux}
          hint={t(isLinux ? 'unlocking.capture.linux' : 'unlocking.capture.hint')}
          onChange={(hideFromCapture) => void update.run({ hideFromCapture })}
        >
          {t('unlocking.capture.hide')}
        </Checkbox>
      </section>
    </>
  )
}
