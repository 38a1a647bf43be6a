import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../src/domain/unit.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { MovingUp } from '../checklist-editor/moving-up.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { groupKey, progressOf, type ChecklistGroup, type Progress } from './checklist-progress.ts'
import './checklist-panel.css'
import { entriesOf, formMoment } from './evaluated-run.ts'
import { useRunAnswers } from './use-run-answers.ts'

export type ChecklistPanelProps = {
  inspectionId: string
  groups: readonly ChecklistGroup[]
  units: readonly Unit[]
  /** The checklist that is open. */
  openKey: string | null
  onOpen: (key: string) => void
  onStart: () => void
}

/** The checklists in use at the visit, with how far each unit has come. */
export const ChecklistPanel = memo(function ChecklistPanel({ inspectionId, groups, units, openKey, onOpen, onStart }: ChecklistPanelProps) {
  const { t } = useTranslation()
  const answers = useRunAnswers(inspectionId)
  const unitName = (id: string): string => units.find((unit) => unit.id === id)?.name ?? ''
  const [moment] = useState(() => formMoment(new Date().toISOString()))
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // After the picture in which the checklist opens: asked before, the browser would lay out the page once more.
    const frame = requestAnimationFrame(() => list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }))
    return () => cancelAnimationFrame(frame)
  }, [openKey])
  return (
    <section className="checklist-panel" aria-labelledby="checklist-panel">
      <SectionHeading level={2} id="checklist-panel" side={<IconButton small icon="plus" label={t('checklists.start')} onPress={onStart} />}>
        {t('checklists.title')}
      </SectionHeading>
      {groups.length === 0 && <p className="ui-hint">{t('checklists.none')}</p>}
      <ul ref={list}>
        {groups.map((group) => (
          <li key={group.key}>
            <button type="button" className="checklist-entry" aria-current={group.key === openKey || undefined} onClick={() => onOpen(group.key)}>
              <b>{group.title}</b>
              {group.runs.map((run) => (
                <UnitProgress key={run.id} unit={unitName(run.unitId)} progress={progressOf(entriesOf(run, answers.get(run.id), moment))} />
              ))}
            </button>
            <MovingUp runs={group.runs} onMoved={(run) => onOpen(groupKey(run))} />
          </li>
        ))}
      </ul>
    </section>
  )
})

/** How far a unit has come. An answer changes one. */
const UnitProgress = memo(function UnitProgress({ unit, progress: { answered, total, faults } }: { unit: string; progress: Progress }) {
  const { t } = useTranslation()
  return (
    <small>
      <span className="unit">{unit}</span>
      <progress value={answered} max={Math.max(1, total)} aria-label={unit} />
      <span className="numbers">
        {answered === 0
          ? t('checklists.notBegun')
          : answered === total
            ? `✓ ${t('checklists.complete', { total })}`
            : t('checklists.progress', { answered, total })}
        {faults > 0 && ` · ${t('checklists.faultCount', { count: faults })}`}
      </span>
    </small>
  )
})
