import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { backUp, lock } from '../app/commands.ts'
import { useProfile } from '../data/queries.ts'
import { instantWords } from '../strings/formats.ts'
import { ChangePassphraseDialog } from '../profile/change-passphrase-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { ChangeKey } from './change-key.tsx'
import { LockingSettings } from './locking-settings.tsx'
import { WaysIn } from './ways-in.tsx'

/** How the data is kept: lock, backup, keychain, and where it lies. */
export function SecuritySection() {
  const { t } = useTranslation()
  const profile = useProfile()
  const [isRunning, setRunning] = useState(false)
  const [isChanging, setChanging] = useState(false)
  const backUpNow = async () => {
    setRunning(true)
    await backUp()
    setRunning(false)
  }
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
      <section aria-label={t('settings.security.backup')}>
        <SectionHeading>{t('settings.security.backup')}</SectionHeading>
        <dl className="settings-lines">
          <dt>{t('settings.security.lastBackup')}</dt>
          <dd>{profile.lastBackupAt === null ? t('settings.security.noBackup') : instantWords(profile.lastBackupAt)}</dd>
          <dt>{t('settings.security.folder')}</dt>
          <dd>{profile.folder}</dd>
        </dl>
        {profile.backupTrouble !== null && (
          <p>
            <StateMark state="warn">{t('settings.security.backupTrouble')}</StateMark>
          </p>
        )}
        <p className="row-note">{t('settings.security.backupText')}</p>
        <p className="settings-actions">
          <Button icon="download" isDisabled={isRunning} onPress={() => void backUpNow()}>
            {t('settings.security.backUpNow')}
          </Button>
        </p>
      </section>
      <LockingSettings />
      <WaysIn />
      <ChangeKey />
    </div>
  )
}
