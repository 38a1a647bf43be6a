import { useTranslation } from 'react-i18next'
import { copyText } from '../data/bridge.ts'
import { flushAll } from '../data/autosaves.ts'
import { forgetDraft } from '../data/journal.ts'
import { useTroubled, type Troubled } from '../data/save-state.ts'
import { targetName, unsavedWords } from '../data/targets.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import './unsaved-dialog.css'
import { showOverlay } from './view.ts'

/** What was written and is not saved: what it belongs to, why, and the words themselves, to be copied. */
export function UnsavedDialog() {
  const { t } = useTranslation()
  const troubled = useTroubled()
  const close = () => showOverlay(null)
  const footer = (
    <>
      {troubled.length > 0 && <Button onPress={() => void flushAll()}>{t('common.tryAgain')}</Button>}
      <Button variant="primary" onPress={close} autoFocus>
        {t('common.close')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('common.unsaved.title')} isOpen onClose={close} footer={footer}>
      {troubled.length === 0 && <p role="status">{t('common.unsaved.nothing')}</p>}
      {troubled.map((one) => (
        <Piece key={one.target} {...one} />
      ))}
    </Dialog>
  )
}

function Piece({ target, standing: { row, draft } }: Troubled) {
  const { t } = useTranslation()
  const name = targetName(target)
  const words = unsavedWords(target)
  const reason = row === 'gone' || row === 'conflict' ? row : 'refused'
  return (
    <section className="unsaved-piece" aria-label={name}>
      <h3>{name}</h3>
      <p>{t(`common.unsaved.${draft === 'held' || row === 'gone' ? reason : 'onlyHere'}`)}</p>
      {words !== '' && <blockquote tabIndex={0}>{words}</blockquote>}
      <div>
        {words !== '' && (
          <Button small onPress={() => copyText(words)}>
            {t('common.unsaved.copy')}
          </Button>
        )}
        {row === 'gone' && (
          <Button small onPress={() => forgetDraft(target)}>
            {t('common.unsaved.drop')}
          </Button>
        )}
      </div>
    </section>
  )
}
