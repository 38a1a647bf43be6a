import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { cancelReplacement } from './replacement-progress.tsx'
import { RestoreBackup } from './restore-backup.tsx'

/** The backups in a window of their own, from the lock, the first start and the settings. */
export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  // What was made ready by then is given up with it.
  const close = () => {
    cancelReplacement()
    onClose()
  }
  return (
    <Dialog title={t('backups.restore.title')} isOpen onClose={close} size="wide" isTyped>
      <RestoreBackup onDone={onClose} />
    </Dialog>
  )
}
