import { memo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { judgementOf, type ChecklistAnswer, type ChecklistValue } from '../../src/domain/checklist-answer.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { foundDraft } from '../data/journal.ts'
import { answerKeys } from './checklist-keys.ts'
import type { Cell } from './checklist-progress.ts'
import { RemarkField, remarkTarget } from './remark-field.tsx'

/** The shape that says the answer beside its word. */
const shapes: Readonly<Record<ChecklistValue, string>> = { yes: '✓', partly: '◐', no: '✕', notRelevant: '–' }

export type AnswerCellProps = {
  cell: Cell
  run: ChecklistRun
  itemId: string
  label: { number: number; unit: string }
  answer: ChecklistAnswer | undefined
  /** The keyboard stands here. */
  current: boolean
  remarkWanted: boolean
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>, cell: Cell) => void
  onFocus: (cell: Cell) => void
  onAnswer: (cell: Cell, value: ChecklistValue | null) => void
  onRemark: (cell: Cell) => void
  onRemarkClosed: (cell: Cell) => void
}

/** The answer of one unit to one point, and the remark to it. Nothing is chosen before somebody chooses. */
export const AnswerCell = memo(function AnswerCell(props: AnswerCellProps) {
  const { cell, run, itemId, label, answer, current, remarkWanted, onKeyDown, onFocus, onAnswer, onRemark, onRemarkClosed } = props
  const { t } = useTranslation()
  const value = judgementOf(answer)
  const remark = answer?.remark ?? ''
  const words = value === null ? t('checklists.unanswered') : t(`checklists.values.${value}`)
  const writing = remarkWanted || foundDraft(remarkTarget(run.id, itemId)) !== undefined
  return (
    <td role="gridcell" className="answer-cell">
      <div
        role="group"
        className="answer"
        data-cell={`${cell.row}/${cell.column}`}
        tabIndex={current ? 0 : -1}
        aria-label={t('checklists.cell', { ...label, value: remark === '' ? words : `${words}. ${remark}` })}
        onFocus={() => onFocus(cell)}
        onKeyDown={(event) => onKeyDown(event, cell)}
      >
        <AnswerKeys value={value} onAnswer={(next) => onAnswer(cell, next)} />
        <p className={`answer-word ${value ?? 'none'}`} aria-hidden="true">
          {value === null ? `○ ${words}` : words}
        </p>
        {writing ? (
          <RemarkField runId={run.id} itemId={itemId} remark={remark} label={t('checklists.remarkFor', label)} onClose={() => onRemarkClosed(cell)} />
        ) : (
          <button type="button" tabIndex={current ? 0 : -1} className="remark" data-empty={remark === '' || undefined} onClick={() => onRemark(cell)}>
            {remark === '' ? `+ ${t('checklists.addRemark')}` : remark}
          </button>
        )}
      </div>
    </td>
  )
})

/** The four answers as buttons with their letters; the one that is given shows its shape, and pressing it again takes it away. */
function AnswerKeys({ value, onAnswer }: { value: ChecklistValue | null; onAnswer: (value: ChecklistValue | null) => void }) {
  const { t } = useTranslation()
  return (
    <div className="answer-keys">
      {answerKeys.map((one) => {
        const word = t(`checklists.values.${one.value}`)
        const isGiven = one.value === value
        return (
          <button
            key={one.key}
            type="button"
            tabIndex={-1}
            className={one.value}
            aria-pressed={isGiven}
            aria-label={word}
            title={word}
            onClick={() => onAnswer(isGiven ? null : one.value)}
          >
            {isGiven ? shapes[one.value] : one.key.toUpperCase()}
          </button>
        )
      })}
    </div>
  )
}
