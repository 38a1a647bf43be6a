import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useImperativeHandle, useRef, type ReactNode, type Ref, type RefObject } from 'react'
import { classNames } from './class-names.ts'
import './virtual-list.css'

export type VirtualListHandle = {
  scrollToIndex: (index: number, align?: 'start' | 'center' | 'end' | 'auto') => void
  scrollToEnd: () => void
  element: HTMLDivElement | null
}

export type VirtualListProps<Item> = {
  label: string
  items: readonly Item[]
  keyOf: (item: Item) => string
  /** Height in pixels of an item before it is measured. */
  estimate: number
  children: (item: Item, index: number) => ReactNode
  /** Newest at the bottom: stays at the end when it was there, as a conversation does. */
  stickToEnd?: boolean
  className?: string
  handle?: Ref<VirtualListHandle>
}

/** A list of any length of which only what is in sight is drawn. Items have any height and hold their own controls. */
export function VirtualList<Item>({ label, items, keyOf, estimate, children, stickToEnd, className, handle }: VirtualListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => estimate, [estimate]),
    // The same function as long as the items are the same: another one throws every measurement away.
    getItemKey: useCallback((index: number) => keyOf(items[index] as Item), [keyOf, items]),
    overscan: 8,
  })
  useImperativeHandle(handle, () => handleOf(virtualizer, scroller.current, items.length))
  useStickToEnd(scroller, virtualizer.getTotalSize(), stickToEnd ?? false)
  return (
    <div ref={scroller} className={classNames('ui-virtual', className)} tabIndex={-1}>
      <div role="list" aria-label={label} className="extent" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((place) => (
          <div
            key={place.key}
            ref={virtualizer.measureElement}
            role="listitem"
            aria-setsize={items.length}
            aria-posinset={place.index + 1}
            data-index={place.index}
            className="item"
            style={{ transform: `translateY(${place.start}px)` }}
          >
            {children(items[place.index] as Item, place.index)}
          </div>
        ))}
      </div>
    </div>
  )
}

function handleOf(virtualizer: Virtualizer<HTMLDivElement, Element>, element: HTMLDivElement | null, count: number): VirtualListHandle {
  return {
    element,
    scrollToIndex: (index, align = 'auto') => virtualizer.scrollToIndex(index, { align }),
    scrollToEnd: () => virtualizer.scrollToIndex(count - 1, { align: 'end' }),
  }
}

/** Keeps the end in sight while the list grows or its items are measured, as long as the person has not scrolled away from it. */
function useStickToEnd(scroller: RefObject<HTMLDivElement | null>, size: number, enabled: boolean) {
  const atEnd = useRef(true)
  useEffect(() => {
    const element = scroller.current
    if (element === null || !enabled) return
    let top = element.scrollTop
    const note = () => {
      // Only the way up leaves the end: items that turn out taller than estimated push it away without anybody scrolling.
      if (element.scrollHeight - element.scrollTop - element.clientHeight < 40) atEnd.current = true
      else if (element.scrollTop < top) atEnd.current = false
      top = element.scrollTop
    }
    element.addEventListener('scroll', note, { passive: true })
    return () => element.removeEventListener('scroll', note)
  }, [scroller, enabled])
  useEffect(() => {
    const element = scroller.current
    if (enabled && atEnd.current) element?.scrollTo({ top: element.scrollHeight })
  }, [scroller, size, enabled])
}
