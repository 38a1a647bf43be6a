import { useEffect } from 'react'
import { isUsable, stopsIn } from '../ui/stops.ts'

/** An element that had the keyboard, with what stood around it then, from the inside out. */
type Place = { readonly element: HTMLElement; readonly around: readonly HTMLElement[] }

/** How many places are remembered: a menu over a dialog over the screen, and some steps before. */
const remembered = 8

/** What says of a list which of its things is open. */
const current = '[aria-current]:not([aria-current="false"]), [aria-selected="true"]'

/**
 * Keeps the keyboard in the window. When what had it goes (a button that became another, a dialog whose opener is gone, a screen that was left), it goes to what
 * now stands in that place: the open thing there, else the first; else to where it was before. A screen that knows better takes it by itself, before or after.
 */
export function useKeptKeyboard(): void {
  useEffect(() => {
    let trail: readonly Place[] = []
    let frame = 0
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) trail = [placeOf(target), ...trail.filter(({ element }) => element !== target)].slice(0, remembered)
    }
    const keep = (): void => {
      if (isLost(trail)) landing(trail)?.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(() => {
      if (!isLost(trail)) return
      cancelAnimationFrame(frame)
      // A dialog gives the keyboard back in the frame after it has closed; a screen takes it as it is drawn.
      frame = requestAnimationFrame(() => (frame = requestAnimationFrame(keep)))
    })
    document.addEventListener('focusin', onFocusIn)
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
    return () => {
      document.removeEventListener('focusin', onFocusIn)
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [])
}

function placeOf(element: HTMLElement): Place {
  const around: HTMLElement[] = []
  for (let outer = element.parentElement; outer !== null && !outer.matches('body, #root, .shell'); outer = outer.parentElement) around.push(outer)
  return { element, around }
}

/** Nothing has the keyboard, because what had it is gone or can take no keys any more. Who presses on an empty place has not lost it. */
function isLost([last]: readonly Place[]): boolean {
  if (last === undefined || (document.activeElement !== null && document.activeElement !== document.body)) return false
  return !isUsable(last.element) && document.querySelector('.ui-popover') === null
}

function landing(trail: readonly Place[]): HTMLElement | undefined {
  const over = [...document.querySelectorAll<HTMLElement>('.ui-modal')].at(-1)
  for (const place of trail) {
    if (over !== undefined && !place.around.includes(over)) continue
    if (isUsable(place.element)) return place.element
    const left = place.around.find(({ isConnected }) => isConnected)
    const found = left && stopIn(left)
    if (found) return found
  }
  const whole = over ?? document.querySelector<HTMLElement>('main')
  return whole === null ? undefined : stopIn(whole)
}

function stopIn(place: HTMLElement): HTMLElement | undefined {
  // A list that draws only what is in sight must not be scrolled back to a row that was scrolled away.
  const list = place.closest<HTMLElement>('.ui-virtual')
  if (list !== null) return list
  const stops = stopsIn(place)
  return stops.find((stop) => stop.matches(current)) ?? stops[0]
}
