import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useMemo, useRef, type RefObject } from 'react'
import type { SheetRow } from './checklist-sheet.ts'
import type { Place } from './use-checklist-hand.ts'

export type DrawnRow = {
  readonly row: SheetRow
  readonly index: number
  /** Pixels of lines that are not drawn, before and after it. */
  readonly before: number
  readonly after: number
  readonly measure: (element: HTMLElement | null) => void
}

/** Pixels of a line before it is measured. */
const estimate = 110

/** The lines in sight, and that on which the keyboard stands wherever it is: a jump must find its place drawn. */
export function useDrawnRows(rows: readonly SheetRow[], at: Place): { scroller: RefObject<HTMLDivElement | null>; drawn: readonly DrawnRow[] } {
  const scroller = useRef<HTMLDivElement>(null)
  const current = rows.findIndex(({ key }) => key === at.key)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    // The same function as long as the same lines are there: another one throws every measurement away.
    getItemKey: useKeys(rows),
    overscan: 6,
    // Lines are there from the first drawing on: the table opens with the keyboard in one.
    initialRect: { width: 600, height: 600 },
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const indexes = defaultRangeExtractor(range)
        return current < 0 || indexes.includes(current) ? indexes : [...indexes, current].sort((a, b) => a - b)
      },
      [current],
    ),
  })
  const items = virtualizer.getVirtualItems()
  const drawn = items.flatMap(({ index, start, end }, i): DrawnRow[] => {
    const row = rows[index]
    if (!row) return []
    const before = start - (items[i - 1]?.end ?? 0)
    return [{ row, index, before, after: virtualizer.getTotalSize() - end, measure: virtualizer.measureElement }]
  })
  return { scroller, drawn }
}

/** The key of the line at an index. */
function useKeys(rows: readonly SheetRow[]): (index: number) => string | number {
  const joined = rows.map(({ key }) => key).join('\n')
  return useMemo(() => {
    const keys = joined.split('\n')
    return (index) => keys[index] ?? index
  }, [joined])
}
