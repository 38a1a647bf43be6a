import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowOf } from '../../src/domain/nouns.ts'
import { runCommand } from '../app/commands.ts'
import { goToStart } from '../app/location.ts'
import { useOperation } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { MoreMenu } from '../ui/more-menu.tsx'

/** What can be done with a whole case, behind the dots at its head. */
export function DeleteInspection({ inspection }: { inspection: RowOf<'inspection'> }) {
  const { t } = useTranslation()
  const [asks, setAsks] = useState(false)
  return (
    <>
      <MoreMenu
        label={t('inspections.caseActions')}
        items={[
          { id: 'save', label: t('inspections.saveCaseFile'), icon: 'download', onAction: () => runCommand('saveCaseFile') },
          { id: 'delete', label: t('inspections.delete.open'), icon: 'trash', danger: true, onAction: () => setAsks(true) },
        ]}
      />
      {asks && <Asks inspection={inspection} onClose={() => setAsks(false)} />}
    </>
  )
}

/** Says what goes with the case, and deletes it. */
function Asks({ inspection, onClose }: { inspection: RowOf<'inspection'>; onClose: () => void }) {
  const { t } = useTranslation()
  const remove = useOperation('inspection.remove')
  const counts = {
    note: useRows('note', inspection.id).length,
    visit: useRows('visit', inspection.id).length,
    finding: useRows('finding', inspection.id).length,
    document: useRows('document', inspection.id).length,
  }
  // What was issued is kept for good, and with it the case it was issued from.
  if (counts.document > 0)
    return (
      <Dialog title={t('inspections.delete.kept')} isOpen onClose={onClose} size="small" footer={<Button onPress={onClose}>{t('common.close')}</Button>}>
        <p>{t('inspections.delete.keptText', { count: counts.document })}</p>
      </Dialog>
    )
  const goes = (['visit', 'note', 'finding'] as const)
    .filter((noun) => counts[noun] > 0)
    .map((noun) => t(`inspections.delete.${noun}`, { count: counts[noun] }))
  return (
    <ConfirmDialog
      title={t('inspections.delete.title', { title: inspection.title })}
      isOpen
      danger
      confirm={t('inspections.delete.confirm')}
      onCancel={onClose}
      onConfirm={async () => {
        if ((await remove.run({ id: inspection.id })) === null) return
        onClose()
        goToStart()
      }}
    >
      <p>{goes.length === 0 ? t('inspections.delete.nothing') : t('inspections.delete.goes', { what: new Intl.ListFormat('da').format(goes) })}</p>
      <p>{t('inspections.delete.undo')}</p>
    </ConfirmDialog>
  )
}
