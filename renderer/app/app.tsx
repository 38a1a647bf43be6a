import { I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { ToastRegion } from '../ui/toast.tsx'

/** The whole window. */
export function App() {
  const { i18n } = useTranslation()
  return (
    <I18nProvider locale={i18n.language === 'en' ? 'en-GB' : 'da-DK'}>
      <ToastRegion />
    </I18nProvider>
  )
}
