import { memo, useCallback, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { useNarrow } from '../ui/use-narrow.ts'
import { AnswerCell } from './answer-cell.tsx'
import { chooseAnswerFiles } from './answer-files.ts'
import { ChecklistHead } from './checklist-head.tsx'
import { progressOf, type AnswerIndex, type ChecklistGroup } from './checklist-progress.ts'
import { wordsOf, type SheetRow } from './checklist-sheet.ts'
import './checklist-table.css'
import { PointHead, SpanningHead } from './point-head.tsx'
import { RepeatCell } from './repeat-cell.tsx'
import { UnitHead, UnitSwitch } from './unit-head.tsx'
import { useChecklistHand, type ChecklistHand, type WantedPoint } from './use-checklist-hand.ts'
import { useDrawnRows } from './use-drawn-rows.ts'
import { useRounds } from './use-rounds.tsx'
import { useSheet } from './use-sheet.ts'

export type ChecklistTableProps = {
  group: ChecklistGroup
  answers: AnswerIndex
  units: readonly Unit[]
  /** A point that somebody came to see. */
  wanted: WantedPoint | null
  /** What can be done with the whole table, beside its title. */
  actions: ReactNode
  onRemove: (run: ChecklistRun) => void
  /** Escape: back to the capture line. */
  onLeave: () => void
}

/** Room in pixels that the points and a unit's answers need; other answers than judgements need more. */
const pointsWidth = 190
const judgementWidth = 130
const answerWidth = 190
/** Narrower than this, words and answers in columns would be a few letters wide. */
const columnsWidth = 480

/**
 * One checklist: its points down, the units across. A key answers and goes on to the next point. Where the units have no room beside each other, the one that is
 * answered has it, and of the others there are signs; where there is no room for columns at all, the answer of one unit stands under each point.
 */
export function ChecklistTable({ group, answers, units, wanted, actions, onRemove, onLeave }: ChecklistTableProps) {
  const [language, setLanguage] = useState('')
  const [showAll, setShowAll] = useState(false)
  const { forms, rows, put } = useSheet({ group, answers, language, showAll })
  const table = useRef<HTMLTableElement>(null)
  const onlyJudged = group.items.every(({ kind }) => kind === 'judgement' || kind === 'note' || kind === 'group')
  const [stackRoom, isStacked] = useNarrow(columnsWidth)
  const [room, isNarrow] = useNarrow(pointsWidth + group.runs.length * (onlyJudged ? judgementWidth : answerWidth))
  const rounds = useRounds(answers, (...round) => hand.goToRound(...round))
  const { at, remarkAt, said, hand } = useChecklistHand({
    group,
    rows,
    put,
    wanted,
    onLeave,
    table,
    isDrawn: isNarrow !== null,
    onFiles: (run, row) => chooseAnswerFiles({ runId: run.id, itemId: row.item.id, place: row.place }, row.entries[group.runs.indexOf(run)]?.answer),
    onRounds: (run, row, by) => rounds.change(run, row, by, row.entries[group.runs.indexOf(run)]?.rounds ?? 0),
  })
  const { scroller, drawn } = useDrawnRows(rows, at)
  const place = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element
      room(element)
      stackRoom(element)
    },
    [scroller, room, stackRoom],
  )
  const names = useMemo(() => group.runs.map((run) => units.find((unit) => unit.id === run.unitId)?.name ?? ''), [group, units])
  const isCompact = isNarrow === true && !isStacked && group.runs.length > 1
  const column = Math.max(
    0,
    group.runs.findIndex((run) => run.id === at.runId),
  )
  const shownColumn = isStacked ? column : null
  return (
    <div className="checklist" data-compact={isCompact || undefined} data-stacked={isStacked || undefined}>
      <ChecklistHead {...{ group, said, language, showAll, actions }} onLanguage={setLanguage} onShowAll={setShowAll} />
      <div className="checklist-scroller" ref={place}>
        <table
          role="grid"
          ref={table}
          aria-label={group.title}
          aria-rowcount={rows.length + 1}
          style={{ '--columns': group.runs.length, '--others': group.runs.length - 1 } as CSSProperties}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{useTranslation().t('checklists.point')}</th>
              {group.runs.map(
                (run, i) =>
                  (shownColumn ?? i) === i && (
                    <UnitHead
                      key={run.id}
                      run={run}
                      name={names[i] ?? ''}
                      progress={progressOf(forms[i] ?? [])}
                      wide={!isCompact || i === column}
                      current={i === column}
                      onRemove={onRemove}
                    >
                      {isStacked && group.runs.length > 1 && (
                        <UnitSwitch
                          units={group.runs.map((one, j) => ({ id: one.id, name: names[j] ?? '', progress: progressOf(forms[j] ?? []) }))}
                          shown={run.id}
                          onShow={(runId) => hand.stand({ key: at.key, runId })}
                        />
                      )}
                    </UnitHead>
                  ),
              )}
            </tr>
          </thead>
          <tbody>
            {isNarrow !== null &&
              drawn.map(({ row, index, before, measure }) => (
                <Line
                  key={row.key}
                  {...{ row, index, before, measure, hand, isCompact, column, shownColumn, names }}
                  runs={group.runs}
                  here={row.key === at.key ? at.runId : null}
                  remarked={row.key === remarkAt?.key ? remarkAt.runId : null}
                />
              ))}
            <Gap height={drawn.at(-1)?.after ?? 0} columns={group.runs.length + 1} />
          </tbody>
        </table>
      </div>
      {rounds.dialog}
    </div>
  )
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

type LineProps = {
  row: SheetRow
  index: number
  before: number
  measure: (element: HTMLElement | null) => void
  runs: readonly ChecklistRun[]
  /** The units' names, in the order of the runs. */
  names: readonly string[]
  /** The run in which the keyboard stands on this line, and that whose remark is written. */
  here: string | null
  remarked: string | null
  hand: ChecklistHand
  isCompact: boolean
  /** The unit that is answered. */
  column: number
  /** The only unit that there is room for; null where there is room for all. */
  shownColumn: number | null
}

/** A line. Each answer draws the table anew, but of its lines only those that it changed. */
const Line = memo(function Line({ row, index, before, measure, runs, names, here, remarked, hand, isCompact, column, shownColumn }: LineProps) {
  const isSpanning = row.kind === 'heading' || row.kind === 'round' || row.kind === 'note'
  return (
    <>
      <Gap height={before} columns={runs.length + 1} />
      <tr ref={measure} data-index={index} aria-rowindex={index + 2} data-current={here !== null || undefined}>
        {isSpanning ? <SpanningHead row={row} column={column} columns={runs.length} /> : <PointHead row={row} column={column} />}
        {!isSpanning &&
          runs.map((run, i) => {
            if (shownColumn !== null && i !== shownColumn) return null
            const shared = {
              rowKey: row.key,
              unit: names[i] ?? '',
              entry: row.entries[i],
              current: run.id === here,
              wide: !isCompact || i === column,
              hand,
            }
            if (row.kind === 'repeat') return <RepeatCell key={run.id} {...shared} runId={run.id} words={wordsOf(row, i)} />
            return <AnswerCell key={run.id} {...shared} run={run} number={row.number ?? wordsOf(row, i)} remarkWanted={run.id === remarked} />
          })}
      </tr>
    </>
  )
})
