import { useTranslation } from 'react-i18next'
import { nameOf, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { faultOf, type ExpressionField as Field } from '../../src/domain/expression-check.ts'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'

export type ExpressionFieldProps = {
  items: readonly ChecklistItem[]
  item: ChecklistItem
  field: Field
  label: string
  hint?: string
  onChange: (expression: string) => void
}

/** What is wrong with an expression, in words; null when it can be worked out. */
export function useFaultWords(items: readonly ChecklistItem[], item: ChecklistItem, field: Field): string | null {
  const { t } = useTranslation()
  const fault = faultOf(items, item, field)
  return fault === null ? null : t(`xlsform.${fault.code}`, { ...fault })
}

/** An expression as it is written, checked while it is, with the names of points within reach. */
export function ExpressionField({ items, item, field, label, hint, onChange }: ExpressionFieldProps) {
  const { t } = useTranslation()
  const value = item[field]
  const others = items.filter(({ id, kind }) => id !== item.id && kind !== 'group' && kind !== 'note')
  return (
    <div className="expression-field">
      <TextArea
        label={label}
        minRows={1}
        value={value}
        onChange={onChange}
        spellCheck="false"
        hint={hint ?? t('checklistEditor.condition.expressionHint')}
        error={useFaultWords(items, item, field)}
      />
      {others.length > 0 && (
        <Select
          label={t('checklistEditor.condition.insert')}
          options={others.map((one) => ({ id: one.id, label: one.text || nameOf(one) }))}
          value={null}
          onChange={(id) => {
            const chosen = others.find((one) => one.id === id)
            if (chosen) onChange(`${value}${value === '' || value.endsWith(' ') ? '' : ' '}\${${nameOf(chosen)}}`)
          }}
        />
      )}
    </div>
  )
}
