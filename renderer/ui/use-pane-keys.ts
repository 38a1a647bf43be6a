import { useEffect, useRef, type RefObject } from 'react'
import { isUsable, stopsIn } from './stops.ts'

/**
 * Ctrl+F6 and Ctrl+Shift+F6 go round the panes, each time to where the keyboard stood in one. F6 alone is a chapter's key; that Ctrl+F6 goes to the next part of a
 * window is what other programs do.
 */
export function usePaneKeys(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const last = new WeakMap<Element, HTMLElement>()
    const panes = () => [...(frame.current?.querySelectorAll<HTMLElement>(':scope > .ui-panes > .ui-pane') ?? [])]
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || !event.ctrlKey || event.altKey || (event.target as Element).closest('.ui-modal, .ui-popover')) return
      const all = panes()
      const here = all.findIndex((pane) => pane.contains(document.activeElement))
      event.preventDefault()
      // Messages in the window listen for every F6.
      event.stopImmediatePropagation()
      if (here >= 0 && document.activeElement instanceof HTMLElement) last.set(all[here] as Element, document.activeElement)
      const by = event.shiftKey ? -1 : 1
      for (let step = 1; step <= all.length; step++) {
        const pane = all[(here < 0 ? (by > 0 ? step - 1 : all.length - step) : here + by * step + all.length * step) % all.length]
        if (pane && focusIn(pane, last.get(pane))) return
      }
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
  return frame
}

/** Puts the keyboard into a pane: where it stood, else on the first thing that takes it. Answers whether there was one. */
function focusIn(pane: HTMLElement, before: HTMLElement | undefined): boolean {
  const stop = before && pane.contains(before) && isUsable(before) ? before : stopsIn(pane)[0]
  stop?.focus()
  return stop !== undefined
}
