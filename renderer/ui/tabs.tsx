import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { classNames } from './class-names.ts'
import './tabs.css'

export type TabItem<Id extends string> = {
  readonly id: Id
  readonly label: string
  /** A word for "done", shown as a check mark before the label. */
  readonly done?: string
  /** How much waits there: in few characters, and in words. */
  readonly count?: { readonly shown: string; readonly words: string }
}

export type TabsProps<Id extends string> = {
  label: string
  items: readonly TabItem<Id>[]
  selected: Id
  onSelect: (id: Id) => void
  className?: string
  listClassName?: string
  listRef?: RefObject<HTMLDivElement | null>
  /** What stands under the chosen tab. */
  children: ReactNode
}

/** Chapters side by side, of which one is open. */
export function Tabs<Id extends string>({ label, items, selected, onSelect, className, listClassName, listRef, children }: TabsProps<Id>) {
  const own = useRef<HTMLDivElement>(null)
  const list = listRef ?? own
  useEffect(() => {
    // In a low window the tabs stand on one line that may be longer than the window.
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [list, selected])
  return (
    <AriaTabs className={classNames('ui-tabs', className)} selectedKey={selected} onSelectionChange={(key) => onSelect(key as Id)} keyboardActivation="manual">
      <TabList ref={list} aria-label={label} className={classNames('ui-tab-list', listClassName)} items={items} dependencies={[items]}>
        {(item) => (
          <Tab id={item.id} className="ui-tab">
            {item.done !== undefined && (
              <span className="ui-tab-mark" role="img" aria-label={item.done}>
                ✓
              </span>
            )}
            {item.label}
            {item.count !== undefined && (
              <span className="ui-tab-count" role="img" aria-label={item.count.words} title={item.count.words}>
                {item.count.shown}
              </span>
            )}
          </Tab>
        )}
      </TabList>
      <TabPanel key={selected} id={selected} className="ui-tab-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
