import { useTranslation } from 'react-i18next'
import type { Backup, BackupsInPlace } from '../../src/api/contract.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { dateWords, instantWords, numberWords } from '../strings/formats.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { keyOfBackup } from './use-restore.ts'

/** The backups of a place, each with when it was made and what is counted in it. */
export function BackupList({ place, value, onChange }: { place: BackupsInPlace; value: Backup | null; onChange: (backup: Backup) => void }) {
  const { t } = useTranslation()
  const words = useCountWords()
  const passphraseWords = usePassphraseWords('line')
  const title = place.place === 'own' ? t('backups.restore.own') : t(`backups.restore.${place.place}`, { path: place.path })
  if (place.backups.length === 0)
    return (
      <p>
        {title}: {t('backups.restore.noneHere')}
      </p>
    )
  const chosen = value !== null && place.backups.some((backup) => keyOfBackup(backup) === keyOfBackup(value)) ? keyOfBackup(value) : null
  return (
    <RadioGroup
      className="backup-list"
      label={title}
      options={place.backups.map((backup) => ({
        id: keyOfBackup(backup),
        label: instantWords(backup.madeAt),
        hint: [words(backup), passphraseWords(backup)].join('\n').trim(),
      }))}
      value={chosen}
      onChange={(key) => {
        const backup = place.backups.find((one) => keyOfBackup(one) === key)
        if (backup) onChange(backup)
      }}
    />
  )
}

/** What is in a backup, or in a state that was set aside, in a line. */
export function useCountWords(): (state: Pick<Backup, 'counts' | 'size'>) => string {
  const { t } = useTranslation()
  return ({ counts, size }) => {
    const megabytes = numberWords(Math.max(1, Math.round(size / 1e6)))
    if (counts === null) return t('backups.restore.uncounted', { size: megabytes })
    return t('backups.restore.counts', {
      cases: t('backups.restore.cases', { count: counts.inspection }),
      visits: t('backups.restore.visits', { count: counts.visit }),
      notes: t('backups.restore.notes', { count: counts.note }),
      documents: t('backups.restore.documents', { count: counts.document }),
      files: t('backups.restore.files', { count: counts.attachment }),
      size: megabytes,
    })
  }
}

/**
 * Which passphrase a backup wants, as far as it is known without it.
 * @param as `line`: in the list, where nothing is said that nobody knows; `hint`: under the field
 */
export function usePassphraseWords(as: 'line' | 'hint'): (backup: Backup) => string {
  const { t } = useTranslation()
  return ({ passphrase, passphraseSince }) => {
    if (passphrase === 'unknown') return as === 'line' ? '' : t('backups.restore.hint.unknown')
    if (passphrase === 'current') return t(`backups.restore.${as}.current`)
    if (passphraseSince === null) return t(`backups.restore.${as}.other`)
    return t(`backups.restore.${as}.since`, { date: dateWords(civilDateOf(passphraseSince)) })
  }
}
