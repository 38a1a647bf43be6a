import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRecording, type Attachment } from '../../src/domain/attachment.ts'
import { useRows } from '../data/queries.ts'
import { RecordingButton } from '../recording/recording-button.tsx'
import { Icon } from '../ui/icon.tsx'
import { FileViewer } from './file-viewer.tsx'
import './file-strip.css'
import { useSmallPicture } from './pictures.ts'

type FileStripProps = {
  inspectionId: string
  ids: readonly string[]
  /** When it was noted: recordings play from there. */
  at?: string
}

/** The photos, documents and recordings of a note, small; a press shows one large, or plays it. */
export function FileStrip({ inspectionId, ids, at }: FileStripProps) {
  const all = useRows('attachment', inspectionId)
  const [shownId, setShownId] = useState<string | null>(null)
  const files = ids.flatMap((id) => all.find((one) => one.id === id) ?? [])
  if (files.length === 0) return null
  return (
    <div className="file-strip">
      {files.map((file) => (
        <FileButton key={file.id} file={file} at={at} onPress={() => setShownId(file.id)} />
      ))}
      {shownId !== null && <FileViewer inspectionId={inspectionId} at={at} shownId={shownId} onShow={setShownId} onClose={() => setShownId(null)} />}
    </div>
  )
}

function FileButton({ file, at, onPress }: { file: Attachment; at: string | undefined; onPress: () => void }) {
  const { t } = useTranslation()
  const address = useSmallPicture(file)
  if (isRecording(file)) return <RecordingButton file={file} at={at} onPress={onPress} />
  const name = file.caption === '' ? file.fileName : file.caption
  return (
    <button
      type="button"
      className={file.renditionSha256 === null ? 'file-name' : 'file-photo'}
      aria-label={t('attachments.open', { file: name })}
      title={name}
      onClick={onPress}
    >
      {address !== null ? <img src={address} alt="" /> : file.renditionSha256 === null && <Icon name="document" size={14} />}
      {file.renditionSha256 === null && <span>{file.fileName}</span>}
    </button>
  )
}
