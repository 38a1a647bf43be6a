import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/icon-button.tsx'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import type { Progress } from './checklist-progress.ts'

type UnitHeadProps = { run: ChecklistRun; name: string; progress: Progress; wide: boolean; current: boolean; onRemove: (run: ChecklistRun) => void }

/** A unit, how far it has come, and how many of its answers are at fault. */
export const UnitHead = memo(function UnitHead({ run, name, progress: { answered, total, faults }, wide, current, onRemove }: UnitHeadProps) {
  const { t } = useTranslation()
  const isComplete = answered === total
  return (
    <th scope="col" className="checklist-unit" data-wide={wide || undefined} data-current={current || undefined} title={wide ? undefined : name}>
      <span className="unit">{name}</span>
      <progress value={answered} max={Math.max(1, total)} aria-label={name} />
      <span className="progress numbers">
        {wide ? (
          <>
            {isComplete ? `✓ ${t('checklists.complete', { total })}` : t('checklists.progress', { answered, total })}
            <IconButton small icon="trash" label={t('checklists.remove', { unit: name })} onPress={() => onRemove(run)} />
          </>
        ) : (
          // A minus sign and its number: what is left.
          <>{isComplete ? '✓' : total - answered}</>
        )}
      </span>
      {faults > 0 && <span className="faults">{wide ? t('checklists.faultCount', { count: faults }) : `! ${faults}`}</span>}
    </th>
  )
})
