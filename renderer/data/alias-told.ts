import i18next from 'i18next'
import { showToast } from '../ui/toast.tsx'

/** Says why what was written is shown otherwise: the core has put an alias in the place of a name. */
export function tellOfAlias(): void {
  showToast({ tone: 'info', title: i18next.t('identities.replaced.title'), text: i18next.t('identities.replaced.text') })
}
