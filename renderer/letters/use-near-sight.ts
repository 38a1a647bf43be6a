import { useEffect, useState, type RefObject } from 'react'

/** How far from what is in sight, in pixels: about three screens, so that nobody scrolls or walks into what is not there yet. */
const near = 2400

/** Whether a place has been near what is in sight of the texts around it. Once it has been it stays, with what is typed and can be undone there. */
export function useNearSight(place: RefObject<HTMLElement | null>, isWanted: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(isWanted)
  if (isWanted && !hasBeen) setHasBeen(true)
  useEffect(() => {
    const element = place.current
    if (hasBeen || element === null) return
    const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && setHasBeen(true), {
      root: element.closest('.prose-scroller'),
      rootMargin: `${near}px 0px`,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [place, hasBeen])
  return hasBeen
}
