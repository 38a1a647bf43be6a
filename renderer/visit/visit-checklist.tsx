import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { ChecklistTable } from '../checklists/checklist-table.tsx'
import type { ChecklistGroup } from '../checklists/checklist-progress.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useWideWindow } from '../ui/use-wide-window.ts'
import type { VisitCase } from './visit-case.ts'
import type { VisitQuestion } from './visit-dialogs.tsx'
import { putBeside } from './visit-store.ts'

type VisitChecklistProps = {
  visitCase: VisitCase
  group: ChecklistGroup
  onAsk: (question: VisitQuestion) => void
  /** Escape: back to the capture line. */
  onLeave: () => void
}

/** The open checklist, in the place of the notes or, where the window is wide enough, beside them. */
export function VisitChecklist({ visitCase: { view, answers, units }, group, onAsk, onLeave }: VisitChecklistProps) {
  const { t } = useTranslation()
  const point = useStore(view, (state) => state.point)
  const beside = useStore(view, (state) => state.beside)
  const wide = useWideWindow()
  const close = (): void => {
    view.setState({ checklistKey: null })
    onLeave()
  }
  return (
    <section className="visit-checklist">
      <ChecklistTable
        key={group.key}
        group={group}
        answers={answers}
        units={units}
        wanted={point}
        actions={
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
        }
        onRemove={(run) => onAsk({ about: 'removingRun', run })}
        onLeave={onLeave}
      />
    </section>
  )
}
