import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../data/bridge.ts'
import { errorWords } from '../data/error-words.ts'
import { useStanding } from '../data/save-state.ts'
import { Button } from '../ui/button.tsx'
import { dropRecovered, useRecovered } from './recover-prose.ts'
import type { ProseSaver } from './prose-saver.ts'

/** Stands over a text when something about it must be known or decided: it is not saved, was changed elsewhere, or a crash left words behind. */
export function ProseNotice({ saver, target, onSettle }: { saver: ProseSaver; target: string; onSettle: (whose: 'mine' | 'theirs') => void }) {
  const { t } = useTranslation()
  const words = useRecovered(target)
  const [open, setOpen] = useState(false)
  const { state } = saver
  const standing = useStanding(target)
  return (
    <div role="status">
      {state.kind === 'failed' && (
        <p className="prose-notice">
          ▲ {t(standing?.draft === 'held' ? 'editor.notSaved' : 'editor.notSavedOnlyHere', { reason: errorWords(state.error).text ?? '' })}
        </p>
      )}
      {state.kind === 'conflict' && (
        <div className="prose-notice">
          <span>⇄ {t('editor.conflict')}</span>
          <Button small onPress={() => onSettle('mine')}>
            {t('editor.keepMine')}
          </Button>
          <Button small onPress={() => onSettle('theirs')}>
            {t('editor.takeTheirs')}
          </Button>
        </div>
      )}
      {words !== undefined && (
        <div className="prose-notice">
          <span>▲ {t('editor.recovered')}</span>
          <Button small onPress={() => setOpen(!open)} aria-expanded={open}>
            {t('editor.recoveredShow')}
          </Button>
          <Button small onPress={() => copyText(words)}>
            {t('editor.recoveredCopy')}
          </Button>
          <Button small onPress={() => dropRecovered(target)}>
            {t('editor.recoveredDrop')}
          </Button>
          {open && <blockquote>{words}</blockquote>}
        </div>
      )}
    </div>
  )
}
