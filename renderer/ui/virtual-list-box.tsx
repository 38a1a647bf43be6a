import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useRef, type CSSProperties, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { classNames } from './class-names.ts'
import './virtual-list.css'

export type VirtualListBoxProps<Item> = {
  label: string
  items: readonly Item[]
  keyOf: (item: Item) => string
  estimate: number
  /** The item that the keyboard stands on. */
  activeKey: string | null
  onActivate: (key: string) => void
  /** Enter or a press: open it. */
  onOpen: (item: Item) => void
  /** The item that is open, when that differs from the active one. */
  selectedKey?: string | null
  children: (item: Item, state: { active: boolean; selected: boolean }) => ReactNode
  /** A field outside (search, palette) that keeps the focus while the arrow keys walk the list. */
  keysFrom?: RefObject<HTMLElement | null>
  className?: string
}

/** A list of any length of which one item is picked with the arrow keys or the pointer; only what is in sight is drawn. */
export function VirtualListBox<Item>(props: VirtualListBoxProps<Item>) {
  const { label, items, keyOf, estimate, activeKey, onActivate, onOpen, selectedKey = activeKey, children, keysFrom, className } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => estimate, [estimate]),
    // The same function as long as the items are the same: another one throws every measurement away.
    getItemKey: useCallback((index: number) => keyOf(items[index] as Item), [keyOf, items]),
    overscan: 10,
  })
  const activeIndex = items.findIndex((item) => keyOf(item) === activeKey)
  const optionId = (index: number) => `${id}-${index}`
  const onKey = (event: Pick<KeyboardEvent, 'key' | 'preventDefault'>) => {
    const next = nextIndex(event.key, activeIndex, items.length, keysFrom === undefined)
    const item = items[next ?? activeIndex]
    if (item === undefined || (next === null && event.key !== 'Enter')) return
    event.preventDefault()
    if (next === null) return onOpen(item)
    onActivate(keyOf(item))
    virtualizer.scrollToIndex(next)
  }
  useKeysFrom(keysFrom, onKey, id, activeIndex < 0 ? null : optionId(activeIndex))
  const drawn = virtualizer.getVirtualItems()
  const inSight = drawn.some((place) => place.index === activeIndex)
  return (
    // The height of everything, for a list that is to be no taller than what is in it.
    <div
      ref={scroller}
      className={classNames('ui-virtual', className)}
      tabIndex={-1}
      style={{ '--extent': `${virtualizer.getTotalSize()}px` } as CSSProperties}
    >
      <div
        role="listbox"
        id={id}
        aria-label={label}
        tabIndex={keysFrom === undefined ? 0 : -1}
        aria-activedescendant={keysFrom === undefined && inSight ? optionId(activeIndex) : undefined}
        onKeyDown={onKey}
        className="extent"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {drawn.map((place) => {
          const item = items[place.index] as Item
          const key = keyOf(item)
          const state = { active: key === activeKey, selected: key === selectedKey }
          return (
            <div
              key={place.key}
              ref={virtualizer.measureElement}
              role="option"
              id={optionId(place.index)}
              aria-selected={state.selected}
              aria-setsize={items.length}
              aria-posinset={place.index + 1}
              data-index={place.index}
              data-active={state.active || undefined}
              data-selected={state.selected || undefined}
              className="item"
              style={{ transform: `translateY(${place.start}px)` }}
              onClick={() => {
                onActivate(key)
                onOpen(item)
              }}
            >
              {children(item, state)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Where a key leads from an index, or null when it leads nowhere. Home and End belong to the text when the keys come from a field. */
function nextIndex(key: string, from: number, count: number, ownFocus: boolean): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return Math.min(count - 1, from + 1)
  if (key === 'ArrowUp') return Math.max(0, from - 1)
  if (key === 'PageDown') return Math.min(count - 1, from + 10)
  if (key === 'PageUp') return Math.max(0, from - 10)
  if (ownFocus && key === 'Home') return 0
  if (ownFocus && key === 'End') return count - 1
  return null
}

/** Lets a text field drive the list: it listens to its keys and tells a screen reader which option is meant. */
function useKeysFrom(
  field: RefObject<HTMLElement | null> | undefined,
  onKey: (event: globalThis.KeyboardEvent) => void,
  listId: string,
  option: string | null,
) {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
    const element = field?.current
    if (!element) return
    element.setAttribute('role', 'combobox')
    element.setAttribute('aria-expanded', 'true')
    element.setAttribute('aria-autocomplete', 'list')
    element.setAttribute('aria-controls', listId)
    if (option === null) element.removeAttribute('aria-activedescendant')
    else element.setAttribute('aria-activedescendant', option)
  })
  useEffect(() => {
    const element = field?.current
    if (!element) return
    const listen = (event: globalThis.KeyboardEvent) => latest.current(event)
    element.addEventListener('keydown', listen)
    return () => {
      element.removeEventListener('keydown', listen)
      for (const name of ['role', 'aria-expanded', 'aria-autocomplete', 'aria-controls', 'aria-activedescendant']) element.removeAttribute(name)
    }
  }, [field])
}
