import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import './field.css'

export type FieldProps = {
  label: string
  /** Keep the label for screen readers only: where a heading or column already says it. */
  labelHidden?: boolean
  /** What to write here, in one sentence; stands under the field. */
  hint?: ReactNode
  /** What is wrong and how to mend it; stands under the field and marks it. */
  error?: string | null | undefined
  /** Words after the label, such as "(valgfrit)". */
  note?: string
}

/** The label above a field. */
export function FieldLabel({ label, labelHidden, note }: Pick<FieldProps, 'label' | 'labelHidden' | 'note'>) {
  return (
    <Label className={labelHidden ? 'visually-hidden' : 'ui-label'}>
      {label}
      {note !== undefined && <span className="ui-optional">{note}</span>}
    </Label>
  )
}

/** The words under a field: what is wrong when something is, else the hint. */
export function FieldWords({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && !error && (
        <Text slot="description" className="ui-hint">
          {hint}
        </Text>
      )}
      <FieldError className="ui-error">{error}</FieldError>
    </>
  )
}
