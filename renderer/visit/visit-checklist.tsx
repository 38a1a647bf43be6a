import { memo, useCallback, useMemo } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { ChecklistTable } from '../checklists/checklist-table.tsx'
import type { ChecklistGroup } from '../checklists/checklist-progress.ts'
import { useRunAnswers } from '../checklists/use-run-answers.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useWideWindow } from '../ui/use-wide-window.ts'
import type { VisitQuestion } from './visit-dialogs.tsx'
import { putBeside, type VisitView } from './visit-store.ts'

type VisitChecklistProps = {
  inspectionId: string
  view: StoreApi<VisitView>
  units: readonly Unit[]
  group: ChecklistGroup
  /** False while it is drawn unseen, to be there when it is opened. */
  isShown: boolean
  onAsk: (question: VisitQuestion) => void
  /** Escape: back to the capture line. */
  onLeave: () => void
}

/** The open checklist, in the place of the notes or, where the window is wide enough, beside them. A note that is written does not draw it anew. */
export const VisitChecklist = memo(function VisitChecklist({ inspectionId, view, units, group, isShown, onAsk, onLeave }: VisitChecklistProps) {
  const { t } = useTranslation()
  const answers = useRunAnswers(inspectionId)
  const opening = useStore(view, (state) => state.opening)
  const beside = useStore(view, (state) => state.beside)
  const wide = useWideWindow()
  const close = useCallback(() => {
    view.setState({ checklistKey: null })
    onLeave()
  }, [view, onLeave])
  const actions = useMemo(
    () => (
      <>
        {wide && (
          <Button variant="quiet" small aria-pressed={beside} onPress={() => putBeside(view, !beside)}>
            {t(beside ? 'visit.beside.off' : 'visit.beside.on')}
          </Button>
        )}
        {/* Beside them there is no way back to the notes to go. */}
        {wide && beside ? (
          <IconButton small icon="cross" label={t('visit.beside.close')} onPress={close} />
        ) : (
          <Button small variant="quiet" icon="back" onPress={close}>
            {t('checklists.back')}
          </Button>
        )}
      </>
    ),
    [wide, beside, view, close, t],
  )
  return (
    <section className="visit-checklist" data-unseen={!isShown || undefined}>
      <ChecklistTable
        isShown={isShown}
        group={group}
        answers={answers}
        units={units}
        opening={opening}
        actions={actions}
        onRemove={useCallback((run: ChecklistRun) => onAsk({ about: 'removingRun', run }), [onAsk])}
        onLeave={onLeave}
      />
    </section>
  )
})
