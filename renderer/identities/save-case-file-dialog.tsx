import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveCaseFile } from '../app/save-case-file.ts'
import { showOverlay } from '../app/view.ts'
import { useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'

/** Asks, before a case with confidential speakers is saved as a file, whether who they are goes along. */
export function SaveCaseFileDialog({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const count = useRows('participant', inspectionId).filter(({ confidential }) => confidential).length
  const onClose = () => showOverlay(null)
  const [along, setAlong] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    if (along && reason.trim() === '') return
    onClose()
    void saveCaseFile(inspectionId, along ? reason.trim() : undefined)
  }
  return (
    <Dialog
      title={t('identities.caseFile.title')}
      isOpen
      size="small"
      isTyped={reason !== ''}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" autoFocus onPress={save}>
            {t('identities.caseFile.save')}
          </Button>
        </>
      }
    >
      <p>{t('identities.caseFile.what', { count })}</p>
      <Checkbox isSelected={along} onChange={setAlong} hint={t('identities.caseFile.alongHint')}>
        {t('identities.caseFile.along')}
      </Checkbox>
      {along && (
        <TextField
          label={t('identities.show.reason')}
          autoFocus
          value={reason}
          onChange={setReason}
          error={tried && reason.trim() === '' ? t('identities.show.reasonMissing') : null}
        />
      )}
    </Dialog>
  )
}
