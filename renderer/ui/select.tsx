import { useTranslation } from 'react-i18next'
import { Button, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldWords, type FieldProps } from './field-frame.tsx'
import { Icon } from './icon.tsx'
import { OptionList, type Option } from './option.tsx'
import './select.css'

export type SelectProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (id: Id) => void
  /** A first option that means "none". */
  none?: { readonly label: string; readonly onChoose: () => void }
  isDisabled?: boolean
  autoFocus?: boolean
  className?: string
}

const noneId = '–'

/** One of a few: a button that opens a list. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, labelHidden, hint, error, note, options, value, onChange, none, className, ...rest } = props
  const { t } = useTranslation()
  const items: readonly Option[] = none === undefined ? options : [{ id: noneId, label: none.label }, ...options]
  const chosen = value ?? (none === undefined ? null : noneId)
  return (
    <AriaSelect
      {...rest}
      className={classNames('ui-field', className)}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      value={chosen}
      placeholder={t('common.choose')}
      onChange={(key) => {
        if (key === noneId) none?.onChoose()
        else if (key !== null) onChange(key as Id)
      }}
    >
      <FieldLabel label={label} {...(labelHidden && { labelHidden })} {...(note !== undefined && { note })} />
      <Button className="ui-input ui-select-button">
        <SelectValue className="ui-select-value">
          {({ isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : items.find((item) => item.id === chosen)?.label)}
        </SelectValue>
        <Icon name="chevronDown" />
      </Button>
      <FieldWords hint={hint} error={error} />
      <OptionList items={items} />
    </AriaSelect>
  )
}
