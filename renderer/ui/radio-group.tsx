import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components'
import './choice.css'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldWords, type FieldProps } from './field-frame.tsx'
import type { Option } from './option.tsx'

export type RadioGroupProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (id: Id) => void
  isDisabled?: boolean
  className?: string
}

/** One of a few, all in sight, one under the other. */
export function RadioGroup<Id extends string>({ label, labelHidden, hint, error, note, options, value, onChange, className, ...props }: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      {...props}
      className={classNames('ui-field', className)}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      value={value}
      onChange={(id) => onChange(id as Id)}
    >
      <FieldLabel label={label} {...(labelHidden && { labelHidden })} {...(note !== undefined && { note })} />
      <div className="ui-radios">
        {options.map((option) => (
          <RadioField key={option.id} value={option.id}>
            <RadioButton className="ui-choice">
              <span className="box round">
                <span className="dot" />
              </span>
              <span>
                {option.label}
                {option.hint !== undefined && <small>{option.hint}</small>}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldWords hint={hint} error={error} />
    </AriaRadioGroup>
  )
}
