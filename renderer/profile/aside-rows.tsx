import { useTranslation } from 'react-i18next'
import type { SetAside } from '../../src/api/contract.ts'
import { instantWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { useCountWords } from './backup-list.tsx'
import './restore-backup.css'

type AsideRowsProps = { asides: readonly SetAside[]; onBringBack: (aside: SetAside) => void; onRemove?: (aside: SetAside) => void }

/** The states that were set aside: when, why, what was in them, and what can be done with each. */
export function AsideRows({ asides, onBringBack, onRemove }: AsideRowsProps) {
  const { t } = useTranslation()
  const words = useCountWords()
  return (
    <ul className="aside-list">
      {asides.map((aside) => {
        const when = instantWords(aside.at)
        return (
          <li key={aside.name}>
            <div>
              <span>{t('backups.asides.line', { when })}</span>
              {aside.cause !== null && <span className="row-note">{t(`backups.asides.cause.${aside.cause}`)}</span>}
              <span className="row-note">{words(aside)}</span>
            </div>
            <Button aria-label={t('backups.asides.bringBackLabel', { when })} onPress={() => onBringBack(aside)}>
              {t('backups.asides.bringBack')}
            </Button>
            {onRemove && (
              <Button aria-label={t('backups.asides.removeLabel', { when })} onPress={() => onRemove(aside)}>
                {t('backups.asides.remove')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
