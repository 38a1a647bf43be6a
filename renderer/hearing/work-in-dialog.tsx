import { useTranslation } from 'react-i18next'
import type { Finding } from '../../src/domain/finding.ts'
import type { ProposedEdit } from '../../src/domain/worked-in.ts'
import { openCase } from '../app/location.ts'
import { flushAll } from '../data/autosaves.ts'
import { perform, showError } from '../data/operation.ts'
import { openFinding } from '../findings/findings-view.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.tsx'
import { EditWords } from './change-words.tsx'

type WorkInDialogProps = {
  finding: Finding
  /** The finding by its number. */
  point: string
  /** The edit that the correction asks for; null when its place was not found. */
  edit: ProposedEdit | null
  onClose: () => void
}

/** After a correction was accepted: shows the edit of the finding it asks for, and makes it when the person says so. */
export function WorkInDialog({ finding, point, edit, onClose }: WorkInDialogProps) {
  const { t } = useTranslation()
  const go = () => {
    onClose()
    openFinding(finding.inspectionId, finding.id)
    openCase(finding.inspectionId, 'findings')
  }
  const make = async ({ facts }: ProposedEdit) => {
    await flushAll()
    const result = await perform('finding.update', { id: finding.id, patch: { facts }, base: finding.updatedAt })
    if (!result.ok) return showError(result.error)
    showToast({ tone: 'done', title: t('hearing.worked'), action: { label: t('hearing.openFinding'), onPress: go } })
    onClose()
  }
  return (
    <Dialog
      title={t('hearing.workInTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('hearing.workInLater')}</Button>
          {edit === null ? (
            <Button variant="primary" onPress={go}>
              {t('hearing.openFinding')}
            </Button>
          ) : (
            <Button variant="primary" onPress={() => void make(edit)}>
              {t('hearing.workInNow')}
            </Button>
          )}
        </>
      }
    >
      {edit === null ? (
        <p>{t('hearing.workInSelf', { point })}</p>
      ) : (
        <>
          <p>{t('hearing.workInExplained', { point })}</p>
          <h3 className="change-heading">{t('hearing.workInStands')}</h3>
          <EditWords origin="deletion" before={edit.before} passage={edit.removed} text="" after={edit.after} />
          <h3 className="change-heading">{t('hearing.workInBecomes')}</h3>
          <EditWords origin="insertion" before={edit.before} passage="" text={edit.inserted} after={edit.after} />
        </>
      )}
    </Dialog>
  )
}
