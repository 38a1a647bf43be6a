import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileTrouble } from '../../src/domain/recovery.ts'
import { useOperation } from '../data/operation.ts'
import { fileWords } from '../profile/recovery-words.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'

/** Opens every file of every case and says which are gone or changed. */
export function FilesCheck() {
  const { t } = useTranslation()
  const check = useOperation('profile.checkFiles')
  const [found, setFound] = useState<readonly FileTrouble[] | null>(null)
  return (
    <section aria-label={t('backups.recover.filesTitle')}>
      <SectionHeading>{t('backups.recover.filesTitle')}</SectionHeading>
      <p className="row-note">{t('backups.recover.checkText')}</p>
      <div role="status">
        {found?.length === 0 && <StateMark state="done">{t('backups.recover.filesFine')}</StateMark>}
        {found !== null && found.length > 0 && (
          <>
            <StateMark state="warn">{t('backups.recover.filesBad', { count: found.length })}</StateMark>
            <ul>
              {found.map((file) => (
                <li key={file.caseNumber + file.fileName}>{fileWords(t, file)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="settings-actions">
        <Button isPending={check.isRunning} onPress={() => void check.run({}).then(setFound)}>
          {t(check.isRunning ? 'backups.recover.checking' : 'backups.recover.check')}
        </Button>
      </p>
    </section>
  )
}
