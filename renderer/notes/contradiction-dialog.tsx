import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '../../src/domain/note.ts'
import { shortened } from '../../src/domain/readiness.ts'
import { openCase } from '../app/location.ts'
import { useFormDraft } from '../data/form-draft.ts'
import { useOperation } from '../data/operation.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import type { CaseNames } from '../visit/case-names.ts'
import { MarkedNotes } from './marked-notes.tsx'

type ContradictionDialogProps = { inspectionId: string; notes: readonly Note[]; names: CaseNames; onClose: (made: boolean) => void }

/** Asks what the marked notes disagree about. */
export function ContradictionDialog({ inspectionId, notes, names, onClose }: ContradictionDialogProps) {
  const { t } = useTranslation()
  const create = useOperation('contradiction.create')
  const draft = useFormDraft(`contradiction:new:${inspectionId}`, null, { about: proposedPoint(notes, names) })
  const { about } = draft.form
  const [tried, setTried] = useState(false)
  const close = (made: boolean): void => {
    draft.forget()
    onClose(made)
  }
  const confirm = async (): Promise<void> => {
    setTried(true)
    if (about.trim() === '' || create.isRunning) return
    const made = await create.run({ inspectionId, about: about.trim(), noteIds: notes.map(({ id }) => id) })
    if (!made) return
    const open = () => openCase(inspectionId, 'findings', { noun: 'contradiction', id: made.id })
    showToast({ tone: 'done', title: t('notes.contradiction.made'), action: { label: t('common.open'), onPress: open } })
    close(true)
  }
  return (
    <Dialog
      title={t('notes.contradiction.title')}
      isOpen
      isTyped={draft.isTyped}
      size="small"
      onClose={() => onClose(false)}
      footer={
        <>
          <Button onPress={() => close(false)}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void confirm()}>
            {t('notes.contradiction.make')}
          </Button>
        </>
      }
    >
      <MarkedNotes notes={notes} names={names} />
      <TextField
        label={t('notes.contradiction.about')}
        hint={t('notes.contradiction.aboutHint')}
        autoFocus
        value={about}
        onChange={(words) => draft.set({ about: words })}
        error={tried && about.trim() === '' ? t('notes.contradiction.aboutMissing') : null}
        onKeyDown={(event) => event.key === 'Enter' && void confirm()}
      />
    </Dialog>
  )
}

/** The question that all of them answer, else the first words of the first. */
function proposedPoint(notes: readonly Note[], { questions }: CaseNames): string {
  const asked = new Set(notes.map((note) => note.questionId))
  const [only] = asked
  const question = asked.size === 1 && only != null ? questions.get(only) : undefined
  return shortened(question?.text ?? notes[0]?.text ?? '')
}
