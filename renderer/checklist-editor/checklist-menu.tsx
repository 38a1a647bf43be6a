import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checklist } from '../../src/domain/checklist.ts'
import { pointCount } from '../../src/domain/checklist-item.ts'
import { removeRow } from '../app/remove.ts'
import { attempt } from '../data/operation.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { MoreMenu } from '../ui/more-menu.tsx'
import { showToast } from '../ui/toast.tsx'

type ChecklistMenuProps = { checklist: Checklist; onCopied: (copy: Checklist) => void; onRemove: () => void }

/** What can be done with a checklist as a whole, as it was last saved. */
export function ChecklistMenu({ checklist, onCopied, onRemove }: ChecklistMenuProps) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  const duplicate = async () => {
    const { title, theme, items, choices, form } = checklist
    const copy = await attempt('checklist.create', { title: t('checklistEditor.copyTitle', { title }).slice(0, 300), theme, items, choices, form })
    if (copy !== null) onCopied(copy)
  }
  const save = async () => {
    const saved = await attempt('checklist.saveXlsForm', { id: checklist.id })
    if (saved !== null) showToast({ tone: 'info', title: t('checklistEditor.formSaved'), text: saved.path })
  }
  return (
    <>
      <MoreMenu
        label={t('checklistEditor.more')}
        items={[
          { id: 'duplicate', label: t('checklistEditor.duplicate'), icon: 'copy', onAction: () => void duplicate() },
          { id: 'save', label: t('checklistEditor.saveForm'), icon: 'download', onAction: () => void save() },
          { id: 'delete', label: t('settings.checklists.delete'), icon: 'trash', danger: true, onAction: () => setAsks(true) },
        ]}
      />
      <ConfirmDialog
        title={t('settings.checklists.deleteTitle', { title: checklist.title })}
        isOpen={asks}
        danger
        confirm={t('common.delete')}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false)
          onRemove()
          void removeRow('checklist', checklist.id, checklist.title)
        }}
      >
        <p>{t('settings.checklists.deleteText', { count: pointCount(checklist.items) })}</p>
      </ConfirmDialog>
    </>
  )
}
