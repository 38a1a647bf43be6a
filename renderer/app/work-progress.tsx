import { useEffect, useState } from 'react'
import type { LongWork } from '../../src/api/events.ts'
import { subscribe } from '../data/bridge.ts'
import { Button } from '../ui/button.tsx'
import './work-progress.css'

type WorkProgressProps = {
  about: LongWork
  /** What is being done, in words. */
  label: string
  /** The way to stop it; left out where the screen has one. */
  stop?: { label: string; onPress: () => void }
  /** Is there only once the core has told how far it is: until then a place is being chosen. */
  onceTold?: boolean
}

/** While work that takes long is going on: how far it is, and the way to stop it. */
export function WorkProgress({ about, label, stop, onceTold = false }: WorkProgressProps) {
  const [share, setShare] = useState<number | null>(null)
  const [isStopped, setStopped] = useState(false)
  useEffect(
    () =>
      subscribe((event) => {
        if (event.type === about) setShare(event.total === 0 ? 0 : event.done / event.total)
        return undefined
      }),
    [about],
  )
  if (onceTold && share === null) return null
  return (
    <div className="work-progress">
      <label>
        <span role="status">{label}</span>
        <progress max={1} value={share ?? 0} />
      </label>
      {stop && (
        <Button
          small
          isDisabled={isStopped}
          onPress={() => {
            setStopped(true)
            stop.onPress()
          }}
        >
          {stop.label}
        </Button>
      )}
    </div>
  )
}
