import { useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * How the units stand: beside each other; the one that is answered with signs for the others; or one alone, its answers under the points.
 */
export type Arrangement = 'columns' | 'compact' | 'stacked'
/** Widths in pixels below which an arrangement has no room. */
export type Needs = { readonly columns: number; readonly compact: number }

/** The width that the last open checklist had. Another one has the same, and is drawn for it at once; where it has not, it is put right before it is seen. */
let lastWidth: number | null = null

/** How the units stand in the width that an element has. Null in the very first drawing, which is never seen: nothing needs to be drawn before it is known. */
export function useRoom(needs: Needs): [(element: HTMLElement | null) => void, Arrangement | null] {
  const { columns, compact } = needs
  const [width, setWidth] = useState(lastWidth)
  const [element, setElement] = useState<HTMLElement | null>(null)
  const arrangement = arrangementIn(width, needs)
  useEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(() => {
      const measured = element.clientWidth
      // A chapter that was left stays on the page, unseen.
      if (measured === 0) return
      lastWidth = measured
      // Only what changes the arrangement is worth a drawing, and that one before it is seen.
      if (arrangementIn(measured, { columns, compact }) !== arrangement) flushSync(() => setWidth(measured))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, columns, compact, arrangement])
  const place = useCallback((placed: HTMLElement | null) => {
    setElement(placed)
    if (placed && lastWidth === null) setWidth((lastWidth = placed.clientWidth))
  }, [])
  return [place, arrangement]
}

function arrangementIn(width: number | null, { columns, compact }: Needs): Arrangement | null {
  if (width === null) return null
  return width < compact ? 'stacked' : width < columns ? 'compact' : 'columns'
}
