import i18next from 'i18next'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { civilDateOf, clockTimeOf, instantOf } from '../../src/domain/civil-date.ts'
import { cutOf } from '../../src/domain/note-merging.ts'
import { noteKinds, type Note } from '../../src/domain/note.ts'
import { addToNote, NoteFiles } from '../attachments/note-files.tsx'
import { useFileDrop } from '../attachments/use-file-drop.ts'
import { DraftConflict, errorOf } from '../data/autosaved-text.tsx'
import { useAutosavedField } from '../data/autosaves.ts'
import { attempt } from '../data/operation.ts'
import { instantWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TimeField } from '../ui/time-field.tsx'
import { showToast } from '../ui/toast.tsx'
import type { CaseNames } from '../visit/case-names.ts'
import { captureCommand } from './capture-keys.ts'
import { natureKeys } from './capture-line.ts'
import './note-editor.css'
import { NoteMaking } from './note-making.tsx'

/** What can be changed of a note afterwards beside its text. The time of the first key is not among it. */
export type NotePatch = Partial<Pick<Note, 'takenAt' | 'nature' | 'kind' | 'sourceId' | 'questionId' | 'notedById' | 'followUp'>>

/** Where a note is cut: after the cursor, or around the words between `from` and `to`. `text`: the words that are cut. */
export type CutAt = { readonly text: string; readonly from: number; readonly to: number }

export type NoteEditorProps = {
  note: Note
  names: CaseNames
  /** The participants of the office, who may have written the note. */
  writers: readonly { id: string; label: string }[]
  onPatch: (note: Note, patch: NotePatch) => void
  /** Makes the marked words a note of its own, a quote. */
  onQuote: (note: Note, words: string) => void
  /** Cuts the note in two. */
  onSplit: (note: Note, at: CutAt) => void
  onRemove: (note: Note) => void
  /** The keyboard goes back to the row. */
  onClose: () => void
}

/** A note open for correction, in its own place in the list. Everything saves itself and Enter closes it; Escape leaves the text as it was. */
export function NoteEditor({ note, names, writers, onPatch, onQuote, onSplit, onRemove, onClose }: NoteEditorProps) {
  const { t } = useTranslation()
  const { text, emptied, change, begin, close, leave } = useNoteText(note, onClose)
  const [marked, setMarked] = useState('')
  const [cursor, setCursor] = useState({ from: note.text.length, to: note.text.length })
  const canCut = cutOf(text.value, cursor.from, cursor.to) !== null
  const split = (): void => {
    if (!canCut) return
    close()
    onSplit(note, { text: text.value, ...cursor })
  }
  const dropped = useFileDrop((files) => addToNote(note, files))
  return (
    <div
      {...dropped}
      className="note-editor"
      role="group"
      aria-label={t('notes.edit')}
      onKeyDownCapture={(event) => editorKey(event, { note, emptied, onPatch, close, leave, split })}
      onSelect={(event) => {
        if (!(event.target instanceof HTMLTextAreaElement)) return setMarked('')
        setMarked(markedIn(event.target))
        setCursor({ from: event.target.selectionStart, to: event.target.selectionEnd })
      }}
    >
      <TextArea
        label={t('notes.editor.text')}
        labelHidden
        autoFocus
        minRows={1}
        value={text.value}
        onChange={change}
        onFocus={begin}
        onBlur={() => text.value.trim() !== '' && text.flush()}
        error={emptied ? t('notes.editor.empty') : errorOf(text)}
        isReadOnly={text.conflict !== null}
      />
      <DraftConflict label={t('notes.editor.text')} field={text} words={(words) => words} />
      <NoteFiles note={note} />
      <NoteFields note={note} names={names} writers={writers} onPatch={onPatch} />
      {note.takenAt !== note.stampedAt && <p className="ui-hint">{t('notes.editor.stamped', { when: instantWords(note.stampedAt) })}</p>}
      <div className="note-editor-buttons">
        <Button small onPress={close}>
          {t('notes.editor.close')} <Kbd keys="Enter" />
        </Button>
        {emptied && (
          <Button
            small
            variant="danger"
            onPress={() => {
              leave()
              onRemove(note)
            }}
          >
            {t('notes.remove')}
          </Button>
        )}
        <Button small variant="quiet" onPress={leave}>
          {t('common.cancel')} <Kbd keys="Esc" />
        </Button>
        <Button small variant="quiet" isDisabled={marked === ''} onPress={() => onQuote(note, marked)}>
          {t('notes.quoteMarked')}
        </Button>
        <Button small variant="quiet" isDisabled={!canCut} onPress={split}>
          {t(cursor.from === cursor.to ? 'notes.split.atCursor' : 'notes.split.marked')} <Kbd keys="Alt Enter" />
        </Button>
        <NoteMaking note={note} names={names} />
      </div>
    </div>
  )
}

/** The words of the open note, and the two ways out of it: with them, or as they were. `emptied`: it was to be closed without any. */
function useNoteText(note: Note, onClose: () => void) {
  const text = useAutosavedField({ noun: 'note', id: note.id, field: 'text', value: note.text })
  const [emptied, setEmptied] = useState(false)
  // What Escape goes back to: the text as it was when the cursor came into it. While it is typed it is saved all along.
  const before = useRef(note.text)
  const begin = () => (before.current = text.value)
  const change = (words: string): void => {
    setEmptied(false)
    text.change(words)
  }
  const close = (): void => {
    if (text.value.trim() === '') return setEmptied(true)
    text.flush()
    onClose()
  }
  const leave = (): void => {
    const typed = text.value
    text.choose(before.current)
    onClose()
    if (typed.trim() !== '' && typed !== before.current) offerBack(note, typed)
  }
  return { text, emptied, change, begin, close, leave }
}

type KeyOptions = Pick<NoteEditorProps, 'note' | 'onPatch'> & { emptied: boolean; close: () => void; leave: () => void; split: () => void }

/** A key on its way down: the fields keep theirs to themselves. Lists that open over the page are not inside. */
function editorKey(event: KeyboardEvent<HTMLDivElement>, { note, emptied, onPatch, close, leave, split }: KeyOptions): void {
  if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
  const inText = event.target instanceof HTMLTextAreaElement
  if (inText && event.key === 'Enter' && event.altKey && !event.ctrlKey) {
    event.preventDefault()
    event.stopPropagation()
    return split()
  }
  const command = inText ? (isCtrlEnter(event) ? ({ do: 'save' } as const) : captureCommand(keyOf(event), false)) : null
  if (event.key !== 'Escape' && command === null) return
  event.stopPropagation()
  if (event.key === 'Escape') {
    event.preventDefault()
    if (inText || emptied) leave()
    else close()
  } else if (command?.do === 'save') {
    event.preventDefault()
    close()
  } else if (command?.do === 'retag') {
    event.preventDefault()
    onPatch(note, { nature: command.nature })
  } else if (command?.do === 'flag') {
    event.preventDefault()
    onPatch(note, { followUp: !note.followUp })
  }
}

/** What Escape took back is not lost: one press puts it into the note again. */
function offerBack(note: Note, typed: string): void {
  const bringBack = () => attempt('note.update', { id: note.id, patch: { text: typed } })
  const action = { label: i18next.t('notes.editor.bringBack'), onPress: () => void bringBack() }
  showToast({ tone: 'info', about: `note ${note.id}`, title: i18next.t('notes.editor.leftAsWas'), action })
}

function NoteFields({ note, names, writers, onPatch }: Pick<NoteEditorProps, 'note' | 'names' | 'writers' | 'onPatch'>) {
  const { t } = useTranslation()
  const date = civilDateOf(note.takenAt)
  const time = clockTimeOf(note.takenAt).replace('.', ':')
  const patch = (changes: NotePatch): void => onPatch(note, changes)
  return (
    <div className="note-editor-fields">
      <TimeField label={t('notes.editor.time')} value={time} onChange={(chosen) => chosen !== null && patch({ takenAt: takenAt(note, date, chosen) })} />
      <DateField label={t('notes.editor.date')} value={date} onChange={(chosen) => chosen !== null && patch({ takenAt: takenAt(note, chosen, time) })} />
      <Select
        label={t('notes.editor.nature')}
        options={natureKeys.map((id) => ({ id, label: t(`notes.natures.${id}`) }))}
        value={note.nature}
        onChange={(nature) => patch({ nature })}
      />
      <Select
        label={t('notes.editor.kind')}
        options={noteKinds.map((id) => ({ id, label: t(`notes.kinds.${id}`) }))}
        value={note.kind}
        onChange={(kind) => patch({ kind })}
      />
      <Select
        label={t('notes.editor.source')}
        options={[...names.speakers.values()].map(({ id, role, unit }) => ({ id, label: unit === null ? role : `${role}, ${unit}` }))}
        none={{ label: t('notes.editor.nobody'), onChoose: () => patch({ sourceId: null }) }}
        value={note.sourceId}
        onChange={(sourceId) => patch({ sourceId })}
      />
      <Select
        label={t('notes.editor.question')}
        options={[...names.questions.values()].map(({ id, number, text }) => ({ id, label: `${number}. ${text}` }))}
        none={{ label: t('notes.noQuestion'), onChoose: () => patch({ questionId: null }) }}
        value={note.questionId}
        onChange={(questionId) => patch({ questionId })}
      />
      <Select
        label={t('notes.editor.notedBy')}
        options={writers}
        none={{ label: t('notes.editor.nobody'), onChoose: () => patch({ notedById: null }) }}
        value={note.notedById}
        onChange={(notedById) => patch({ notedById })}
      />
    </div>
  )
}

const isCtrlEnter = ({ key, ctrlKey, altKey, shiftKey, metaKey }: KeyboardEvent): boolean => key === 'Enter' && (ctrlKey || metaKey) && !altKey && !shiftKey

const keyOf = ({ key, code, ctrlKey, altKey, shiftKey, metaKey, nativeEvent }: KeyboardEvent) => ({
  key,
  code,
  ctrlKey,
  altKey,
  shiftKey,
  metaKey,
  isComposing: nativeEvent.isComposing,
})

const markedIn = (area: HTMLTextAreaElement): string => area.value.slice(area.selectionStart, area.selectionEnd).trim()

/** The instant of a corrected clock time. Set back to the minute of the stamp, it is the stamp itself, seconds and all. */
function takenAt(note: Note, date: string, time: string): string {
  const instant = instantOf(date, time)
  return instant.slice(0, 16) === note.stampedAt.slice(0, 16) ? note.stampedAt : instant
}
