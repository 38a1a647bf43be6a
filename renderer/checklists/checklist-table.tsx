import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistValue } from '../../src/domain/checklist-answer.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { AnswerCell } from './answer-cell.tsx'
import { checklistCommand } from './checklist-keys.ts'
import { answerKey, moved, nextUnanswered, progressOf, type AnswerIndex, type Cell, type ChecklistGroup } from './checklist-progress.ts'
import './checklist-table.css'

export type ChecklistTableProps = {
  group: ChecklistGroup
  answers: AnswerIndex
  units: readonly Unit[]
  /** A point that somebody came to see. */
  wanted: Cell | null
  onRemove: (run: ChecklistRun) => void
  /** Back to the notes. */
  onLeave: () => void
}

/** One checklist: its points down, the units across. A letter answers and goes on to the next point. */
export function ChecklistTable({ group, answers, units, wanted, onRemove, onLeave }: ChecklistTableProps) {
  const { t } = useTranslation()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Cell>(() => wanted ?? nextUnanswered(group, answers, { row: -1, column: 0 }) ?? { row: 0, column: 0 })
  const [remarkAt, setRemarkAt] = useState<Cell | null>(null)
  const [said, setSaid] = useState('')
  const set = useOperation('checklistAnswer.set')
  const unitName = (run: ChecklistRun): string => units.find((unit) => unit.id === run.unitId)?.name ?? ''

  const goTo = (cell: Cell): void => {
    // Only here is a remark closed that was left with the mouse: closed as it is left, it would draw the rows away from under the click.
    setRemarkAt(null)
    setAt(cell)
    cellElement(table.current, cell)?.focus()
  }
  useEffect(() => {
    // The table opens with the keyboard in it: the first letter already answers.
    cellElement(table.current, at)?.focus()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only on opening; later moves set the focus themselves
  }, [group.key])

  const answer = (cell: Cell, value: ChecklistValue | null): void => {
    const run = group.runs[cell.column]
    const item = group.items[cell.row]
    if (!run || !item) return
    void set.run({ runId: run.id, itemId: item.id, value })
    setSaid('')
    if (value === null) return goTo(cell)
    const below = moved(group, cell, 1, 0)
    if (below.row !== cell.row) return goTo(below)
    toNextUnanswered(cell, new Map(answers).set(answerKey(run.id, item.id), { value } as never))
  }
  const toNextUnanswered = (from: Cell, known: AnswerIndex = answers): void => {
    const next = nextUnanswered(group, known, from)
    if (next) goTo(next)
    else {
      goTo(from)
      setSaid(t('checklists.allAnswered'))
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>, cell: Cell): void => {
    if (event.target !== event.currentTarget) return
    const command = checklistCommand(event)
    if (command === null) return
    event.preventDefault()
    event.stopPropagation()
    switch (command.do) {
      case 'answer':
        return answer(cell, command.value)
      case 'move':
        return goTo(moved(group, cell, command.rows, command.columns))
      case 'edge':
        return goTo({ column: cell.column, row: command.to === 'first' ? 0 : group.items.length - 1 })
      case 'remark':
        return setRemarkAt(cell)
      case 'nextUnanswered':
        return toNextUnanswered(cell)
      case 'leave':
        return onLeave()
    }
  }
  return (
    <div className="checklist">
      <header className="checklist-head">
        <h2>{group.title}</h2>
        <p role="status">{said}</p>
        <Button small variant="quiet" icon="back" onPress={onLeave}>
          {t('checklists.back')}
        </Button>
      </header>
      <div className="checklist-scroller">
        <table role="grid" ref={table} aria-label={group.title} style={{ '--columns': group.runs.length } as CSSProperties}>
          <thead>
            <tr>
              <th scope="col">{t('checklists.point')}</th>
              {group.runs.map((run) => {
                const { answered, total } = progressOf(run, answers)
                return (
                  <th key={run.id} scope="col" className="checklist-unit">
                    <span className="unit">{unitName(run)}</span>
                    <span className="progress numbers">
                      {answered === total ? `✓ ${t('checklists.complete', { total })}` : t('checklists.progress', { answered, total })}
                      <IconButton small icon="trash" label={t('checklists.remove', { unit: unitName(run) })} onPress={() => onRemove(run)} />
                    </span>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {group.items.map((item, row) => (
              <tr key={item.id} data-current={row === at.row || undefined}>
                <th scope="row">
                  <div className="point">
                    <b className="numbers">{row + 1}</b>
                    <div>
                      <p>
                        {item.text}
                        {item.required && (
                          <span className="required" title={t('checklists.required')}>
                            {'\u00A0'}
                            <span aria-hidden="true">*</span>
                            <span className="visually-hidden">{t('checklists.required')}</span>
                          </span>
                        )}
                      </p>
                      {item.legalBasis !== '' && <small className="legal-basis">{item.legalBasis}</small>}
                      {item.help !== '' && <small className="help">{item.help}</small>}
                    </div>
                  </div>
                </th>
                {group.runs.map((run, column) => {
                  const cell = { row, column }
                  return (
                    <AnswerCell
                      key={run.id}
                      cell={cell}
                      run={run}
                      itemId={item.id}
                      label={{ number: row + 1, unit: unitName(run) }}
                      answer={answers.get(answerKey(run.id, item.id))}
                      current={same(at, cell)}
                      remarkWanted={remarkAt !== null && same(remarkAt, cell)}
                      onKeyDown={onKeyDown}
                      onFocus={setAt}
                      onAnswer={answer}
                      onRemark={setRemarkAt}
                      onRemarkClosed={goTo}
                    />
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const same = (a: Cell, b: Cell): boolean => a.row === b.row && a.column === b.column

const cellElement = (table: HTMLTableElement | null, { row, column }: Cell): HTMLElement | null =>
  table?.querySelector<HTMLElement>(`[data-cell="${row}/${column}"]`) ?? null
