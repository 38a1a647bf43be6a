import { useEffect, useState } from 'react'
import { queries } from '../data/queries.ts'

/** Counts whole seconds down to none, from what the core said last. */
export function useCountdown(from: number): number {
  const [endsAt, setEndsAt] = useState(0)
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (from === 0) return undefined
    const tick = () => setNow(performance.now())
    setEndsAt(performance.now() + from * 1000)
    tick()
    const ticking = setInterval(tick, 250)
    // The core says when it is over, so that the next wait is heard of although it is as long.
    const ended = setTimeout(() => void queries.invalidateQueries({ queryKey: ['profile'] }), from * 1000)
    return () => {
      clearInterval(ticking)
      clearTimeout(ended)
    }
  }, [from])
  return from === 0 ? 0 : Math.max(0, Math.ceil((endsAt - now) / 1000))
}
