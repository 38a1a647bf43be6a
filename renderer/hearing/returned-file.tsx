import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../src/api/contract.ts'
import type { Document } from '../../src/domain/document.ts'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { perform, showError } from '../data/operation.ts'
import { issueWords } from '../issuing/issue-words.ts'
import { issuesOfError } from '../issuing/issues.ts'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { showToast } from '../ui/toast.tsx'

type HearingFilesProps = {
  inspectionId: string
  /** The preliminary report that is out. */
  sent: Document
  onRead: (hearingResponseId: string) => void
}

/** The two files of a hearing: the copy that goes out, and the document that comes back. */
export function HearingFiles({ inspectionId, sent, onRead }: HearingFilesProps) {
  const { t } = useTranslation()
  const [isSaving, setSaving] = useState(false)
  const [doubts, setDoubts] = useState<readonly Issue[]>([])
  const [isReading, setReading] = useState(false)
  const read = async (confirmed: readonly Issue[]) => {
    setDoubts([])
    setReading(true)
    const result = await perform('hearing.readReturned', { inspectionId, confirmed: confirmed.map(issueKey) })
    setReading(false)
    if (result.ok) {
      tell(result.value)
      onRead(result.value.hearingResponseId)
    } else if (result.error.code === 'needsConfirmation') setDoubts(issuesOfError(result.error.params))
    else showError(result.error)
  }
  const tell = ({ count, cards, unplaced, externalCount }: OutputOf<'hearing.readReturned'>) => {
    const more = [unplaced > 0 && t('hearing.readUnplaced', { count: unplaced }), externalCount > 0 && t('hearing.readExternal', { count: externalCount })]
    const text = more.filter((words) => words !== false).join(' ')
    showToast({ tone: 'done', title: t('hearing.readDone', { count, all: numberWords(count), cards: numberWords(cards) }), ...(text !== '' && { text }) })
  }
  return (
    <>
      <Button small icon="download" onPress={() => setSaving(true)}>
        {t('hearing.saveCopy')}
      </Button>
      <Button small icon="document" isDisabled={isReading} onPress={() => void read([])}>
        {t('hearing.readReturned')}
      </Button>
      {isSaving && <CopyDialog inspectionId={inspectionId} sent={sent} onClose={() => setSaving(false)} />}
      <ConfirmDialog
        title={t('hearing.askTitle')}
        isOpen={doubts.length > 0}
        confirm={t('hearing.readAnyway')}
        onConfirm={() => void read(doubts)}
        onCancel={() => setDoubts([])}
      >
        {doubts.map((issue) => (
          <p key={issueKey(issue)}>{issueWords(issue)}</p>
        ))}
      </ConfirmDialog>
    </>
  )
}

function CopyDialog({ inspectionId, sent, onClose }: { inspectionId: string; sent: Document; onClose: () => void }) {
  const { t } = useTranslation()
  const [withoutAssessments, setWithout] = useState(false)
  const save = async () => {
    const result = await perform('hearing.copy', { inspectionId, withoutAssessments })
    if (!result.ok) return showError(result.error)
    showToast({ tone: 'done', title: t('hearing.copySaved'), text: result.value.path })
    onClose()
  }
  return (
    <Dialog
      title={t('hearing.copyTitle')}
      isOpen
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void save()}>
            {t('hearing.copySave')}
          </Button>
        </>
      }
    >
      <p>{t('hearing.copyExplained', { number: sent.number })}</p>
      <Checkbox isSelected={withoutAssessments} onChange={setWithout} hint={t('hearing.copyFactsOnlyHint')}>
        {t('hearing.copyFactsOnly')}
      </Checkbox>
    </Dialog>
  )
}
