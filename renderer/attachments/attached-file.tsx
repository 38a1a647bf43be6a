import { useTranslation } from 'react-i18next'
import type { InputOf } from '../../src/api/contract.ts'
import { hasWords, type Attachment } from '../../src/domain/attachment.ts'
import { attempt, useOperation } from '../data/operation.ts'
import { useRowsSoon } from '../data/queries.ts'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { showToast } from '../ui/toast.tsx'
import './attached-file.css'

type AttachedFileProps = {
  /** The row that the file belongs to. */
  noun: InputOf<'attachment.attach'>['noun']
  id: string
  inspectionId: string
  attachmentId: string | null
  /** Takes the words of the file; left out where the row has no use for them. */
  onText?: (text: string) => void
}

/** The file that something came in: kept as it came, to be saved again, exchanged or taken off. */
export function AttachedFile({ noun, id, inspectionId, attachmentId, onText }: AttachedFileProps) {
  const { t } = useTranslation()
  const attach = useOperation('attachment.attach')
  const file = useRowsSoon('attachment', inspectionId)?.find((one) => one.id === attachmentId)
  const choose = (label: string) => (
    <Button small icon="link" isPending={attach.isRunning} onPress={() => void attach.run({ noun, id })}>
      {label}
    </Button>
  )
  return (
    <div className="ui-field attached-file" role="group" aria-label={t('attachments.file')}>
      <span className="ui-label">{t('attachments.file')}</span>
      {file !== undefined && <KeptFile file={file} onRemove={() => void detach(noun, id)} onText={onText} />}
      {choose(t(file === undefined ? 'attachments.attach' : 'attachments.exchange'))}
    </div>
  )
}

const detach = (noun: AttachedFileProps['noun'], id: string) => attempt(`${noun}.update`, { id, patch: { attachmentId: null } })

function KeptFile({ file, onRemove, onText }: { file: Attachment; onRemove: () => void; onText: AttachedFileProps['onText'] }) {
  const { t } = useTranslation()
  const save = async () => {
    const saved = await attempt('attachment.saveAs', { id: file.id })
    if (saved) showToast({ tone: 'done', title: t('attachments.saved'), text: saved.path })
  }
  const read = async () => {
    const read = await attempt('attachment.text', { id: file.id })
    if (read) onText?.(read.text)
  }
  return (
    <>
      <span className="attached-file-name">
        <Icon name="document" />
        {file.fileName} <small>{t('documents.size', { kilobytes: numberWords(Math.ceil(file.size / 1024)) })}</small>
      </span>
      <Button small icon="download" onPress={() => void save()}>
        {t('attachments.saveAs')}
      </Button>
      {onText && hasWords(file.mediaType) && (
        <Button small onPress={() => void read()}>
          {t('attachments.readText')}
        </Button>
      )}
      <IconButton small icon="trash" label={t('attachments.remove', { file: file.fileName })} onPress={onRemove} />
    </>
  )
}
