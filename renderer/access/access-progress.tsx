import { useTranslation } from 'react-i18next'
import { WorkProgress } from '../app/work-progress.tsx'
import { call } from '../data/bridge.ts'

/** While cases are looked through or a bundle is put together: how far it is, and the way to stop it. */
export function AccessProgress({ label }: { label: string }) {
  const { t } = useTranslation()
  return <WorkProgress about="access" label={label} stop={{ label: t('access.cancel'), onPress: () => void call('access.cancel', {}) }} />
}
