import { useTranslation } from 'react-i18next'
import { unsafeTargets } from '../data/save-state.ts'
import { targetNames } from '../data/targets.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { lock, lockNow } from './commands.ts'
import { showOverlay } from './view.ts'

/** Asked before locking when something is neither saved nor safe as a draft. */
export function LockQuestion() {
  const { t } = useTranslation()
  const cancel = () => showOverlay(null)
  const footer = (
    <>
      <Button onPress={cancel}>{t('common.cancel')}</Button>
      <Button variant="danger" onPress={() => void lockNow()}>
        {t('common.unsaved.lockAnyway')}
      </Button>
      <Button
        variant="primary"
        autoFocus
        onPress={() => {
          cancel()
          void lock()
        }}
      >
        {t('common.tryAgain')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('common.unsaved.lockTitle')} isOpen onClose={cancel} role="alertdialog" size="small" footer={footer}>
      <p>{t('common.unsaved.lockText', { what: targetNames(unsafeTargets()) })}</p>
    </Dialog>
  )
}
