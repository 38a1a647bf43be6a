import { useRef, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { AnswerCell } from './answer-cell.tsx'
import { answerKey, progressOf, type AnswerIndex, type Cell, type ChecklistGroup } from './checklist-progress.ts'
import './checklist-table.css'
import { useChecklistHand } from './use-checklist-hand.ts'

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
  const { at, remarkAt, said, goTo, stand, answer, openRemark, onKeyDown } = useChecklistHand({ group, answers, wanted, onLeave, table })
  const unitName = (run: ChecklistRun): string => units.find((unit) => unit.id === run.unitId)?.name ?? ''
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
              {group.runs.map((run) => (
                <UnitHead key={run.id} name={unitName(run)} progress={progressOf(run, answers)} onRemove={() => onRemove(run)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {group.items.map((item, row) => (
              <tr key={item.id} data-current={row === at.row || undefined}>
                <PointHead item={item} number={row + 1} />
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
                      onFocus={stand}
                      onAnswer={answer}
                      onRemark={openRemark}
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

type UnitHeadProps = { name: string; progress: { answered: number; total: number }; onRemove: () => void }

/** A unit and how far it has come. */
function UnitHead({ name, progress: { answered, total }, onRemove }: UnitHeadProps) {
  const { t } = useTranslation()
  return (
    <th scope="col" className="checklist-unit">
      <span className="unit">{name}</span>
      <span className="progress numbers">
        {answered === total ? `✓ ${t('checklists.complete', { total })}` : t('checklists.progress', { answered, total })}
        <IconButton small icon="trash" label={t('checklists.remove', { unit: name })} onPress={onRemove} />
      </span>
    </th>
  )
}

/** A point as it stands on the checklist: its words, whether it must be answered, its legal basis and help. */
function PointHead({ item, number }: { item: ChecklistGroup['items'][number]; number: number }) {
  const { t } = useTranslation()
  return (
    <th scope="row">
      <div className="point">
        <b className="numbers">{number}</b>
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
  )
}

const same = (a: Cell, b: Cell): boolean => a.row === b.row && a.column === b.column
