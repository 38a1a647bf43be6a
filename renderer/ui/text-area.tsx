import { useCallback, useLayoutEffect, useRef } from 'react'
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldWords } from './field-frame.tsx'
import type { TextFieldProps } from './text-field.tsx'

export type TextAreaProps = Omit<TextFieldProps, 'inputRef' | 'type'> & {
  /** Lines shown when empty. */
  minRows?: number
  /** Lines after which it scrolls instead of growing. */
  maxRows?: number
}

const lineHeight = 20
const padding = 10

/** Several lines of text; grows with what is written. One that opens with the keyboard in it has the cursor after its words. */
export function TextArea({ label, labelHidden, hint, error, note, placeholder, className, minRows = 2, maxRows = 16, ...props }: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const fit = useCallback(() => {
    const element = area.current
    if (element === null) return
    element.style.height = '0'
    const wanted = Math.max(minRows * lineHeight + padding, element.scrollHeight + 2)
    element.style.height = `${Math.min(wanted, maxRows * lineHeight + padding)}px`
  }, [minRows, maxRows])
  useLayoutEffect(fit, [fit, props.value])
  useLayoutEffect(() => {
    const { current: element } = area
    if (props.autoFocus) element?.setSelectionRange(element.value.length, element.value.length)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only as it opens; then the cursor is the person's
  }, [])
  useLayoutEffect(() => {
    const element = area.current
    if (element === null) return
    let width = element.clientWidth
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return
      width = element.clientWidth
      fit()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [fit])
  return (
    <AriaTextField {...props} className={classNames('ui-field', className)} isInvalid={Boolean(error)} validationBehavior="aria">
      <FieldLabel label={label} {...(labelHidden && { labelHidden })} {...(note !== undefined && { note })} />
      <AriaTextArea className="ui-input" placeholder={placeholder} ref={area} rows={minRows} />
      <FieldWords hint={hint} error={error} />
    </AriaTextField>
  )
}
