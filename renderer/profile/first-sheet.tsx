import { create } from 'zustand'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { RecoverySheetButtons } from './recovery-sheet.tsx'

const store = create<{ readonly isOffered: boolean }>(() => ({ isOffered: false }))

/** Whether the profile was made just now and its sheet has not been seen to. */
export const useFirstSheet = (): boolean => store((state) => state.isOffered)
export const offerFirstSheet = (isOffered: boolean): void => store.setState({ isOffered })

/** The second step of the first start: the recovery sheet, now or later. */
export function FirstSheet() {
  const { t } = useTranslation()
  return (
    <section className="profile-form" aria-labelledby="first-sheet">
      <h1 id="first-sheet">{t('unlocking.sheet.title')}</h1>
      <p className="profile-intro">{t('unlocking.sheet.intro')}</p>
      <p>{t('unlocking.sheet.keep')}</p>
      <RecoverySheetButtons />
      <p className="ui-hint">{t('unlocking.sheet.later')}</p>
      <Button variant="primary" autoFocus onPress={() => offerFirstSheet(false)}>
        {t('unlocking.sheet.goOn')}
      </Button>
    </section>
  )
}
