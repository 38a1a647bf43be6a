import { useEffect, useState } from 'react'

/** Whether the element is narrower than so many pixels; zooming in makes it so as well. */
export function useNarrow(limit: number): [(element: HTMLElement | null) => void, boolean] {
  const [narrow, setNarrow] = useState(false)
  const [element, setElement] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(() => setNarrow(element.clientWidth < limit))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, limit])
  return [setElement, narrow]
}
