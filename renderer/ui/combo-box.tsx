import { Button, ComboBox as AriaComboBox, Input } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldWords, type FieldProps } from './field-frame.tsx'
import { Icon } from './icon.tsx'
import { OptionList, type Option } from './option.tsx'

export type ComboBoxProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[]
  /** The chosen option. Give `text` and `onTextChange` instead where any words may be written. */
  value?: Id | null
  onChange?: (id: Id | null) => void
  text?: string
  onTextChange?: (text: string) => void
  placeholder?: string
  isDisabled?: boolean
  autoFocus?: boolean
  onBlur?: () => void
  className?: string
}

/** One of many: type to narrow the list. With `text` it is a text field that suggests. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, labelHidden, hint, error, note, options, value, onChange, text, onTextChange, placeholder, className, ...rest } = props
  const free = text !== undefined
  return (
    <AriaComboBox<Option<Id>>
      {...rest}
      {...(free
        ? { allowsCustomValue: true, inputValue: text, onInputChange: (words) => onTextChange?.(words) }
        : { value: value ?? null, onChange: (key) => onChange?.(key as Id | null) })}
      className={classNames('ui-field', className)}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      menuTrigger="input"
      defaultItems={options}
    >
      <FieldLabel label={label} {...(labelHidden && { labelHidden })} {...(note !== undefined && { note })} />
      <div className="ui-box" data-invalid={error ? true : undefined}>
        <Input className="ui-input" {...(placeholder !== undefined && { placeholder })} />
        {options.length > 0 && (
          <Button>
            <Icon name="chevronDown" />
          </Button>
        )}
      </div>
      <FieldWords hint={hint} error={error} />
      <OptionList />
    </AriaComboBox>
  )
}
