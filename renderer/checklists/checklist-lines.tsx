import type { TFunction } from 'i18next'
import { memo, startTransition, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { AnswerCell } from './answer-cell.tsx'
import { wordsOf, type SheetRow } from './checklist-sheet.ts'
import { PointHead, SpanningHead } from './point-head.tsx'
import { RepeatCell } from './repeat-cell.tsx'
import type { ChecklistHand, Place } from './use-checklist-hand.ts'
import { useDrawnRows } from './use-drawn-rows.ts'

type Shared = {
  runs: readonly ChecklistRun[]
  /** The units' names, in the order of the runs. */
  names: readonly string[]
  hand: ChecklistHand
  /** Beside the unit that is answered there is room for signs only. */
  isCompact: boolean
  /** The unit that is answered. */
  column: number
  /** The only unit that there is room for; null where there is room for all. */
  shownColumn: number | null
}

/** Brings a line into sight that may not be drawn yet. */
export type LinesHandle = { readonly scrollTo: (key: string) => void }

export type ChecklistLinesProps = Shared & {
  isShown: boolean
  handle: Ref<LinesHandle>
  rows: readonly SheetRow[]
  /** Where the keyboard stands, and whose remark is written. */
  at: Place
  remarkAt: Place | null
}

/** The lines of an open checklist, drawn where they are in sight. They scroll without the table around them being drawn anew. */
export function ChecklistLines({ isShown, rows, at, remarkAt, handle, ...shared }: ChecklistLinesProps) {
  const { t } = useTranslation()
  const body = useRef<HTMLTableSectionElement>(null)
  const { drawn, scrollTo } = useDrawnRows(
    rows,
    [at.key, remarkAt?.key],
    useCallback(() => body.current?.closest<HTMLElement>('.checklist-scroller') ?? null, []),
  )
  useImperativeHandle(handle, () => ({ scrollTo }))
  const hasSigns = useAfterFirstPicture()
  useLayoutEffect(() => {
    // What lies unseen is laid out when somebody asks for it, and not first when it is to be seen.
    if (!isShown) body.current?.getBoundingClientRect()
  })
  const columns = shared.runs.length + 1
  return (
    <tbody ref={body}>
      {drawn.map(({ row, index, before, measure }) => (
        <Line
          key={row.key}
          {...{ row, index, before, measure, t, hasSigns, ...shared }}
          here={row.key === at.key ? at.runId : null}
          remarked={row.key === remarkAt?.key ? remarkAt.runId : null}
        />
      ))}
      <Gap height={drawn.at(-1)?.after ?? 0} columns={columns} />
    </tbody>
  )
}

/** False in the first picture that is painted, true right after it. */
function useAfterFirstPicture(): boolean {
  const [isAfter, setIsAfter] = useState(false)
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setIsAfter(true)))
    return () => cancelAnimationFrame(frame)
  }, [])
  return isAfter
}

/** The room of lines that are out of sight. */
function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

type LineProps = Shared & {
  row: SheetRow
  index: number
  before: number
  measure: (element: HTMLElement | null) => void
  /** Handed on: a hook of its own in each cell costs more than the cell. */
  t: TFunction
  /** The run in which the keyboard stands on this line, and that whose remark is written. */
  here: string | null
  remarked: string | null
  /** The signs of the units beside the one that is answered: they come when what is worked with is seen. */
  hasSigns: boolean
}

/** A line. Each answer draws the table anew, but of its lines only those that it changed. */
const Line = memo(function Line({ row, index, before, measure, t, runs, names, here, remarked, hand, isCompact, column, shownColumn, hasSigns }: LineProps) {
  const isSpanning = row.kind === 'heading' || row.kind === 'round' || row.kind === 'note'
  return (
    <>
      <Gap height={before} columns={runs.length + 1} />
      <tr ref={measure} data-index={index} aria-rowindex={index + 2} data-current={here !== null || undefined}>
        {isSpanning ? <SpanningHead row={row} column={column} columns={runs.length} /> : <PointHead row={row} column={column} t={t} />}
        {!isSpanning &&
          runs.map((run, i) => {
            if (shownColumn !== null && i !== shownColumn) return null
            if (isCompact && i !== column && !hasSigns) return <td key={run.id} role="gridcell" className="answer-cell" />
            const shared = {
              rowKey: row.key,
              unit: names[i] ?? '',
              entry: row.entries[i],
              current: run.id === here,
              wide: !isCompact || i === column,
              hand,
              t,
            }
            if (row.kind === 'repeat') return <RepeatCell key={run.id} {...shared} runId={run.id} words={wordsOf(row, i)} />
            return <AnswerCell key={run.id} {...shared} run={run} number={row.number ?? wordsOf(row, i)} remarkWanted={run.id === remarked} />
          })}
      </tr>
    </>
  )
})
