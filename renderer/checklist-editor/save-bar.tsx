import { useTranslation } from 'react-i18next'
import type { Checklist } from '../../src/domain/checklist.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import type { ChecklistEditing } from './checklist-draft.ts'

type SaveBarProps = { checklist: Checklist; editing: ChecklistEditing; faulty: ReadonlySet<string>; onShowFault: (id: string) => void }

/** How the checklist stands, and what makes its next version. What cannot be asked is not saved. */
export function SaveBar({ checklist, editing, faulty, onShowFault }: SaveBarProps) {
  const { t } = useTranslation()
  const update = useOperation('checklist.update')
  const [firstFault] = faulty
  const save = async () => {
    const { title, theme, items, choices } = editing.draft
    // A list that was begun and left again goes; one that came with a form may be named in an expression.
    const kept = new Set([...checklist.choices, ...items].map(({ list }) => list))
    const offered = choices.filter(({ list }) => kept.has(list))
    const patch = { title: title.trim(), theme: theme.trim(), items: [...items], choices: offered, version: checklist.version + 1 }
    if ((await update.run({ id: checklist.id, patch })) !== null) editing.forget()
  }
  return (
    <div className="checklist-bar">
      {firstFault !== undefined && editing.isChanged ? (
        <span className="checklist-faults" role="status">
          <StateMark state="warn">{t('checklistEditor.faults', { count: faulty.size })}</StateMark>
          <Button small variant="link" onPress={() => onShowFault(firstFault)}>
            {t('checklistEditor.goToFault')}
          </Button>
        </span>
      ) : editing.isChanged ? (
        <StateMark state="warn">{t('settings.checklists.changed', { version: checklist.version })}</StateMark>
      ) : (
        <span className="row-note">{t('settings.checklists.unchanged', { version: checklist.version })}</span>
      )}
      <div className="settings-actions">
        {editing.isChanged && <Button onPress={editing.revert}>{t('settings.checklists.revert')}</Button>}
        <Button variant="primary" isDisabled={!editing.isChanged || firstFault !== undefined} isPending={update.isRunning} onPress={() => void save()}>
          {t('settings.checklists.save', { version: checklist.version + 1 })}
        </Button>
      </div>
    </div>
  )
}
