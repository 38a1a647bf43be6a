import { useEffect, useRef } from 'react'
import type { NounName } from '../../src/domain/nouns.ts'
import { useFocus } from '../app/location.ts'

/** A search hit, a date or an issue led to this row: it comes into sight and its words get the cursor. */
export function useScrolledTo(noun: NounName, id: string) {
  const line = useRef<HTMLDivElement>(null)
  const focus = useFocus(noun)
  useEffect(() => {
    if (focus?.id !== id) return
    line.current?.scrollIntoView({ block: 'center' })
    line.current?.querySelector('textarea')?.focus()
  }, [focus, id])
  return line
}
