import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../src/domain/attachment.ts'
import { parseEvidenceSource } from '../../src/domain/evidence.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { FileViewer } from '../attachments/file-viewer.tsx'
import { useSmallPicture } from '../attachments/pictures.ts'
import { useRows } from '../data/queries.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import type { Account } from './accounts.tsx'
import './finding-photos.css'

type FindingPhotosProps = {
  finding: Finding
  /** Its evidence: whose photos can be chosen. */
  entries: readonly Account[]
  onChange: (attachmentIds: string[]) => void
}

/** The photos of the evidence: those that stand in the report, in their order, and those that can be taken in. */
export function FindingPhotos({ finding, entries, onChange }: FindingPhotosProps) {
  const { t } = useTranslation()
  const { chosen, others } = usePhotos(finding, entries)
  const [shownId, setShownId] = useState<string | null>(null)
  if (chosen.length + others.length === 0) return null
  const ids = chosen.map(({ id }) => id)
  const swap = (index: number, by: 1 | -1): void => {
    const moved = ids[index]
    const next = ids.toSpliced(index, 1)
    if (moved !== undefined) onChange(next.toSpliced(index + by, 0, moved))
  }
  return (
    <>
      <SectionHeading side={t('findings.photosHint')}>{t('findings.photos')}</SectionHeading>
      <ul className="finding-photos" aria-label={t('findings.photos')}>
        {chosen.map((photo, index) => (
          <li key={photo.id} data-chosen>
            <PhotoButton photo={photo} onPress={() => setShownId(photo.id)} />
            <span className="finding-photo-moves">
              <IconButton
                small
                icon="back"
                label={t('findings.photoEarlier', { file: nameOf(photo) })}
                isDisabled={index === 0}
                onPress={() => swap(index, -1)}
              />
              <IconButton
                small
                icon="chevronRight"
                label={t('findings.photoLater', { file: nameOf(photo) })}
                isDisabled={index === ids.length - 1}
                onPress={() => swap(index, 1)}
              />
              <IconButton
                small
                icon="cross"
                label={t('findings.photoOut', { file: nameOf(photo) })}
                onPress={() => onChange(ids.filter((id) => id !== photo.id))}
              />
            </span>
          </li>
        ))}
        {others.map((photo) => (
          <li key={photo.id}>
            <PhotoButton photo={photo} onPress={() => setShownId(photo.id)} />
            <span className="finding-photo-moves">
              <IconButton small icon="plus" label={t('findings.photoIn', { file: nameOf(photo) })} onPress={() => onChange([...ids, photo.id])} />
            </span>
          </li>
        ))}
      </ul>
      {shownId !== null && <FileViewer inspectionId={finding.inspectionId} shownId={shownId} onShow={setShownId} onClose={() => setShownId(null)} />}
    </>
  )
}

const nameOf = ({ caption, fileName }: Attachment): string => (caption === '' ? fileName : caption)

function PhotoButton({ photo, onPress }: { photo: Attachment; onPress: () => void }) {
  const { t } = useTranslation()
  const address = useSmallPicture(photo)
  return (
    <button type="button" className="finding-photo" aria-label={t('attachments.open', { file: nameOf(photo) })} title={nameOf(photo)} onClick={onPress}>
      {address !== null && <img src={address} alt="" />}
    </button>
  )
}

/** The photos that were chosen, and the others of the notes and answers that the finding rests on. */
function usePhotos({ inspectionId, attachmentIds }: Finding, entries: readonly Account[]): { chosen: Attachment[]; others: Attachment[] } {
  const notes = useRows('note', inspectionId)
  const answers = useRows('checklistAnswer', inspectionId)
  const photos = new Map(useRows('attachment', inspectionId).flatMap((one) => (one.renditionSha256 === null ? [] : [[one.id, one] as const])))
  const sources = new Set(entries.map(({ evidence }) => parseEvidenceSource(evidence.source).id))
  const ofEvidence = [...notes, ...answers].filter(({ id }) => sources.has(id)).flatMap((row) => row.attachmentIds)
  const rowsOf = (ids: readonly string[]): Attachment[] => ids.flatMap((id) => photos.get(id) ?? [])
  return { chosen: rowsOf(attachmentIds), others: rowsOf([...new Set(ofEvidence)].filter((id) => !attachmentIds.includes(id))) }
}
