import i18next from 'i18next'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../src/domain/attachment.ts'
import type { Note } from '../../src/domain/note.ts'
import { attempt } from '../data/operation.ts'
import { cachedRow, useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { showToast } from '../ui/toast.tsx'
import { FileStrip } from './file-strip.tsx'
import { keepFiles } from './keep-files.ts'
import './note-files.css'
import { chooseFiles } from './use-file-drop.ts'

/** The files of a note that is being corrected: more can be put to it, and each can be taken off it. */
export function NoteFiles({ note }: { note: Note }) {
  const { t } = useTranslation()
  const all = useRows('attachment', note.inspectionId)
  const files = note.attachmentIds.flatMap((id) => all.find((one) => one.id === id) ?? [])
  const more = useRef<HTMLButtonElement>(null)
  const take = async (file: Attachment) => {
    await takeOff(note.id, file)
    // The button that was pressed is gone, and the keyboard must not go with it.
    more.current?.focus()
  }
  return (
    <div className="note-files" role="group" aria-label={t('attachments.ofNote')}>
      {files.map((file) => (
        <span key={file.id}>
          <FileStrip inspectionId={note.inspectionId} ids={[file.id]} at={note.takenAt} />
          <IconButton small icon="cross" label={t('attachments.takeOff', { file: file.fileName })} onPress={() => void take(file)} />
        </span>
      ))}
      <Button ref={more} small variant="quiet" icon="clip" onPress={() => chooseFiles((chosen) => addToNote(note, chosen))}>
        {t('attachments.add')}
      </Button>
    </div>
  )
}

/** Puts files to a note that stands. */
export const addToNote = ({ id }: Pick<Note, 'id'>, files: readonly File[]): void => void keepFiles(files, { noun: 'note', id })

/** The file stays in the case; one press puts it back where it was. */
async function takeOff(noteId: string, file: Attachment): Promise<void> {
  const idsNow = () => cachedRow('note', noteId)?.attachmentIds ?? []
  const place = idsNow().indexOf(file.id)
  const set = (attachmentIds: string[]) => attempt('note.update', { id: noteId, patch: { attachmentIds } })
  if (place < 0 || (await set(idsNow().filter((id) => id !== file.id))) === null) return
  const putBack = () => {
    if (!idsNow().includes(file.id)) void set(idsNow().toSpliced(place, 0, file.id))
  }
  const action = { label: i18next.t('common.undo'), onPress: putBack }
  showToast({ tone: 'info', about: 'history', title: i18next.t('attachments.takenOff', { file: file.fileName }), action })
}
