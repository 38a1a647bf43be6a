import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { useOfficeRowsSoon } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import './moving-up.css'
import { MovingUpDialog } from './moving-up-dialog.tsx'

/** Says that a checklist has changed since its runs began, and offers to move them up. Nothing where it has not. */
export function MovingUp({ runs, onMoved }: { runs: readonly ChecklistRun[]; onMoved: (run: ChecklistRun) => void }) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  const [first] = runs
  const checklist = useOfficeRowsSoon('checklist')?.find(({ id }) => id === first?.checklistId)
  if (first === undefined || checklist === undefined || checklist.version <= first.version) return null
  return (
    <div className="moving-up">
      <StateMark state="warn">{t('checklistEditor.moving.changed', { from: first.version, to: checklist.version })}</StateMark>
      <Button small variant="link" onPress={() => setAsks(true)}>
        {t('checklistEditor.moving.show')}
      </Button>
      {asks && (
        <MovingUpDialog
          runs={runs}
          checklist={checklist}
          onClose={(run) => {
            setAsks(false)
            if (run) onMoved(run)
          }}
        />
      )}
    </div>
  )
}
