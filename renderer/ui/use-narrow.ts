import { useCallback, useEffect, useState } from 'react'

/**
 * Whether the element is narrower than so many pixels; zooming in makes it so as well. Null in the very first drawing, which is never seen: where much hangs
 * on the width, nothing needs to be drawn before it is known.
 */
export function useNarrow(limit: number): [(element: HTMLElement | null) => void, boolean | null] {
  const [narrow, setNarrow] = useState<boolean | null>(null)
  const [element, setElement] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(() => setNarrow(element.clientWidth < limit))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, limit])
  const place = useCallback(
    (placed: HTMLElement | null) => {
      setElement(placed)
      if (placed) setNarrow(placed.clientWidth < limit)
    },
    [limit],
  )
  return [place, narrow]
}
