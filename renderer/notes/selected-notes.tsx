import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'

/** What can be done with several notes at once. */
export type NotesTask = 'finding' | 'contradiction' | 'themes' | 'merge'

type SelectedNotesProps = { count: number; onTask: (task: NotesTask) => void; onClear: () => void }

/** How many notes are marked, and what can be done with them together. */
export function SelectedNotes({ count, onTask, onClear }: SelectedNotesProps) {
  const { t } = useTranslation()
  return (
    <div className="notes-selected">
      <span role="status">{t('notes.selected', { count })}</span>
      <Button small variant="primary" onPress={() => onTask('finding')}>
        {t('notes.toFinding')}
      </Button>
      <Menu
        label={t('notes.tasks.label')}
        items={[
          { id: 'contradiction', label: t('notes.tasks.contradiction'), keys: 'M', onAction: () => onTask('contradiction') },
          { id: 'themes', label: t('notes.tasks.themes'), keys: 'T', onAction: () => onTask('themes') },
          { id: 'merge', label: t('notes.tasks.merge'), keys: 'S', isDisabled: count < 2, onAction: () => onTask('merge') },
        ]}
      >
        <Button small aria-label={t('notes.tasks.label')}>
          {t('notes.tasks.more')} <span aria-hidden="true">▾</span>
        </Button>
      </Menu>
      <Button small variant="quiet" onPress={onClear}>
        {t('notes.clearSelection')}
      </Button>
    </div>
  )
}
