import { useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { chooseAnswerFiles } from './answer-files.ts'
import { ChecklistHead } from './checklist-head.tsx'
import { ChecklistLines, type LinesHandle } from './checklist-lines.tsx'
import { progressOf, type AnswerIndex, type ChecklistGroup } from './checklist-progress.ts'
import './checklist-table.css'
import { UnitHead, UnitSwitch } from './unit-head.tsx'
import { useChecklistHand, type Opening } from './use-checklist-hand.ts'
import { useRoom } from './use-room.ts'
import { useRounds } from './use-rounds.tsx'
import { useSheet } from './use-sheet.ts'

export type ChecklistTableProps = {
  group: ChecklistGroup
  /** False while it is drawn unseen. */
  isShown: boolean
  answers: AnswerIndex
  units: readonly Unit[]
  opening: Opening
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
export function ChecklistTable({ group, isShown, answers, units, opening, actions, onRemove, onLeave }: ChecklistTableProps) {
  const [language, setLanguage] = useState('')
  const [showAll, setShowAll] = useState(false)
  const { forms, rows, put } = useSheet({ group, answers, language, showAll })
  const table = useRef<HTMLTableElement>(null)
  const lines = useRef<LinesHandle>(null)
  const onlyJudged = group.items.every(({ kind }) => kind === 'judgement' || kind === 'note' || kind === 'group')
  const [room, arrangement] = useRoom({
    columns: pointsWidth + group.runs.length * (onlyJudged ? judgementWidth : answerWidth),
    compact: columnsWidth,
  })
  const rounds = useRounds(answers, (...round) => hand.goToRound(...round))
  const { at, remarkAt, said, hand } = useChecklistHand({
    group,
    rows,
    put,
    opening,
    onLeave,
    table,
    scrollTo: (key) => lines.current?.scrollTo(key),
    isDrawn: arrangement !== null,
    isShown,
    onFiles: (run, row) => chooseAnswerFiles({ runId: run.id, itemId: row.item.id, place: row.place }, row.entries[group.runs.indexOf(run)]?.answer),
    onRounds: (run, row, by) => rounds.change(run, row, by, row.entries[group.runs.indexOf(run)]?.rounds ?? 0),
  })
  const names = useMemo(() => group.runs.map((run) => units.find((unit) => unit.id === run.unitId)?.name ?? ''), [group, units])
  const isStacked = arrangement === 'stacked'
  const isCompact = arrangement === 'compact' && group.runs.length > 1
  const column = Math.max(
    0,
    group.runs.findIndex((run) => run.id === at.runId),
  )
  const shownColumn = isStacked ? column : null
  const tracks = group.runs.map((_, i) => (isCompact ? (i === column ? 'var(--wide)' : 'var(--sign)') : 'var(--unit)')).join(' ')
  return (
    <div className="checklist" data-compact={isCompact || undefined} data-stacked={isStacked || undefined}>
      <ChecklistHead {...{ group, said, language, showAll, actions }} onLanguage={setLanguage} onShowAll={setShowAll} />
      <div className="checklist-scroller" ref={room}>
        <table
          role="grid"
          ref={table}
          aria-label={group.title}
          aria-rowcount={rows.length + 1}
          style={{ '--columns': group.runs.length, '--others': group.runs.length - 1, '--tracks': tracks } as CSSProperties}
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
          {arrangement !== null && (
            <ChecklistLines handle={lines} {...{ isShown, rows, at, remarkAt, names, hand, isCompact, column, shownColumn }} runs={group.runs} />
          )}
        </table>
      </div>
      {rounds.dialog}
    </div>
  )
}
