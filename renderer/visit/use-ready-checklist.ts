import { startTransition, useEffect, useState } from 'react'
import type { ChecklistGroup } from '../checklists/checklist-progress.ts'

/**
 * The checklist that is drawn: the open one; else, unseen and once the window has nothing else to do, the one that was open last, or the first. Opening it is then no
 * more than showing it: drawing 300 points for twelve units takes several frames.
 */
export function useReadyChecklist(groups: readonly ChecklistGroup[], open: ChecklistGroup | undefined): ChecklistGroup | undefined {
  const [key, setKey] = useState(open?.key)
  const known = groups.find((group) => group.key === key)
  const next = open ?? known ?? groups[0]
  if (open && open.key !== key) setKey(open.key)
  useEffect(() => {
    if (open || known || !next) return
    const idle = requestIdleCallback(() => startTransition(() => setKey(next.key)))
    return () => cancelIdleCallback(idle)
  }, [open, known, next])
  return open ?? known
}
