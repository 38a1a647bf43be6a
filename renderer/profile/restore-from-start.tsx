import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProfileStatus } from '../../src/api/contract.ts'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { AsidesFromStart } from './asides-from-start.tsx'
import { RestoreDialog } from './restore-dialog.tsx'

/** Under the lock and the first start: the way to a backup, and a word when backups do not reach their second place. */
export function RestoreFromStart({ status }: { status: ProfileStatus }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { state, backupPlace } = status
  return (
    <div className="from-start">
      {backupPlace?.trouble && <StateMark state="warn">{t(`backups.place.trouble.${backupPlace.trouble}`, { path: backupPlace.path })}</StateMark>}
      {state === 'new' && <p>{t('backups.restore.fromNew')}</p>}
      <Button variant="quiet" onPress={() => setOpen(true)}>
        {t('backups.restore.open')}
      </Button>
      <AsidesFromStart />
      {isOpen && <RestoreDialog onClose={() => setOpen(false)} />}
    </div>
  )
}
