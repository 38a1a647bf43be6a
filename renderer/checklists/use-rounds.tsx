import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { placeIn, pointOf } from '../../src/domain/form-outline.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { attempt } from '../data/operation.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import type { AnswerIndex } from './checklist-progress.ts'
import type { SheetRow } from './checklist-sheet.ts'

type Removal = { readonly run: ChecklistRun; readonly row: SheetRow; readonly count: number; readonly answered: number }
type Came = (runId: string, repeatId: string, round: string) => void

/** Asks a repeat once more or once less. Before answers go with the last round, it is asked whether they should; undoing brings them back. */
export function useRounds(
  answers: AnswerIndex,
  onCame: Came,
): { change: (run: ChecklistRun, row: SheetRow, by: 1 | -1, count: number) => void; dialog: ReactNode } {
  const { t } = useTranslation()
  const [removal, setRemoval] = useState<Removal | null>(null)
  const set = async (run: ChecklistRun, row: SheetRow, count: number): Promise<boolean> =>
    (await attempt('checklistRun.setRepeat', { id: run.id, itemId: row.item.id, place: row.place, count })) !== null
  const change = (run: ChecklistRun, row: SheetRow, by: 1 | -1, count: number): void => {
    if (count + by < 0) return
    if (by === 1) {
      const came = (): void => onCame(run.id, row.item.id, placeIn(row.place, count + 1))
      // The line of the new round is drawn with the next frame.
      return void set(run, row, count + 1).then((isSet) => isSet && requestAnimationFrame(came))
    }
    const answered = (answers.get(run.id) ?? []).filter((answer) => isInRound(run, row, answer, count)).length
    if (answered > 0) setRemoval({ run, row, count: count - 1, answered })
    else void set(run, row, count - 1)
  }
  const dialog = removal && (
    <ConfirmDialog
      title={t('checklists.removeRoundQuestion')}
      isOpen
      danger
      confirm={t('checklists.removeRoundAction')}
      onCancel={() => setRemoval(null)}
      onConfirm={() => {
        setRemoval(null)
        void set(removal.run, removal.row, removal.count)
      }}
    >
      <p>{t('checklists.removeText', { count: removal.answered })}</p>
    </ConfirmDialog>
  )
  return { change, dialog }
}

function isInRound(run: ChecklistRun, { item, place }: SheetRow, answer: { itemId: string; place: string }, count: number): boolean {
  const round = placeIn(place, count)
  return (
    (answer.place === round || answer.place.startsWith(`${round}.`)) &&
    (pointOf(run.items, answer.itemId)?.repeats.some((one) => one.item.id === item.id) ?? false)
  )
}
