import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import './note-bar.css'
import { noteOrders, type NoteOrder } from './note-order.ts'

type NoteBarProps = {
  order: NoteOrder
  onOrder: (order: NoteOrder) => void
  /** How many notes no finding uses, and whether only they are shown. */
  unused: number
  onlyUnused: boolean
  onUnused: (only: boolean) => void
}

/** What the work afterwards needs above the notes: how they are sorted, and how many no finding uses yet. */
export function NoteBar({ order, onOrder, unused, onlyUnused, onUnused }: NoteBarProps) {
  const { t } = useTranslation()
  const word = t(`notes.order.${order}`)
  return (
    <div className="note-bar">
      <Menu
        label={t('notes.order.label')}
        items={noteOrders.map((id) => ({ id, label: t(`notes.order.${id}`), ...(id === order && { icon: 'check' as const }), onAction: () => onOrder(id) }))}
      >
        <Button variant="quiet" small aria-label={`${t('notes.order.label')}: ${word}`}>
          <span className="note-bar-label">{t('notes.order.label')}</span> <b>{word}</b> <span aria-hidden="true">▾</span>
        </Button>
      </Menu>
      {(unused > 0 || onlyUnused) && (
        <Button variant={onlyUnused ? 'secondary' : 'quiet'} small aria-pressed={onlyUnused} onPress={() => onUnused(!onlyUnused)}>
          {t('notes.unused', { count: unused })}
        </Button>
      )}
    </div>
  )
}
