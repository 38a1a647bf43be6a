import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import './list-box.css'

export type MenuItem = {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly keys?: string
  readonly danger?: boolean
  readonly isDisabled?: boolean
  readonly onAction: () => void
}

/** Things to do, behind one button. `children` is that button. */
export function Menu({ label, items, children }: { label: string; items: readonly MenuItem[]; children: ReactElement }) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="ui-popover" placement="bottom end" offset={4}>
        <AriaMenu aria-label={label} items={items} className="ui-options">
          {(item) => (
            <AriaMenuItem
              id={item.id}
              textValue={item.label}
              onAction={item.onAction}
              isDisabled={item.isDisabled ?? false}
              className={classNames('ui-option', item.danger && 'danger')}
            >
              {item.icon ? <Icon name={item.icon} /> : <span />}
              <span>{item.label}</span>
              {item.keys !== undefined && <Kbd keys={item.keys} />}
            </AriaMenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
