import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import './button.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { Tooltip } from './tooltip.tsx'

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  icon: IconName
  /** What it does, in the imperative; shown as a tooltip and read aloud. */
  label: string
  /** Keys that do the same, as in `Kbd`. */
  keys?: string
  small?: boolean
  className?: string
}

/** A button with a picture on it; its word is in the tooltip. */
export function IconButton({ icon, label, keys, small, className, ...props }: IconButtonProps) {
  const text = keys === undefined ? label : [label, <Kbd key="keys" keys={keys} />]
  return (
    <Tooltip text={text}>
      <AriaButton {...props} aria-label={label} className={classNames('ui-button', 'quiet', 'icon-only', small && 'small', className)}>
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  )
}
