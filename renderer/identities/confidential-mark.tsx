import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import './confidential-mark.css'

/** Says by shape and word that somebody speaks in confidence. */
export function ConfidentialMark() {
  const { t } = useTranslation()
  return (
    <span className="confidential-mark" title={t('identities.markTitle')}>
      <Icon name="lock" size={11} /> {t('identities.mark')}
    </span>
  )
}
