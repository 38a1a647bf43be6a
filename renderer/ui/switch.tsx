import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components'
import './choice.css'

/** On or off, at once. */
export function Switch({ children, ...props }: Omit<SwitchFieldProps, 'className' | 'children' | 'style'> & { children: ReactNode }) {
  return (
    <SwitchField {...props}>
      <SwitchButton className="ui-switch">
        <span className="track" />
        {children}
      </SwitchButton>
    </SwitchField>
  )
}
