import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isRecording, type Attachment } from '../../src/domain/attachment.ts'
import { removeRow } from '../app/remove.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import { Hash } from '../documents/hash.tsx'
import { EraseQuestion } from '../recording/erase-question.tsx'
import { RecordingView } from '../recording/recording-view.tsx'
import { placeInSound } from '../recording/sound-clock.ts'
import { instantWords, numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { showToast } from '../ui/toast.tsx'
import './file-viewer.css'
import { usePicture } from './pictures.ts'

type FileViewerProps = {
  inspectionId: string
  shownId: string
  /** When the note was taken that it is shown from: a recording plays from there. */
  at?: string | undefined
  onShow: (id: string) => void
  onClose: () => void
}

/** A file of the case large: the arrow keys go through the case's photos. What is written under a photo saves itself. */
export function FileViewer({ inspectionId, shownId, at, onShow, onClose }: FileViewerProps) {
  const { t } = useTranslation()
  const all = useRows('attachment', inspectionId)
  const shown = all.find(({ id }) => id === shownId)
  const [isLarge, setLarge] = useState(false)
  const [isErasing, setErasing] = useState(false)
  if (shown === undefined) return null
  const photos = all.filter(({ renditionSha256 }) => renditionSha256 !== null)
  const index = photos.indexOf(shown)
  const step = (by: 1 | -1): void => {
    const next = photos[index + by]
    if (index >= 0 && next) onShow(next.id)
  }
  const remove = async (): Promise<void> => {
    if (isRecording(shown)) return setErasing(true)
    onClose()
    await removeRow('attachment', shown.id, t('common.named', { words: shown.fileName }))
  }
  return (
    <Dialog
      title={shown.fileName}
      isOpen
      size="wide"
      onClose={onClose}
      footer={<ViewerButtons shown={shown} onRemove={() => void remove()} onClose={onClose} />}
    >
      <div className="file-viewer" onKeyDown={(event) => viewerKey(event, step, () => setLarge((before) => !before))}>
        {index >= 0 && (
          <div className="file-viewer-picture">
            <LargePicture key={shown.id} shown={shown} isLarge={isLarge} onPress={() => setLarge(!isLarge)} />
            <nav aria-label={t('attachments.photos')}>
              <IconButton icon="back" label={t('attachments.previous')} keys="←" isDisabled={index === 0} onPress={() => step(-1)} />
              <span className="numbers">{t('attachments.photoOf', { number: index + 1, count: photos.length })}</span>
              <IconButton icon="chevronRight" label={t('attachments.next')} keys="→" isDisabled={index === photos.length - 1} onPress={() => step(1)} />
              <Button small aria-pressed={isLarge} onPress={() => setLarge(!isLarge)}>
                {t(isLarge ? 'attachments.fit' : 'attachments.zoom')}
              </Button>
            </nav>
            <AutosavedText
              key={`caption ${shown.id}`}
              noun="attachment"
              id={shown.id}
              field="caption"
              value={shown.caption}
              label={t('attachments.caption')}
              wraps
            />
            <AutosavedText
              key={`alt ${shown.id}`}
              noun="attachment"
              id={shown.id}
              field="altText"
              value={shown.altText}
              label={t('attachments.altText')}
              hint={t('attachments.altTextHint')}
              multiline
            />
          </div>
        )}
        {isRecording(shown) && <RecordingView file={shown} from={at === undefined ? 0 : placeInSound(shown.takenAt, at)} />}
        <Facts shown={shown} />
        {isErasing && <EraseQuestion file={shown} onErased={onClose} onClose={() => setErasing(false)} />}
      </div>
    </Dialog>
  )
}

/** The arrows go through the photos and the plus makes them large, unless something is being typed. */
function viewerKey(event: KeyboardEvent<HTMLDivElement>, step: (by: 1 | -1) => void, zoom: () => void): void {
  if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return
  if (event.key === 'ArrowLeft') step(-1)
  else if (event.key === 'ArrowRight') step(1)
  else if (event.key === '+' || event.key === '-') zoom()
  else return
  event.preventDefault()
}

function LargePicture({ shown, isLarge, onPress }: { shown: Attachment; isLarge: boolean; onPress: () => void }) {
  const { t } = useTranslation()
  const address = usePicture(shown)
  return (
    // The button has the focus from the start, so that the arrows work at once and a picture larger than its frame can be scrolled.
    <button
      type="button"
      autoFocus
      className="file-viewer-frame"
      data-large={isLarge || undefined}
      aria-label={t(isLarge ? 'attachments.fit' : 'attachments.zoom')}
      onClick={onPress}
    >
      {address !== null && <img src={address} alt={shown.altText === '' ? shown.fileName : shown.altText} />}
    </button>
  )
}

function Facts({ shown }: { shown: Attachment }) {
  const { t } = useTranslation()
  return (
    <dl className="file-viewer-facts">
      {shown.takenAt !== null && (
        <div>
          <dt>{t(isRecording(shown) ? 'recording.recordedAt' : 'attachments.takenAt')}</dt>
          <dd>{instantWords(shown.takenAt)}</dd>
        </div>
      )}
      <div>
        <dt>{t('attachments.size')}</dt>
        <dd className="numbers">{t('documents.size', { kilobytes: numberWords(Math.ceil(shown.size / 1024)) })}</dd>
      </div>
      <div>
        <dt>{t('attachments.hash')}</dt>
        <dd>
          <Hash sha256={shown.sha256} />
        </dd>
      </div>
    </dl>
  )
}

function ViewerButtons({ shown, onRemove, onClose }: { shown: Attachment; onRemove: () => void; onClose: () => void }) {
  const { t } = useTranslation()
  const save = async () => {
    const saved = await attempt('attachment.saveAs', { id: shown.id })
    if (saved) showToast({ tone: 'done', title: t('attachments.saved'), text: saved.path })
  }
  return (
    <>
      <Button variant="danger" icon="trash" onPress={onRemove}>
        {t(isRecording(shown) ? 'recording.erase.action' : 'attachments.removeFile')}
      </Button>
      <Button icon="download" onPress={() => void save()}>
        {t('attachments.saveAs')}
      </Button>
      <Button variant="primary" onPress={onClose}>
        {t('common.close')}
      </Button>
    </>
  )
}
