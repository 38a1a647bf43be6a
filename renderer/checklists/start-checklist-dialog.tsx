import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pointCount } from '../../src/domain/checklist-item.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { useOperation } from '../data/operation.ts'
import { useOfficeRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { Choices } from '../visit/choices.tsx'

export type StartChecklistDialogProps = {
  inspectionId: string
  visitId: string | null
  units: readonly Unit[]
  /** The units that the visit goes to: they are ticked at first. */
  visitedUnitIds: readonly string[]
  /** What is in use at the visit already. */
  runs: readonly ChecklistRun[]
  onClose: (started: ChecklistRun | null) => void
}

/** Puts one of the office's checklists to use, for one unit or several at once. */
export function StartChecklistDialog({ inspectionId, visitId, units, visitedUnitIds, runs, onClose }: StartChecklistDialogProps) {
  const { t } = useTranslation()
  const checklists = useOfficeRows('checklist')
  const start = useOperation('checklistRun.start')
  const [checklistId, setChecklistId] = useState<string | null>(null)
  const [unitIds, setUnitIds] = useState<readonly string[]>(() =>
    units.map((unit) => unit.id).filter((id) => visitedUnitIds.length === 0 || visitedUnitIds.includes(id)),
  )
  const [tried, setTried] = useState(false)
  const checklist = checklists.find((one) => one.id === checklistId)
  const taken = new Set(runs.filter((run) => run.checklistId === checklistId).map((run) => run.unitId))
  const free = units.filter((unit) => !taken.has(unit.id))
  const wanted = free.map((unit) => unit.id).filter((id) => unitIds.includes(id))

  const begin = async (): Promise<void> => {
    setTried(true)
    if (checklistId === null || wanted.length === 0 || start.isRunning) return
    const started: (ChecklistRun | null)[] = []
    for (const unitId of wanted) started.push(await start.run({ inspectionId, visitId, unitId, checklistId }))
    const first = started.find((run) => run !== null)
    if (first) onClose(first)
  }
  const unready = checklists.length === 0 ? t('checklists.noChecklists') : units.length === 0 ? t('checklists.noUnits') : null
  return (
    <Dialog
      title={t('checklists.startTitle')}
      isOpen
      onClose={() => onClose(null)}
      footer={
        <>
          <Button onPress={() => onClose(null)}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={unready !== null} onPress={() => void begin()}>
            {t('checklists.begin')}
          </Button>
        </>
      }
    >
      <p>{unready ?? t('checklists.startIntro')}</p>
      {unready === null && (
        <>
          <Select
            label={t('checklists.checklist')}
            autoFocus
            options={checklists.map(({ id, title, items }) => ({ id, label: title, hint: t('checklists.points', { count: pointCount(items) }) }))}
            value={checklistId}
            onChange={setChecklistId}
            hint={checklist && t('checklists.points', { count: pointCount(checklist.items) })}
            error={tried && checklistId === null ? t('checklists.checklistMissing') : null}
          />
          <Choices
            label={t('checklists.units')}
            none={t('checklists.alreadyEverywhere')}
            options={free.map(({ id, name }) => ({ id, label: name }))}
            chosen={unitIds}
            onChange={setUnitIds}
          />
          {tried && free.length > 0 && wanted.length === 0 && (
            <p className="ui-error" role="alert">
              {t('checklists.unitsMissing')}
            </p>
          )}
        </>
      )}
    </Dialog>
  )
}
