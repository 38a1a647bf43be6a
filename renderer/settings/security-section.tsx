import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lock } from '../app/commands.ts'
import { useProfile } from '../data/queries.ts'
import { ChangePassphraseDialog } from '../profile/change-passphrase-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'

/** Lock, passphrase and keychain. */
export function SecuritySection() {
  const { t } = useTranslation()
  const profile = useProfile()
  const [isChanging, setChanging] = useState(false)
  return (
    <div className="chapter-page settings-page">
      <section aria-label={t('settings.security.lock')}>
        <SectionHeading>{t('settings.security.lock')}</SectionHeading>
        <p>{t('settings.security.lockText')}</p>
        <p className="settings-actions">
          <Button icon="lock" onPress={() => void lock()}>
            {t('settings.security.lockNow')}
          </Button>
          <Button onPress={() => setChanging(true)}>{t('profile.change.open')}</Button>
        </p>
        {isChanging && <ChangePassphraseDialog onClose={() => setChanging(false)} />}
      </section>
      <section aria-label={t('settings.security.keychain')}>
        <SectionHeading>{t('settings.security.keychain')}</SectionHeading>
        <p>
          {profile.keychainHoldsKey ? (
            <StateMark state="done">{t('settings.security.keychainHolds')}</StateMark>
          ) : (
            t(profile.keychain ? 'settings.security.keychainUnused' : 'settings.security.keychainNone')
          )}
        </p>
      </section>
    </div>
  )
}
