import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../src/domain/attachment.ts'
import { useRows } from '../data/queries.ts'
import { Icon } from '../ui/icon.tsx'
import { FileViewer } from './file-viewer.tsx'
import './file-strip.css'
import { useSmallPicture } from './pictures.ts'

/** The photos and documents of a note, small; a press shows one large. */
export function FileStrip({ inspectionId, ids }: { inspectionId: string; ids: readonly string[] }) {
  const all = useRows('attachment', inspectionId)
  const [shownId, setShownId] = useState<string | null>(null)
  const files = ids.flatMap((id) => all.find((one) => one.id === id) ?? [])
  if (files.length === 0) return null
  return (
    <div className="file-strip">
      {files.map((file) => (
        <FileButton key={file.id} file={file} onPress={() => setShownId(file.id)} />
      ))}
      {shownId !== null && <FileViewer inspectionId={inspectionId} shownId={shownId} onShow={setShownId} onClose={() => setShownId(null)} />}
    </div>
  )
}

function FileButton({ file, onPress }: { file: Attachment; onPress: () => void }) {
  const { t } = useTranslation()
  const address = useSmallPicture(file)
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
