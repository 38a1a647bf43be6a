import { startTransition, useEffect, useState, type RefObject } from 'react'

/** How far from what is in sight, in pixels: about three screens, so that nobody scrolls or walks into what is not there yet. */
const near = 2400

/**
 * Whether a place has been near what is in sight of the texts around it. What is in sight comes first, what is near when there is nothing else to do. Once it has
 * been it stays, with what is typed and can be undone there.
 */
export function useNearSight(place: RefObject<HTMLElement | null>, isWanted: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(isWanted)
  if (isWanted && !hasBeen) setHasBeen(true)
  useEffect(() => {
    const element = place.current
    if (hasBeen || element === null) return
    let idle = 0
    const watch = (margin: number, seen: () => void): IntersectionObserver => {
      const options = { root: element.closest('.prose-scroller'), rootMargin: `${margin}px 0px` }
      const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && seen(), options)
      observer.observe(element)
      return observer
    }
    const observers = [
      watch(0, () => setHasBeen(true)),
      watch(near, () => {
        idle = requestIdleCallback(() => startTransition(() => setHasBeen(true)))
      }),
    ]
    return () => {
      cancelIdleCallback(idle)
      for (const observer of observers) observer.disconnect()
    }
  }, [place, hasBeen])
  return hasBeen
}
