import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checklist } from '../../src/domain/checklist.ts'
import { removeRow } from '../app/remove.ts'
import { useOperation } from '../data/operation.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { QuickAdd } from '../data/quick-add.tsx'
import { ReorderableList } from '../ui/reorderable-list.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useChecklistDraft } from './checklist-draft.ts'

type Editing = ReturnType<typeof useChecklistDraft>
type Item = Checklist['items'][number]

/** Edits a checklist: its points in order, each with help, legal basis and whether it must be answered. Saving makes the next version. */
export function ChecklistEditor({ checklist, place }: { checklist: Checklist; place: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation()
  const editing = useChecklistDraft(checklist)
  const { draft } = editing
  return (
    <div className="checklist-editor" ref={place}>
      <div className="chapter-page">
        <div className="field-grid">
          <TextField label={t('inspections.fields.title')} value={draft.title} onChange={(title) => editing.set({ title })} />
          <TextField label={t('inspections.fields.theme')} value={draft.theme} onChange={(theme) => editing.set({ theme })} />
        </div>
        <Points checklistId={checklist.id} editing={editing} />
      </div>
      <SaveBar checklist={checklist} editing={editing} />
    </div>
  )
}

function Points({ checklistId, editing }: { checklistId: string; editing: Editing }) {
  const { t } = useTranslation()
  const { items } = editing.draft
  return (
    <section aria-label={t('settings.checklists.points')}>
      <SectionHeading side={t('settings.checklists.count', { count: items.length })}>{t('settings.checklists.points')}</SectionHeading>
      <ReorderableList
        label={t('settings.checklists.points')}
        items={items}
        keyOf={(item) => item.id}
        nameOf={(item) => item.text}
        onArrange={(ids) => Promise.resolve(editing.arrange(ids))}
      >
        {(item, handle, index) => (
          <DisclosureRow
            handle={handle}
            summary={
              <>
                <span className="numbers">{index + 1}.</span> {item.text} {item.required && <Badge>{t('settings.checklists.required')}</Badge>}
                <small className="block">{item.legalBasis}</small>
              </>
            }
            actions={
              <IconButton small icon="trash" label={t('settings.checklists.removePoint', { number: index + 1 })} onPress={() => editing.removeItem(item.id)} />
            }
          >
            <PointFields item={item} onChange={(change) => editing.setItem(item.id, change)} />
          </DisclosureRow>
        )}
      </ReorderableList>
      <QuickAdd
        target={`checklist:new:${checklistId}`}
        label={t('settings.checklists.addPoint')}
        placeholder={t('settings.checklists.pointPlaceholder')}
        onAdd={(text) => {
          editing.addItem(text)
          return Promise.resolve(true)
        }}
      />
    </section>
  )
}

function PointFields({ item, onChange }: { item: Item; onChange: (change: Partial<Item>) => void }) {
  const { t } = useTranslation()
  return (
    <div className="field-grid">
      <div className="whole">
        <TextArea label={t('settings.checklists.pointText')} minRows={1} value={item.text} onChange={(text) => onChange({ text })} />
      </div>
      <div className="whole">
        <TextArea
          label={t('settings.checklists.help')}
          hint={t('settings.checklists.helpHint')}
          minRows={1}
          value={item.help}
          onChange={(help) => onChange({ help })}
        />
      </div>
      <TextField label={t('settings.checklists.legalBasis')} value={item.legalBasis} onChange={(legalBasis) => onChange({ legalBasis })} />
      <Checkbox isSelected={item.required} onChange={(required) => onChange({ required })} hint={t('settings.checklists.requiredHint')}>
        {t('settings.checklists.mustAnswer')}
      </Checkbox>
    </div>
  )
}

function SaveBar({ checklist, editing }: { checklist: Checklist; editing: Editing }) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  const update = useOperation('checklist.update')
  const save = async () => {
    const { title, theme, items } = editing.draft
    const patch = { title: title.trim(), theme: theme.trim(), items: [...items], version: checklist.version + 1 }
    if ((await update.run({ id: checklist.id, patch })) !== null) editing.forget()
  }
  return (
    <div className="checklist-bar">
      {editing.isChanged ? (
        <StateMark state="warn">{t('settings.checklists.changed', { version: checklist.version })}</StateMark>
      ) : (
        <span className="row-note">{t('settings.checklists.unchanged', { version: checklist.version })}</span>
      )}
      <div className="settings-actions">
        <Button variant="danger" onPress={() => setAsks(true)}>
          {t('settings.checklists.delete')}
        </Button>
        {editing.isChanged && <Button onPress={editing.revert}>{t('settings.checklists.revert')}</Button>}
        <Button variant="primary" isDisabled={!editing.isChanged || update.isRunning} onPress={() => void save()}>
          {t('settings.checklists.save', { version: checklist.version + 1 })}
        </Button>
      </div>
      <ConfirmDialog
        title={t('settings.checklists.deleteTitle', { title: checklist.title })}
        isOpen={asks}
        danger
        confirm={t('common.delete')}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false)
          editing.forget()
          void removeRow('checklist', checklist.id, checklist.title)
        }}
      >
        <p>{t('settings.checklists.deleteText', { count: checklist.items.length })}</p>
      </ConfirmDialog>
    </div>
  )
}
