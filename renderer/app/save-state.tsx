import { useTranslation } from 'react-i18next'
import { useSaveState } from '../data/save-state.ts'
import { clockWords } from '../strings/formats.ts'

/** "Gemt 10.42.07": only after the core has said that it is committed. */
export function SaveState() {
  const { t } = useTranslation()
  const { state, committedAt } = useSaveState()
  const words = {
    saving: t('common.saving'),
    failed: t('common.notSaved'),
    saved: committedAt === null ? t('common.savedAll') : t('common.saved', { time: clockWords(committedAt) }),
  }[state]
  const sign = { saving: '…', failed: '▲', saved: '✓' }[state]
  return (
    <div className={`save-state ${state}`} title={state === 'failed' ? t('common.notSavedHint') : undefined} data-save-state={state}>
      <span aria-hidden="true">{sign}</span>
      <span role={state === 'failed' ? 'alert' : undefined}>{words}</span>
    </div>
  )
}
