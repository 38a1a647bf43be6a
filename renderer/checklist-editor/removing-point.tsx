import { useTranslation } from 'react-i18next'
import type { ChecklistItem } from '../../src/domain/checklist-item.ts'
import { namedBy } from '../../src/domain/expression-check.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { withInside } from './outline-moves.ts'

/** What goes or loses something with a point: what stands in it, what names it, and how often it is answered. */
export type Removal = {
  readonly item: ChecklistItem
  readonly inside: ReadonlySet<string>
  readonly named: readonly ChecklistItem[]
  /** Undefined as long as it is not known. */
  readonly answered: number | undefined
}

/** @param counts how often each point is answered; undefined as long as the core has not said it */
export function removalOf(items: readonly ChecklistItem[], item: ChecklistItem, counts: Readonly<Record<string, number>> | undefined): Removal {
  const inside = withInside(items, item.id)
  const answered = counts && [...inside].reduce((sum, id) => sum + (counts[id] ?? 0), 0)
  return { item, inside, named: namedBy(items, inside), answered }
}

/** Whether somebody should be asked first. */
export const mattersToOthers = ({ inside, named, answered }: Removal): boolean => inside.size > 1 || named.length > 0 || answered !== 0

/** Asks before a point goes that others rest on. */
export function RemovingPoint({ removal, onConfirm, onCancel }: { removal: Removal; onConfirm: () => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const { item, inside, named, answered } = removal
  const untitled = t('checklistEditor.outline.untitled')
  return (
    <ConfirmDialog
      title={t('checklistEditor.removing.title', { text: item.text || untitled })}
      isOpen
      danger
      confirm={t('checklistEditor.removing.confirm')}
      onCancel={onCancel}
      onConfirm={onConfirm}
    >
      {inside.size > 1 && <p>{t('checklistEditor.removing.inside', { count: inside.size - 1 })}</p>}
      {answered !== undefined && answered > 0 && <p>{t('checklistEditor.removing.answered', { count: answered })}</p>}
      {named.length > 0 && (
        <>
          <p>{t('checklistEditor.removing.named')}</p>
          <ul>
            {named.map((one) => (
              <li key={one.id}>{one.text || untitled}</li>
            ))}
          </ul>
        </>
      )}
    </ConfirmDialog>
  )
}
