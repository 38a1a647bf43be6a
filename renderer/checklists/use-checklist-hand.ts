import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistValue } from '../../src/domain/checklist-answer.ts'
import { attempt } from '../data/operation.ts'
import { checklistCommand } from './checklist-keys.ts'
import { answerKey, moved, nextUnanswered, type AnswerIndex, type Cell, type ChecklistGroup } from './checklist-progress.ts'

type ChecklistHandOptions = {
  group: ChecklistGroup
  answers: AnswerIndex
  /** A point that somebody came to see. */
  wanted: Cell | null
  onLeave: () => void
  table: RefObject<HTMLTableElement | null>
}

/** Where the keyboard stands in a checklist, and what its keys do there: answer, walk, open a remark, leave. */
export function useChecklistHand({ group, answers, wanted, onLeave, table }: ChecklistHandOptions) {
  const { t } = useTranslation()
  const [at, setAt] = useState<Cell>(() => wanted ?? nextUnanswered(group, answers, { row: -1, column: 0 }) ?? { row: 0, column: 0 })
  const [remarkAt, setRemarkAt] = useState<Cell | null>(null)
  const [said, setSaid] = useState('')

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
    void attempt('checklistAnswer.set', { runId: run.id, itemId: item.id, value })
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
  return { at, remarkAt, said, goTo, stand: setAt, answer, openRemark: setRemarkAt, onKeyDown }
}

const cellElement = (table: HTMLTableElement | null, { row, column }: Cell): HTMLElement | null =>
  table?.querySelector<HTMLElement>(`[data-cell="${row}/${column}"]`) ?? null
