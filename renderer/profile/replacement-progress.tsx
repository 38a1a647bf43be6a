import { useTranslation } from 'react-i18next'
import { WorkProgress } from '../app/work-progress.tsx'
import { call } from '../data/bridge.ts'

/** Stops what is being made ready to take the profile's place; past that it is too late, and goes on. */
export const cancelReplacement = (): void => void call('profile.cancelReplacement', {})

/** While a backup or a rescue is made ready: how far it is, and the way to stop it. */
export function ReplacementProgress({ label }: { label: string }) {
  const { t } = useTranslation()
  return <WorkProgress about="replacement" label={label} stop={{ label: t('backups.replacing.stop'), onPress: cancelReplacement }} />
}
