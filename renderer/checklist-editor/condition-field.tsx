import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PointList } from '../../src/domain/checklist-difference.ts'
import type { ChecklistItem } from '../../src/domain/checklist-item.ts'
import { readCondition, writeCondition, type ConditionPart, type PlainCondition } from '../../src/domain/plain-condition.ts'
import { Button } from '../ui/button.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { ConditionLine, isWhole, newLine } from './condition-line.tsx'
import { ExpressionField, useFaultWords } from './expression-field.tsx'

export type ConditionFieldProps = {
  list: PointList
  item: ChecklistItem
  /** The field of the point that holds the condition; in a constraint the answer itself can be held against values. */
  field: 'condition' | 'requiredWhen' | 'constraint'
  label: string
  /** What holds where there is no condition. */
  none: string
  onChange: (expression: string) => void
}

const empty: PlainCondition = { join: 'all', parts: [] }

/** A condition as lines of point, comparison and value; every other expression as it is written. */
export function ConditionField({ list, item, field, label, none, onChange }: ConditionFieldProps) {
  const { t } = useTranslation()
  const heading = useId()
  const value = item[field]
  const read = value === '' ? empty : readCondition(value)
  const [byHand, setByHand] = useState(read === null)
  // Lines that are not whole yet stand here only; the expression holds those that are.
  const [own, setOwn] = useState({ written: value, lines: read ?? empty })
  const lines = own.written === value ? own.lines : (read ?? empty)
  const fault = useFaultWords(list.items, item, field)
  const set = (next: PlainCondition) => {
    const written = writeCondition({ ...next, parts: next.parts.filter(isWhole) })
    setOwn({ written, lines: next })
    onChange(written)
  }
  const setPart = (at: number, part: ConditionPart) => set({ ...lines, parts: lines.parts.with(at, part) })
  const isByHand = byHand || read === null
  return (
    <div className="condition-field" role="group" aria-labelledby={heading}>
      <span className="ui-label" id={heading}>
        {label}
      </span>
      {isByHand ? (
        <ExpressionField items={list.items} item={item} field={field} label={t('checklistEditor.condition.expression')} onChange={onChange} />
      ) : (
        <>
          {lines.parts.length === 0 && <p className="ui-hint">{none}</p>}
          {lines.parts.map((part, at) => (
            <ConditionLine
              key={at}
              part={part}
              list={list}
              item={item}
              withItself={field === 'constraint'}
              onChange={(next) => setPart(at, next)}
              onRemove={() => set({ ...lines, parts: lines.parts.toSpliced(at, 1) })}
            />
          ))}
          {lines.parts.length > 1 && (
            <SegmentedControl
              label={t('checklistEditor.condition.join')}
              options={(['all', 'any'] as const).map((id) => ({ id, label: t(`checklistEditor.condition.joins.${id}`) }))}
              value={lines.join}
              onChange={(join) => set({ ...lines, join })}
            />
          )}
          {fault !== null && <p className="ui-error">{fault}</p>}
        </>
      )}
      <div className="condition-tools">
        {!isByHand && (
          <Button
            small
            icon="plus"
            onPress={() => set({ ...lines, parts: [...lines.parts, field === 'constraint' ? newLine('.', item.kind) : newLine('', undefined)] })}
          >
            {t(field === 'constraint' ? 'checklistEditor.condition.addConstraint' : 'checklistEditor.condition.add')}
          </Button>
        )}
        {(!isByHand || read !== null) && (
          <Button small variant="link" onPress={() => setByHand(!isByHand)}>
            {t(isByHand ? 'checklistEditor.condition.byLines' : 'checklistEditor.condition.byHand')}
          </Button>
        )}
      </div>
    </div>
  )
}
