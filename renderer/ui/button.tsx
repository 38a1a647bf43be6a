import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import './button.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  /** `primary`: the one thing to do here. `danger`: takes something away. `quiet` and `link`: beside other things. */
  variant?: 'secondary' | 'primary' | 'danger' | 'quiet' | 'link'
  small?: boolean
  icon?: IconName
  className?: string
  ref?: Ref<HTMLButtonElement>
  children?: ReactNode
}

/**
 * A button with a word on it. While it is pending it does nothing, but keeps the keyboard: disabled it would drop it on the page.
 */
export function Button({ variant = 'secondary', small, icon, className, children, isPending = false, ...props }: ButtonProps) {
  const { onPress, type, ...rest } = props
  // Not the library's own pending: it says the button's name again, also after the button is gone.
  const now = isPending ? { 'aria-disabled': true, 'data-pending': true } : { ...(onPress && { onPress }), ...(type && { type }) }
  return (
    <AriaButton {...rest} {...now} className={classNames('ui-button', variant, small && 'small', className)}>
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}
