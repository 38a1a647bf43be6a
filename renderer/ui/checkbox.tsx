import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components'
import './choice.css'
import { Icon } from './icon.tsx'

export type CheckboxProps = Omit<AriaCheckboxProps, 'className' | 'children' | 'style'> & { children?: ReactNode; hint?: string }

/** Yes or no, beside its words. Give `aria-label` where the words stand elsewhere. */
export function Checkbox({ children, hint, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className="ui-choice">
      <span className="box">
        <Icon name="check" size={12} />
      </span>
      {children !== undefined && (
        <span>
          {children}
          {hint !== undefined && <small>{hint}</small>}
        </span>
      )}
    </AriaCheckbox>
  )
}
