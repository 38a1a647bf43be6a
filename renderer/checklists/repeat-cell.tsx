import type { TFunction } from 'i18next'
import { memo } from 'react'
import type { FormEntry } from '../../src/domain/checklist-form.ts'
import { Button } from '../ui/button.tsx'
import { cellKey, type ChecklistHand } from './use-checklist-hand.ts'

export type RepeatCellProps = {
  rowKey: string
  runId: string
  entry: FormEntry | undefined
  words: string
  unit: string
  current: boolean
  wide: boolean
  hand: ChecklistHand
  t: TFunction
}

/** How often a repeat is asked of a unit, with one more or one less where nobody but the one who answers decides it. */
export const RepeatCell = memo(function RepeatCell({ rowKey, runId, entry, words, unit, current, wide, hand, t }: RepeatCellProps) {
  const place = { key: rowKey, runId }
  const count = entry?.rounds ?? 0
  const isOwn = entry?.asked === true && entry.item.repeatCount === ''
  return (
    <td role="gridcell" className="answer-cell" data-wide={wide || undefined}>
      <div
        role="group"
        className="answer rounds"
        data-cell={cellKey(place)}
        tabIndex={current ? 0 : -1}
        aria-label={t('checklists.repeat', { words, unit, count })}
        onFocus={() => hand.stand(place)}
        onClick={wide ? undefined : () => hand.goTo(place)}
        onKeyDown={(event) => hand.onKeyDown(event, place)}
      >
        {!wide || !isOwn ? (
          <span className="answer-sign numbers">{entry?.asked ? count : ''}</span>
        ) : (
          <>
            <Button small icon="plus" excludeFromTabOrder={!current} onPress={() => hand.changeRounds(place, 1)}>
              {t('checklists.addRound')}
            </Button>
            {count > 0 && (
              <Button small variant="quiet" excludeFromTabOrder={!current} onPress={() => hand.changeRounds(place, -1)}>
                {t('checklists.removeRound')}
              </Button>
            )}
          </>
        )}
      </div>
    </td>
  )
})
