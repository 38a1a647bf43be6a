import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRecording, type Attachment } from '../../src/domain/attachment.ts'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { FileViewer } from '../attachments/file-viewer.tsx'
import { useRows } from '../data/queries.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { EraseQuestion } from './erase-question.tsx'
import './recordings-in-case.css'

/** The case's recordings with the day that each has to be deleted; what is past its day is offered for deletion. Nothing where there are none. */
export function RecordingsInCase({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const recordings = useRows('attachment', inspectionId).filter(isRecording)
  const [shownId, setShownId] = useState<string | null>(null)
  const [erasing, setErasing] = useState<Attachment | null>(null)
  if (recordings.length === 0) return null
  return (
    <section aria-label={t('recording.inCase.title')}>
      <SectionHeading>{t('recording.inCase.title')}</SectionHeading>
      <ul className="recordings">
        {recordings.map((file) => (
          <li key={file.id}>
            <Button variant="link" onPress={() => setShownId(file.id)}>
              {file.fileName}
            </Button>
            <DayOfDeletion deleteOn={file.deleteOn} />
            <Button small icon="trash" aria-label={t('recording.erase.named', { file: file.fileName })} onPress={() => setErasing(file)}>
              {t('recording.erase.action')}
            </Button>
          </li>
        ))}
      </ul>
      {shownId !== null && <FileViewer inspectionId={inspectionId} shownId={shownId} onShow={setShownId} onClose={() => setShownId(null)} />}
      {erasing !== null && <EraseQuestion file={erasing} onClose={() => setErasing(null)} />}
    </section>
  )
}

/** When a recording is to be deleted, and whether that day has passed. */
export function DayOfDeletion({ deleteOn }: { deleteOn: string | null }) {
  const { t } = useTranslation()
  if (deleteOn === null) return <StateMark state="idle">{t('recording.inCase.withCase')}</StateMark>
  const isPast = deleteOn < civilDateOf(new Date().toISOString())
  return (
    <StateMark state={isPast ? 'due' : 'idle'}>{t(isPast ? 'recording.inCase.overdue' : 'recording.inCase.deleteOn', { date: dateWords(deleteOn) })}</StateMark>
  )
}
