import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupPlace } from '../../src/api/contract.ts'
import { useOperation } from '../data/operation.ts'
import { queries } from '../data/queries.ts'
import { instantWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { showToast } from '../ui/toast.tsx'

/** The second place for backups: which, whether it is there, and the newest backup in it. */
export function BackupPlaceSection({ place }: { place: BackupPlace | null }) {
  const { t } = useTranslation()
  const pick = useOperation('profile.pickBackupPlace')
  const leave = useOperation('profile.leaveBackupPlace')
  const [isLeaving, setLeaving] = useState(false)
  const choose = async () => {
    const status = await pick.run({})
    if (status === null) return
    queries.setQueryData(['profile'], status)
    showToast({ tone: 'done', title: t('backups.place.picked') })
  }
  const stop = async () => {
    setLeaving(false)
    const status = await leave.run({})
    if (status !== null) queries.setQueryData(['profile'], status)
  }
  return (
    <section aria-label={t('backups.place.title')}>
      <SectionHeading>{t('backups.place.title')}</SectionHeading>
      {place === null ? (
        <p>{t('backups.place.noneChosen')}</p>
      ) : (
        <>
          <dl className="settings-lines">
            <dt>{t('backups.place.path')}</dt>
            <dd>{place.path}</dd>
            <dt>{t('backups.place.last')}</dt>
            <dd>{place.lastAt === null ? t('backups.place.none') : instantWords(place.lastAt)}</dd>
          </dl>
          <p role="status">
            <PlaceState place={place} />
          </p>
        </>
      )}
      <p className="row-note">{t('backups.place.text')}</p>
      <p className="settings-actions">
        <Button isPending={pick.isRunning} onPress={() => void choose()}>
          {t(place === null ? 'backups.place.pick' : 'backups.place.change')}
        </Button>
        {place !== null && <Button onPress={() => setLeaving(true)}>{t('backups.place.leave')}</Button>}
      </p>
      <ConfirmDialog
        title={t('backups.place.leaveTitle')}
        isOpen={isLeaving && place !== null}
        confirm={t('backups.place.leaveConfirm')}
        onConfirm={() => void stop()}
        onCancel={() => setLeaving(false)}
      >
        <p>{t('backups.place.leaveText', { path: place?.path })}</p>
      </ConfirmDialog>
    </section>
  )
}

function PlaceState({ place: { trouble, isKnown, path, lastAt } }: { place: BackupPlace }) {
  const { t } = useTranslation()
  if (trouble !== null) return <StateMark state="warn">{t(`backups.place.trouble.${trouble}`, { path })}</StateMark>
  if (!isKnown) return <>{t('backups.place.looking')}</>
  return lastAt === null ? null : <StateMark state="done">{t('backups.place.fine')}</StateMark>
}
