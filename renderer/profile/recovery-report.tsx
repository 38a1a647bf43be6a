import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { Recovery } from '../../src/domain/recovery.ts'
import { attempt } from '../data/operation.ts'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.tsx'
import { nounWords, recoveryText, recoveryWords } from './recovery-words.ts'
import './restore-backup.css'

const store = create<{ report: Recovery | null }>(() => ({ report: null }))

/** Shows what became of a damaged database once the window has opened the new one. */
export const showRecovery = (report: Recovery | null): void => store.setState({ report })

/** What was rescued and what is missing, by noun and by name; stays until it is closed. */
export function RecoveryReport() {
  const { t } = useTranslation()
  const report = store((state) => state.report)
  if (report === null) return null
  const { lead, notes, lists } = recoveryWords(t, report)
  const save = async () => {
    if (await attempt('profile.saveReport', { name: t('backups.recover.fileName'), text: recoveryText(t, report) }))
      showToast({ tone: 'done', title: t('backups.recover.saved') })
  }
  return (
    <Dialog
      title={t('backups.recover.reportTitle')}
      isOpen
      onClose={() => showRecovery(null)}
      size="wide"
      isTyped
      footer={
        <>
          <Button onPress={() => void save()}>{t('backups.recover.save')}</Button>
          <Button variant="primary" autoFocus onPress={() => showRecovery(null)}>
            {t('backups.recover.close')}
          </Button>
        </>
      }
    >
      <div className="recovery">
        <p>{lead}</p>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <Counts report={report} />
        {lists.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul className="recovery-list" tabIndex={0} aria-label={title}>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function Counts({ report: { nouns } }: { report: Recovery }) {
  const { t } = useTranslation()
  return (
    <div className="backup-preview" role="region" aria-label={t('backups.recover.reportTitle')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('backups.recover.noun')}</th>
            <th scope="col">{t('backups.recover.read')}</th>
            <th scope="col">{t('backups.recover.filled')}</th>
            <th scope="col">{t('backups.recover.lost')}</th>
          </tr>
        </thead>
        <tbody>
          {nouns.map(({ noun, read, filled, lost }) => (
            <tr key={noun}>
              <th scope="row">{nounWords(t, noun)}</th>
              <td>{numberWords(read)}</td>
              <td>{numberWords(filled)}</td>
              <td>{numberWords(lost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
