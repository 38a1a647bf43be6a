import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components'
import './choice.css'
import { Icon } from './icon.tsx'

export type CheckboxProps = Omit<CheckboxFieldProps, 'className' | 'children' | 'style'> & { children?: ReactNode; hint?: string }

/** Yes or no, beside its words. Give `aria-label` where the words stand elsewhere. */
export function Checkbox({ children, hint, ...props }: CheckboxProps) {
  return (
    <CheckboxField {...props}>
      <CheckboxButton className="ui-choice">
        <span className="box">
          <Icon name="check" size={12} />
        </span>
        {children !== undefined && (
          <span>
            {children}
            {hint !== undefined && <small>{hint}</small>}
          </span>
        )}
      </CheckboxButton>
    </CheckboxField>
  )
}
