import { memo, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Note } from '../../src/domain/note.ts'
import { removeRow } from '../app/remove.ts'
import { attempt } from '../data/operation.ts'
import { NoteBar } from '../notes/note-bar.tsx'
import type { CutAt, NotePatch } from '../notes/note-editor.tsx'
import { isFiltering } from '../notes/note-filter.ts'
import { NoteFilterMenu } from '../notes/note-filter-menu.tsx'
import { NoteList } from '../notes/note-list.tsx'
import { SelectedNotes, type NotesTask } from '../notes/selected-notes.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { showToast } from '../ui/toast.tsx'
import type { VisitCase } from './visit-case.ts'
import type { VisitQuestion } from './visit-dialogs.tsx'
import { VisitPicker } from './visit-picker.tsx'
import { splitNote } from './split-note.ts'
import { recordVisit, saveGuide } from './visit-papers.ts'
import { openVisit, sortNotes } from './visit-store.ts'

type VisitNotesProps = { visitCase: VisitCase; onAsk: (question: VisitQuestion) => void; onLeave: () => void }

/** The visit's heading with what filters its notes, and the notes. */
export const VisitNotes = memo(function VisitNotes({ visitCase, onAsk, onLeave }: VisitNotesProps) {
  const { t } = useTranslation()
  const { view, capture, visit, visitId, visits, units, filter, names, notesHere, noteGroups, order, shown, context, colleagues, standings } = visitCase
  const pending = useStore(capture.store, (state) => state.pending)
  const selected = useStore(view, (state) => state.selected)
  const { onPatch, onRemove, onQuote, onSplit, onTask } = useNoteActions(visitCase, onAsk)
  return (
    <>
      <header className="visit-head">
        <div className="visit-bar">
          <VisitPicker
            visits={visits}
            visit={visit}
            units={units}
            onOpen={(id) => openVisit(view, id)}
            onAdd={() => onAsk({ about: 'visit', isNew: true })}
            onEdit={() => onAsk({ about: 'visit', isNew: false })}
            onRecord={() => void recordVisit(visitId)}
            onGuide={() => void saveGuide(visitId).then((path) => path !== null && showToast({ tone: 'done', title: t('visit.guide.saved'), text: path }))}
            onRemove={() => onAsk({ about: 'removingVisit' })}
          />
          {selected.size === 0 ? (
            <NoteFilterMenu filter={filter} onChange={(next) => view.setState({ filter: next })} names={names} shown={shown.length} total={notesHere.length} />
          ) : (
            <SelectedNotes count={selected.size} onTask={(task) => onTask(task, null)} onClear={() => view.setState({ selected: new Set() })} />
          )}
        </div>
        {notesHere.length > 0 && (
          <NoteBar
            order={order}
            onOrder={(next) => sortNotes(view, next)}
            unused={context.unused.size}
            onlyUnused={filter.unused}
            onUnused={(unused) => view.setState({ filter: { ...filter, unused } })}
          />
        )}
      </header>
      {pending.length > 0 || shown.length > 0 || (notesHere.length > 0 && !isFiltering(filter)) ? (
        <NoteList
          groups={noteGroups}
          notes={shown}
          order={order}
          pending={pending}
          visitDate={visit?.date ?? null}
          names={names}
          standings={standings}
          view={view}
          writers={colleagues.map(({ id, role, name }) => ({ id, label: name === '' ? role : `${name}, ${role}` }))}
          onPatch={onPatch}
          onRemove={onRemove}
          onQuote={onQuote}
          onSplit={onSplit}
          onTask={onTask}
          onRetry={capture.retry}
          onTakeBack={capture.takeBack}
          onLeave={onLeave}
        />
      ) : (
        <NoNotes isFiltered={notesHere.length > 0} isFirst={visits.length === 0} onAddVisit={() => onAsk({ about: 'visit', isNew: true })} />
      )}
    </>
  )
})

type NoNotesProps = {
  /** There are notes, and the filter shows none of them. */
  isFiltered: boolean
  /** There is no visit yet. */
  isFirst: boolean
  onAddVisit: () => void
}

/** What stands where no note does. */
function NoNotes({ isFiltered, isFirst, onAddVisit }: NoNotesProps) {
  const { t } = useTranslation()
  if (isFiltered) return <p className="no-match">{t('notes.empty.filtered')}</p>
  if (!isFirst) return <EmptyState title={t('notes.empty.title')}>{t('notes.empty.text')}</EmptyState>
  return (
    <EmptyState
      title={t('visit.empty.title')}
      action={
        <Button variant="primary" icon="plus" onPress={onAddVisit}>
          {t('visit.add')}
        </Button>
      }
    >
      {t('visit.empty.text')} {t('visit.empty.orOutside')}
    </EmptyState>
  )
}

/** What can be done with notes that stand already. */
function useNoteActions({ view, writerId, notesHere, standings }: VisitCase, onAsk: VisitNotesProps['onAsk']) {
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
  const onSplit = useCallback(
    (note: Note, at: CutAt) => {
      // Whoever cuts a note that findings rest on is told first what they rest on afterwards.
      const findings = standings.get(note.id)?.findings ?? []
      if (findings.length > 0) onAsk({ about: 'splitting', note, at, findings: findings.map(({ title }) => title) })
      else void splitNote(view, note, at)
    },
    [standings, onAsk, view],
  )
  const onTask = useCallback(
    (task: NotesTask, current: Note | null) => {
      const { selected } = view.getState()
      const notes = selected.size > 0 || !current ? notesHere.filter((note) => selected.has(note.id)) : [current]
      if (notes.length > 1 || task !== 'merge') onAsk({ about: task, notes })
      else showToast({ tone: 'info', title: t('notes.tasks.two') })
    },
    [notesHere, onAsk, view, t],
  )
  return { onPatch, onRemove, onQuote, onSplit, onTask }
}
