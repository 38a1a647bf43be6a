import { useVirtualizer, type Range } from '@tanstack/react-virtual'
import { startTransition, useCallback, useEffect, useMemo, useState } from 'react'
import type { SheetRow } from './checklist-sheet.ts'

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
/** Lines beyond those in sight that are drawn at once, and those that follow when the picture stands: a turn of the wheel must find them there. */
const [atOnce, later] = [1, 6]
/** Pixels that are seen of the line before the one that was jumped to. */
const glimpse = 32
/** Pixels of the scroller before it is measured: enough for the lines of the first picture. */
const firstHeight = 400

/**
 * The lines in sight, those around them, and those that hold the keyboard wherever they are: a jump must find its place drawn, and what is typed out of sight its field.
 * @param held keys of lines that stay drawn
 */
export function useDrawnRows(
  rows: readonly SheetRow[],
  held: readonly (string | undefined)[],
  scroller: () => HTMLElement | null,
): { drawn: readonly DrawnRow[]; scrollTo: (key: string) => void } {
  const [around, setAround] = useState<Pick<Range, 'startIndex' | 'endIndex'> | null>(null)
  const kept = rows.flatMap(({ key }, i) => (held.includes(key) ? [i] : [])).join(' ')
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: scroller,
    estimateSize: () => estimate,
    // The same function as long as the same lines are there: another one throws every measurement away.
    getItemKey: useKeys(rows),
    // Lines are there from the first drawing on: the table opens with the keyboard in one.
    scrollPaddingStart: glimpse,
    initialRect: { width: firstHeight, height: firstHeight },
    rangeExtractor: useCallback((range: Range) => indexesIn(range, around, kept === '' ? [] : kept.split(' ').map(Number)), [around, kept]),
  })
  const items = virtualizer.getVirtualItems()
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 }
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setAround({ startIndex, endIndex })))
    return () => cancelAnimationFrame(frame)
  }, [startIndex, endIndex])
  const drawn = items.flatMap(({ index, start, end }, i): DrawnRow[] => {
    const row = rows[index]
    if (!row) return []
    const before = start - (items[i - 1]?.end ?? 0)
    return [{ row, index, before, after: virtualizer.getTotalSize() - end, measure: virtualizer.measureElement }]
  })
  const scrollTo = (key: string): void => {
    const index = rows.findIndex((row) => row.key === key)
    // It stays with its line while those around it come and are measured.
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'start' })
  }
  return { drawn, scrollTo }
}

/** The indexes to draw, in their order. */
function indexesIn(inSight: Range, around: Pick<Range, 'startIndex' | 'endIndex'> | null, kept: readonly number[]): number[] {
  const drawn = new Set(kept.filter((index) => index < inSight.count))
  const add = (from: number, to: number): void => {
    for (let index = Math.max(0, from); index <= Math.min(inSight.count - 1, to); index += 1) drawn.add(index)
  }
  add(inSight.startIndex - atOnce, inSight.endIndex + atOnce)
  if (around) add(around.startIndex - later, around.endIndex + later)
  return [...drawn].sort((a, b) => a - b)
}

/** The key of the line at an index. */
function useKeys(rows: readonly SheetRow[]): (index: number) => string | number {
  const joined = rows.map(({ key }) => key).join('\n')
  return useMemo(() => {
    const keys = joined.split('\n')
    return (index) => keys[index] ?? index
  }, [joined])
}
