import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components'
import './choice.css'

/** On or off, at once. */
export function Switch({ children, ...props }: Omit<AriaSwitchProps, 'className' | 'children' | 'style'> & { children: ReactNode }) {
  return (
    <AriaSwitch {...props} className="ui-switch">
      <span className="track" />
      {children}
    </AriaSwitch>
  )
}
