import { useTranslation } from 'react-i18next'
import './kbd.css'

/** The keys of a shortcut as they stand on the keyboard: `Ctrl K`, `F1`; the one without a name on it by the name people give it. */
export function Kbd({ keys }: { keys: string }) {
  const { t } = useTranslation()
  return <kbd className="ui-kbd">{keys === 'Space' ? t('notes.listKeys.space') : keys}</kbd>
}
