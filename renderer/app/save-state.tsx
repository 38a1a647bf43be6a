import { useTranslation } from 'react-i18next'
import { useSaveState } from '../data/save-state.ts'
import { clockWords } from '../strings/formats.ts'
import { showOverlay } from './view.ts'

const signs = { saving: '○', failed: '▲', onlyHere: '▲', folderGone: '▲', draft: '✎', saved: '✓' } as const

/** "Gemt 10.42.07": only after the core has said that it is committed. What is not saved can be looked at with a press. */
export function SaveState({ inspectionId }: { inspectionId: string | null }) {
  const { t } = useTranslation()
  const { state, committedAt } = useSaveState(inspectionId)
  const words = {
    saving: t('common.saving'),
    failed: t('common.notSaved'),
    onlyHere: t('common.onlyHere'),
    folderGone: t('common.folderGone'),
    draft: t('common.draft'),
    saved: committedAt === null ? t('common.savedAll') : t('common.saved', { time: clockWords(committedAt) }),
  }[state]
  const sign = <span aria-hidden="true">{signs[state]}</span>
  if (state !== 'failed' && state !== 'onlyHere')
    return (
      <div
        className={`save-state ${state}`}
        title={
          state === 'folderGone'
            ? t('common.storageTrouble.folderGone')
            : state === 'draft'
              ? t(inspectionId === null ? 'common.checklistDraftHint' : 'common.draftHint')
              : undefined
        }
        role={state === 'folderGone' ? 'alert' : undefined}
        data-save-state={state}
      >
        {sign}
        <span>{words}</span>
      </div>
    )
  return (
    <button
      type="button"
      className={`save-state ${state}`}
      title={t(state === 'failed' ? 'common.notSavedHint' : 'common.onlyHereHint')}
      data-save-state={state}
      onClick={() => showOverlay('unsaved')}
    >
      {sign}
      <span role="alert">{words}</span>
    </button>
  )
}
