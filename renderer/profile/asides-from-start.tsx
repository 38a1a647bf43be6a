import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetAside } from '../../src/api/contract.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AsideRows } from './aside-rows.tsx'
import { BringBackDialog } from './bring-back-dialog.tsx'
import { useAsides } from './use-restore.ts'

/** Before the profile is open: the way to what was set aside, where there is something. */
export function AsidesFromStart() {
  const { t } = useTranslation()
  const asides = useAsides() ?? []
  const [isListed, setListed] = useState(false)
  const [chosen, setChosen] = useState<SetAside | null>(null)
  if (asides.length === 0) return null
  return (
    <>
      <Button variant="quiet" onPress={() => setListed(true)}>
        {t('backups.asides.open')}
      </Button>
      {isListed && chosen === null && (
        <Dialog title={t('backups.asides.title')} isOpen onClose={() => setListed(false)} size="wide">
          <AsideRows asides={asides} onBringBack={setChosen} />
        </Dialog>
      )}
      {chosen !== null && <BringBackDialog aside={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
