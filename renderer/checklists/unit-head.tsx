import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Select } from '../ui/select.tsx'
import type { Progress } from './checklist-progress.ts'

type UnitHeadProps = {
  run: ChecklistRun
  name: string
  progress: Progress
  wide: boolean
  current: boolean
  onRemove: (run: ChecklistRun) => void
  /** What stands for its name. */
  children?: ReactNode
}

/** A unit, how far it has come, and how many of its answers are at fault. */
export const UnitHead = memo(function UnitHead({ run, name, progress: { answered, total, faults }, wide, current, onRemove, children }: UnitHeadProps) {
  const { t } = useTranslation()
  const isComplete = answered === total
  return (
    <th scope="col" className="checklist-unit" data-wide={wide || undefined} data-current={current || undefined} title={wide ? undefined : name}>
      {children || <span className="unit">{name}</span>}
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

type UnitSwitchProps = {
  units: readonly { readonly id: string; readonly name: string; readonly progress: Progress }[]
  shown: string
  onShow: (id: string) => void
}

/** Where there is room for one unit: which it is, and the others with how far they have come. */
export function UnitSwitch({ units, shown, onShow }: UnitSwitchProps) {
  const { t } = useTranslation()
  const options = units.map(({ id, name, progress: { answered, total } }) => ({ id, label: name, hint: t('checklists.progress', { answered, total }) }))
  return <Select label={t('checklists.unit')} labelHidden className="unit" options={options} value={shown} onChange={onShow} />
}
