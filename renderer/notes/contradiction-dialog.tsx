import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Note } from '../../src/domain/note.ts'
import { shortened } from '../../src/domain/readiness.ts'
import { openCase } from '../app/location.ts'
import { useFormDraft } from '../data/form-draft.ts'
import { useOperation } from '../data/operation.ts'
import { Picker } from '../editor/picker.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { showToast } from '../ui/toast.tsx'
import type { CaseNames } from '../visit/case-names.ts'
import { MarkedNotes, NoteWords } from './marked-notes.tsx'

type ContradictionDialogProps = {
  inspectionId: string
  /** Those that were marked, in the order they were taken. */
  notes: readonly Note[]
  /** All notes of the case: what contradicts may have been said at another visit. */
  all: readonly Note[]
  names: CaseNames
  onClose: (made: boolean) => void
}

/** Asks what the marked notes disagree about. */
export function ContradictionDialog({ inspectionId, notes: marked, all, names, onClose }: ContradictionDialogProps) {
  const { t } = useTranslation()
  const create = useOperation('contradiction.create')
  const draft = useFormDraft(`contradiction:new:${inspectionId}`, null, { about: proposedPoint(marked, names) })
  const { about } = draft.form
  const [tried, setTried] = useState(false)
  const [added, setAdded] = useState<readonly Note[]>([])
  const notes = [...marked, ...added]
  const close = (made: boolean): void => {
    draft.forget()
    onClose(made)
  }
  const confirm = async (): Promise<void> => {
    setTried(true)
    if (about.trim() === '' || notes.length < 2 || create.isRunning) return
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
      {tried && notes.length < 2 && (
        <p className="ui-error" role="alert">
          {t('notes.contradiction.alone')}
        </p>
      )}
      <AddNote others={all.filter((note) => !notes.includes(note))} names={names} onAdd={(note) => setAdded([...added, note])} />
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

/** Finds another note of the case by its words or its speaker. */
function AddNote({ others, names, onAdd }: { others: readonly Note[]; names: CaseNames; onAdd: (note: Note) => void }) {
  const { t } = useTranslation()
  const [picking, setPicking] = useState(false)
  const button = useRef<HTMLDivElement>(null)
  const find = (query: string): Note[] => {
    const wanted = query.toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
    const wordsOf = (note: Note) => `${note.text} ${names.speakers.get(note.sourceId ?? '')?.role ?? ''}`.toLocaleLowerCase('da')
    return others.filter((note) => wanted.every((word) => wordsOf(note).includes(word)))
  }
  return (
    <div ref={button}>
      <Button small icon="plus" onPress={() => setPicking(true)}>
        {t('notes.contradiction.add')}
      </Button>
      <Picker
        title={t('notes.contradiction.add')}
        hint={t('notes.contradiction.find')}
        empty={t('notes.empty.title')}
        anchor={button}
        isOpen={picking}
        onClose={() => setPicking(false)}
        find={find}
        keyOf={({ id }) => id}
        onPick={(note) => {
          setPicking(false)
          onAdd(note)
        }}
      >
        {(note) => <NoteWords note={note} names={names} dated />}
      </Picker>
    </div>
  )
}

/** The question that all of them answer, else the first words of the first. */
function proposedPoint(notes: readonly Note[], { questions }: CaseNames): string {
  const asked = new Set(notes.map((note) => note.questionId))
  const [only] = asked
  const question = asked.size === 1 && only != null ? questions.get(only) : undefined
  return shortened(question?.text ?? notes[0]?.text ?? '')
}
