import type { Ref } from 'react'
import { Input, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldWords, type FieldProps } from './field-frame.tsx'

export type TextFieldProps = FieldProps &
  Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validate' | 'validationBehavior'> & {
    placeholder?: string
    className?: string
    inputRef?: Ref<HTMLInputElement>
  }

/** One line of text. */
export function TextField({ label, labelHidden, hint, error, note, placeholder, className, inputRef, onKeyDown, ...props }: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      {...(onKeyDown && { onKeyDown: letEscapeOut(onKeyDown) })}
      className={classNames('ui-field', className)}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} {...(labelHidden && { labelHidden })} {...(note !== undefined && { note })} />
      <Input
        className="ui-input"
        ref={inputRef ?? null}
        {...(placeholder !== undefined && { placeholder })}
        {...(props.type === 'password' && { spellCheck: false })}
      />
      <FieldWords hint={hint} error={error} />
    </AriaTextField>
  )
}

type KeyListener = NonNullable<AriaTextFieldProps['onKeyDown']>

/** React Aria keeps every key from what is around a field that listens to one; Escape must still reach the dialog that the field stands in. */
export function letEscapeOut(listener: KeyListener): KeyListener {
  return (event) => {
    listener(event)
    if (event.key === 'Escape') event.continuePropagation()
  }
}
