import { useTranslation } from 'react-i18next'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'

/** The sheet of paper for a safe, on paper or as PDF. */
export function RecoverySheetButtons() {
  const { t } = useTranslation()
  const sheet = useOperation('profile.recoverySheet')
  const make = async (to: 'printer' | 'pdf') => {
    if (await sheet.run({ to })) showToast({ tone: 'done', title: t(to === 'pdf' ? 'unlocking.sheet.saved' : 'unlocking.sheet.printed') })
  }
  return (
    <p className="profile-buttons">
      <Button isPending={sheet.isRunning} onPress={() => void make('printer')}>
        {t('unlocking.sheet.print')}
      </Button>
      <Button isPending={sheet.isRunning} onPress={() => void make('pdf')}>
        {t('unlocking.sheet.savePdf')}
      </Button>
    </p>
  )
}
