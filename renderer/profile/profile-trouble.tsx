import { useTranslation } from 'react-i18next'
import type { ProfileStatus } from '../../src/api/contract.ts'
import { queries } from '../data/queries.ts'
import { instantWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { AsidesFromStart } from './asides-from-start.tsx'
import { RecoverDamaged } from './recover-damaged.tsx'
import { RestoreBackup } from './restore-backup.tsx'

const steps = {
  damaged: ['profile.trouble.damaged.do1', 'profile.trouble.damaged.do2'],
  newer: ['profile.trouble.newer.do1', 'profile.trouble.newer.do2'],
  inUse: ['profile.trouble.inUse.do1', 'profile.trouble.inUse.do2'],
  empty: ['profile.trouble.empty.do1', 'profile.trouble.empty.do2'],
  unreadable: ['profile.trouble.unreadable.do1', 'profile.trouble.unreadable.do2'],
} as const

/** Why the profile cannot be opened, that it was left untouched, and what to do. */
export function ProfileTrouble({ state, status }: { state: keyof typeof steps; status: ProfileStatus }) {
  const { t } = useTranslation()
  return (
    <section className="profile-form">
      <h1>{t(`profile.trouble.${state}.title`)}</h1>
      <p className="profile-intro">{t(`profile.trouble.${state}.what`)}</p>
      <h2>{t('profile.trouble.doTitle')}</h2>
      <ol>
        {steps[state].map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <dl className="profile-facts">
        <dt>{t('profile.trouble.folder')}</dt>
        <dd>
          <code>{status.folder}</code>
        </dd>
        <dt>{t('profile.trouble.lastBackup')}</dt>
        <dd>{status.lastBackupAt === null ? t('profile.trouble.noBackup') : instantWords(status.lastBackupAt)}</dd>
      </dl>
      {state === 'damaged' && <RecoverDamaged />}
      {(state === 'damaged' || state === 'empty') && (
        <section aria-labelledby="restore-title">
          <h2 id="restore-title">{t(state === 'damaged' ? 'backups.recover.orRestore' : 'backups.restore.title')}</h2>
          <RestoreBackup />
          <AsidesFromStart />
        </section>
      )}
      <Button onPress={() => void queries.invalidateQueries({ queryKey: ['profile'] })}>{t('profile.trouble.retry')}</Button>
    </section>
  )
}
