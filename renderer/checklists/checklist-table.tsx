import { useRef, useState, type CSSProperties, type ReactNode } from 'react'
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
import { useChecklistHand, type ChecklistHand, type Place, type WantedPoint } from './use-checklist-hand.ts'
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
    onFiles: (run, row) => chooseAnswerFiles({ runId: run.id, itemId: row.item.id, place: row.place }, row.entries[group.runs.indexOf(run)]?.answer),
    onRounds: (run, row, by) => rounds.change(run, row, by, row.entries[group.runs.indexOf(run)]?.rounds ?? 0),
  })
  const { scroller, drawn } = useDrawnRows(rows, at)
  const unitName = (run: ChecklistRun): string => units.find((unit) => unit.id === run.unitId)?.name ?? ''
  const isCompact = isNarrow && !isStacked && group.runs.length > 1
  const column = Math.max(
    0,
    group.runs.findIndex((run) => run.id === at.runId),
  )
  const isShown = (i: number): boolean => !isStacked || i === column
  return (
    <div className="checklist" data-compact={isCompact || undefined} data-stacked={isStacked || undefined}>
      <ChecklistHead {...{ group, said, language, showAll, actions }} onLanguage={setLanguage} onShowAll={setShowAll} />
      <div
        className="checklist-scroller"
        ref={(element) => {
          scroller.current = element
          room(element)
          stackRoom(element)
        }}
      >
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
                  isShown(i) && (
                    <UnitHead
                      key={run.id}
                      name={unitName(run)}
                      progress={progressOf(forms[i] ?? [])}
                      wide={!isCompact || i === column}
                      current={i === column}
                      onRemove={() => onRemove(run)}
                    >
                      {isStacked && group.runs.length > 1 && (
                        <UnitSwitch
                          units={group.runs.map((one, j) => ({ id: one.id, name: unitName(one), progress: progressOf(forms[j] ?? []) }))}
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
            {drawn.map(({ row, index, before, measure }) => (
              <Line key={row.key} {...{ row, index, before, measure, group, at, remarkAt, hand, isCompact, isShown, column, unitName }} />
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
  group: ChecklistGroup
  at: Place
  remarkAt: Place | null
  hand: ChecklistHand
  isCompact: boolean
  /** Whether there is room for a unit's answers. */
  isShown: (column: number) => boolean
  /** The unit that is answered. */
  column: number
  unitName: (run: ChecklistRun) => string
}

function Line({ row, index, before, measure, group, at, remarkAt, hand, isCompact, isShown, column, unitName }: LineProps) {
  const isSpanning = row.kind === 'heading' || row.kind === 'round' || row.kind === 'note'
  const isHere = row.key === at.key
  return (
    <>
      <Gap height={before} columns={group.runs.length + 1} />
      <tr ref={measure} data-index={index} aria-rowindex={index + 2} data-current={isHere || undefined}>
        {isSpanning ? <SpanningHead row={row} column={column} columns={group.runs.length} /> : <PointHead row={row} column={column} />}
        {!isSpanning &&
          group.runs.map((run, i) => {
            if (!isShown(i)) return null
            const shared = {
              rowKey: row.key,
              unit: unitName(run),
              entry: row.entries[i],
              current: isHere && run.id === at.runId,
              wide: !isCompact || i === column,
              hand,
            }
            if (row.kind === 'repeat') return <RepeatCell key={run.id} {...shared} runId={run.id} words={wordsOf(row, i)} />
            const isRemarked = remarkAt?.key === row.key && remarkAt.runId === run.id
            return <AnswerCell key={run.id} {...shared} run={run} number={row.number ?? wordsOf(row, i)} remarkWanted={isRemarked} />
          })}
      </tr>
    </>
  )
}
