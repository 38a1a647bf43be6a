import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { backUp } from '../app/commands.ts'
import { attempt } from '../data/operation.ts'
import { queries, useProfile } from '../data/queries.ts'
import { RestoreDialog } from '../profile/restore-dialog.tsx'
import { instantWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { AsidesList } from './asides-list.tsx'
import { BackupPlaceSection } from './backup-place.tsx'
import { FilesCheck } from './files-check.tsx'

/** How all cases are copied, where to, and how they are brought back. */
export function BackupsSection() {
  const { t } = useTranslation()
  const profile = useProfile()
  const [isRunning, setRunning] = useState(false)
  const [isRestoring, setRestoring] = useState(false)
  const backUpNow = async () => {
    setRunning(true)
    await backUp()
    setRunning(false)
  }
  return (
    <div className="chapter-page settings-page">
      <section aria-label={t('backups.made.title')}>
        <SectionHeading>{t('backups.made.title')}</SectionHeading>
        <dl className="settings-lines">
          <dt>{t('backups.made.last')}</dt>
          <dd>{profile.lastBackupAt === null ? t('backups.made.none') : instantWords(profile.lastBackupAt)}</dd>
          <dt>{t('backups.made.folder')}</dt>
          <dd>{profile.folder}</dd>
        </dl>
        {profile.backupTrouble !== null && (
          <p>
            <StateMark state="warn">{t(`backups.made.trouble.${profile.backupTrouble}`)}</StateMark>
          </p>
        )}
        <p className="row-note">{t('backups.made.text')}</p>
        <p className="settings-actions">
          <Button icon="download" isPending={isRunning} onPress={() => void backUpNow()}>
            {t('backups.made.now')}
          </Button>
          <Button onPress={() => setRestoring(true)}>{t('backups.restore.open')}</Button>
        </p>
        {isRestoring && <RestoreDialog onClose={() => setRestoring(false)} />}
      </section>
      <BackupPlaceSection place={profile.backupPlace} />
      <FilesCheck />
      <AsidesList onRemove={(name) => void attempt('profile.removeAside', { name }).then(() => queries.invalidateQueries({ queryKey: ['profile'] }))} />
    </div>
  )
}
