import { useTranslation } from 'react-i18next'
import type { CaseInBackup } from '../../src/api/contract.ts'
import { instantWords } from '../strings/formats.ts'

/** The cases of a backup, as they would be after it was restored. */
export function BackupPreview({ madeAt, cases }: { madeAt: string; cases: readonly CaseInBackup[] }) {
  const { t } = useTranslation()
  const title = t('backups.restore.previewTitle', { when: instantWords(madeAt) })
  if (cases.length === 0) return <p role="status">{t('backups.restore.previewEmpty')}</p>
  return (
    <div className="backup-preview" role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('backups.restore.caseNumber')}</th>
            <th scope="col">{t('backups.restore.caseTitle')}</th>
            <th scope="col">{t('backups.restore.changedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ caseNumber, title: name, changedAt }, at) => (
            <tr key={at}>
              <td>{caseNumber}</td>
              <td>{name}</td>
              <td>{instantWords(changedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
