import { useCallback, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Note } from '../../src/domain/note.ts'
import { ChecklistTable } from '../checklists/checklist-table.tsx'
import { attempt } from '../data/operation.ts'
import { removeRow } from '../app/remove.ts'
import { CaptureBar } from '../notes/capture-bar.tsx'
import type { CaptureCommand } from '../notes/capture-keys.ts'
import { spoken, stepThrough } from '../notes/capture-line.ts'
import { clearedFor, isFiltering } from '../notes/note-filter.ts'
import { NoteFilterMenu } from '../notes/note-filter-menu.tsx'
import { NoteList } from '../notes/note-list.tsx'
import type { NotePatch } from '../notes/note-editor.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { showToast } from '../ui/toast.tsx'
import { KeyHelp } from './key-help.tsx'
import type { VisitCase } from './visit-case.ts'
import type { VisitQuestion } from './visit-dialogs.tsx'
import { VisitPicker } from './visit-picker.tsx'
import { goToNote, openVisit } from './visit-store.ts'

export type VisitMiddleProps = {
  visitCase: VisitCase
  /** What stands in place of the notes where there is no room beside them. */
  aside: ReactNode
  onAsk: (question: VisitQuestion) => void
  captureHandle: RefObject<{ focus: () => void } | null>
  onFocusCapture: () => void
}

/** The visit's heading, its notes or the open checklist, and always the capture line. */
export function VisitMiddle({ visitCase, aside, onAsk, captureHandle, onFocusCapture }: VisitMiddleProps) {
  const { view, capture, groups, answers, units, names } = visitCase
  const checklistKey = useStore(view, (state) => state.checklistKey)
  const group = groups.find((one) => one.key === checklistKey)
  const cell = useStore(view, (state) => state.cell)
  const { onCommand, message } = useCaptureCommands(visitCase, onAsk)
  const leaveChecklist = (): void => {
    view.setState({ checklistKey: null })
    onFocusCapture()
  }
  return (
    <section className="visit-middle">
      {aside ??
        (group ? (
          <ChecklistTable
            key={group.key}
            group={group}
            answers={answers}
            units={units}
            wanted={cell}
            onRemove={(run) => onAsk({ about: 'removingRun', run })}
            onLeave={leaveChecklist}
          />
        ) : (
          <VisitNotes visitCase={visitCase} onAsk={onAsk} onLeave={onFocusCapture} />
        ))}
      <CaptureBar capture={capture} names={names} onCommand={onCommand} message={message} handle={captureHandle} />
      <KeyHelp />
    </section>
  )
}

/** Carries out what the capture line asks of the chapter, and holds what is said in answer. */
function useCaptureCommands(visitCase: VisitCase, onAsk: (question: VisitQuestion) => void) {
  const { t } = useTranslation()
  const { view, capture, speakers, questions, writerId } = visitCase
  const [message, setMessage] = useState<string | null>(null)
  const [unknownKey, setUnknownKey] = useState<number | null>(null)
  const onCommand = (command: Extract<CaptureCommand, { do: 'save' | 'speaker' | 'question' | 'toNotes' }>): void => {
    setMessage(null)
    setUnknownKey(null)
    const { filter } = view.getState()
    switch (command.do) {
      case 'save': {
        const note = capture.save(writerId)
        const next = note ? clearedFor(filter, note) : filter
        if (next === filter) return
        view.setState({ filter: next })
        return setMessage(t('notes.filter.cleared'))
      }
      case 'speaker': {
        const speaker = speakers.find((one) => one.speakerKey === command.key)
        if (command.key !== null && !speaker) {
          // A slip of the finger must not take the keyboard away in mid-sentence: only the second press opens the dialog.
          if (unknownKey === command.key) return onAsk({ about: 'person', asked: { side: 'authority', participant: null, key: command.key } })
          setUnknownKey(command.key)
          return setMessage(t('notes.capture.speakerUnknown', { key: command.key }))
        }
        return capture.change((line) => spoken(line, speaker?.id ?? null))
      }
      case 'question': {
        const ids = questions.map((question) => question.id)
        const next = stepThrough(ids, capture.store.getState().line.questionId, command.by)
        capture.change((line) => ({ ...line, questionId: next }))
        // A list that shows one question goes along to the next.
        if (filter.questionId !== null) view.setState({ filter: { ...filter, questionId: next } })
        return
      }
      case 'toNotes':
        return goToNote(view, null)
    }
  }
  return { onCommand, message }
}

type VisitNotesProps = Pick<VisitMiddleProps, 'visitCase' | 'onAsk'> & { onLeave: () => void }

function VisitNotes({ visitCase, onAsk, onLeave }: VisitNotesProps) {
  const { t } = useTranslation()
  const { view, capture, visit, visits, units, filter, names, notesHere, shown, colleagues, standings } = visitCase
  const pending = useStore(capture.store, (state) => state.pending)
  const selected = useStore(view, (state) => state.selected)
  const { onPatch, onRemove, onQuote } = useNoteActions(visitCase)
  const nothing = notesHere.length === 0 && pending.length === 0
  return (
    <>
      <header className="visit-bar">
        <VisitPicker
          visits={visits}
          visit={visit}
          units={units}
          onOpen={(id) => openVisit(view, id)}
          onAdd={() => onAsk({ about: 'visit', isNew: true })}
          onEdit={() => onAsk({ about: 'visit', isNew: false })}
          onRemove={() => onAsk({ about: 'removingVisit' })}
        />
        {selected.size === 0 ? (
          <NoteFilterMenu filter={filter} onChange={(next) => view.setState({ filter: next })} names={names} shown={shown.length} total={notesHere.length} />
        ) : (
          <Selected
            count={selected.size}
            onFinding={() => onAsk({ about: 'finding', notes: notesHere.filter((note) => selected.has(note.id)) })}
            onClear={() => view.setState({ selected: new Set() })}
          />
        )}
      </header>
      {nothing && visits.length === 0 && (
        <EmptyState
          title={t('visit.empty.title')}
          action={
            <Button variant="primary" icon="plus" onPress={() => onAsk({ about: 'visit', isNew: true })}>
              {t('visit.add')}
            </Button>
          }
        >
          {t('visit.empty.text')} {t('visit.empty.orOutside')}
        </EmptyState>
      )}
      {nothing && visits.length > 0 && <EmptyState title={t('notes.empty.title')}>{t('notes.empty.text')}</EmptyState>}
      {!nothing && shown.length === 0 && isFiltering(filter) && pending.length === 0 ? (
        <p className="no-match">{t('notes.empty.filtered')}</p>
      ) : (
        !nothing && (
          <NoteList
            notes={shown}
            pending={pending}
            visitDate={visit?.date ?? null}
            names={names}
            standings={standings}
            view={view}
            writers={colleagues.map(({ id, role, name }) => ({ id, label: name === '' ? role : `${name}, ${role}` }))}
            onPatch={onPatch}
            onRemove={onRemove}
            onQuote={onQuote}
            onRetry={capture.retry}
            onTakeBack={capture.takeBack}
            onLeave={onLeave}
          />
        )
      )}
    </>
  )
}

/** What can be done with notes that stand already. */
function useNoteActions({ view, writerId }: VisitCase) {
  const { t } = useTranslation()
  const onPatch = useCallback(async (note: Note, patch: NotePatch) => {
    await attempt('note.update', { id: note.id, patch })
  }, [])
  const onRemove = useCallback(
    async (note: Note) => {
      const { selected } = view.getState()
      if (selected.has(note.id)) view.setState({ selected: new Set([...selected].filter((id) => id !== note.id)) })
      await removeRow('note', note.id, t('notes.theNote'))
    },
    [view, t],
  )
  const onQuote = useCallback(
    async (note: Note, words: string) => {
      // The words were said and written when the note was: the quote has its times, both of them.
      const { inspectionId, visitId, kind, takenAt, stampedAt, sourceId, questionId } = note
      const quote = { inspectionId, visitId, kind, nature: 'quote' as const, text: words, takenAt, stampedAt, sourceId, questionId }
      if (await attempt('note.create', { ...quote, notedById: writerId, followUp: false })) showToast({ tone: 'done', title: t('notes.quoted') })
    },
    [writerId, t],
  )
  return { onPatch, onRemove, onQuote }
}

function Selected({ count, onFinding, onClear }: { count: number; onFinding: () => void; onClear: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="notes-selected">
      <span role="status">{t('notes.selected', { count })}</span>
      <Button small variant="primary" onPress={onFinding}>
        {t('notes.toFinding')}
      </Button>
      <Button small variant="quiet" onPress={onClear}>
        {t('notes.clearSelection')}
      </Button>
    </div>
  )
}
