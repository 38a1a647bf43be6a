import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lock } from '../app/commands.ts'

import { ChangePassphraseDialog } from '../profile/change-passphrase-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { ChangeKey } from './change-key.tsx'
import { LockingSettings } from './locking-settings.tsx'
import { WaysIn } from './ways-in.tsx'

/** Lock, passphrase and keychain. */
export function SecuritySection() {
  const { t } = useTranslation()
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
      <LockingSettings />
      <WaysIn />
      <ChangeKey />
    </div>
  )
}
