import { RadioButton, RadioField, RadioGroup } from 'react-aria-components'
import './choice.css'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldWords } from './field-frame.tsx'
import type { RadioGroupProps } from './radio-group.tsx'

/** One of a few short words, side by side. */
export function SegmentedControl<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, labelHidden, hint, error, note, options, value, onChange, className, ...rest } = props
  return (
    <RadioGroup
      {...rest}
      orientation="horizontal"
      className={classNames('ui-field', className)}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      value={value}
      onChange={(id) => onChange(id as Id)}
    >
      <FieldLabel label={label} {...(labelHidden && { labelHidden })} {...(note !== undefined && { note })} />
      <div className="ui-segments">
        {options.map((option) => (
          <RadioField key={option.id} value={option.id}>
            <RadioButton className="ui-segment">{option.label}</RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldWords hint={hint} error={error} />
    </RadioGroup>
  )
}
