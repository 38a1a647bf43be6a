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

/** A button with a word on it. */
export function Button({ variant = 'secondary', small, icon, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={classNames('ui-button', variant, small && 'small', className)}>
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}
