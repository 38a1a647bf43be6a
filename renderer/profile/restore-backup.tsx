import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup, BackupsInPlace, CaseInBackup } from '../../src/api/contract.ts'
import { flushAll } from '../data/autosaves.ts'
import { fieldErrorWords } from '../data/error-words.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'
import { BackupList } from './backup-list.tsx'
import { BackupPreview } from './backup-preview.tsx'
import { ReplacementProgress } from './replacement-progress.tsx'
import './restore-backup.css'
import { RestoreWayIn } from './restore-way-in.tsx'
import { useBackups, useReplacement } from './use-restore.ts'
import { useWayIn } from './use-way-in.ts'

/** Chooses one of the backups, looks into it, and puts it in the place of what is there, which is set aside. */
export function RestoreBackup({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation()
  const listed = useBackups()
  const [found, setFound] = useState<readonly BackupsInPlace[] | null>(null)
  const [wanted, setWanted] = useState<Backup | null>(null)
  const [shown, setShown] = useState<{ of: Backup; cases: readonly CaseInBackup[] } | null>(null)
  const find = useOperation('profile.findBackups')
  const preview = useOperation('profile.previewBackup', ['wrongPassphrase', 'officeKeyOther', 'backupDamaged', 'profileNewer'])
  const restore = useReplacement('profile.restore', (status) => status)
  const [refused, setRefused] = useState(false)
  const places = [...(listed ?? []), ...(found ?? [])]
  const chosen = wanted ?? places.find(({ backups }) => backups.length > 0)?.backups[0] ?? null
  const wayIn = useWayIn(chosen)
  if (listed === undefined) return null
  const isRunning = restore.isRunning || preview.isRunning
  const error = refused ? (restore.error ?? preview.error) : null
  const choose = (backup: Backup) => {
    setWanted(backup)
    setShown(null)
    setRefused(false)
  }
  const look = async () => {
    const input = wayIn.toLook()
    if (input === null || isRunning) return
    const cases = await preview.run(input)
    setRefused(cases === null)
    setShown(cases === null ? null : { of: chosen as Backup, cases })
  }
  const submit = async () => {
    const input = wayIn.toRestore()
    if (input === null || isRunning) return
    await flushAll()
    const status = await restore.run(input)
    setRefused(status === null)
    if (status === null) return
    showToast({ tone: 'info', title: t('backups.restore.done'), text: t(`backups.restore.${status.hasEarlierKey ? 'doneEarlierKey' : 'doneText'}`) })
    onDone?.()
  }
  const search = async () => {
    const places = await find.run({})
    if (places === null) return
    setFound(places)
    const [first] = places
    if (first?.backups[0]) choose(first.backups[0])
  }
  return (
    <form
      className="profile-form restore"
      aria-label={t('backups.restore.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p>{t('backups.restore.intro')}</p>
      {places.map((place) => (
        <BackupList key={place.place + place.path} place={place} value={chosen} onChange={choose} />
      ))}
      {found?.length === 0 && <p role="status">{t('backups.restore.noneFound')}</p>}
      <Button icon="search" isPending={find.isRunning} onPress={() => void search()}>
        {t('backups.restore.elsewhere')}
      </Button>
      {chosen !== null && (
        <>
          <RestoreWayIn chosen={chosen} wayIn={wayIn} error={error === null ? null : fieldErrorWords(error)} onChange={() => setRefused(false)} />
          {shown !== null && <BackupPreview madeAt={shown.of.madeAt} cases={shown.cases} />}
          {restore.isRunning && <ReplacementProgress label={t('backups.restore.running')} />}
          <div className="profile-buttons">
            <Button variant="primary" type="submit" isPending={isRunning}>
              {t('backups.restore.submit')}
            </Button>
            <Button isPending={isRunning} onPress={() => void look()}>
              {t('backups.restore.preview')}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
