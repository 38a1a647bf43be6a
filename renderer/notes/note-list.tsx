import { useCallback, useEffect, useMemo, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Note } from '../../src/domain/note.ts'
import { keepFiles } from '../attachments/keep-files.ts'
import { chooseFiles } from '../attachments/use-file-drop.ts'
import { VirtualList, type VirtualListHandle } from '../ui/virtual-list.tsx'
import type { CaseNames } from '../visit/case-names.ts'
import type { VisitView } from '../visit/visit-store.ts'
import type { PendingNote } from './capture-store.ts'
import { MarkedWords, markedWords, noteAt } from './marked-words.tsx'
import { NoteEditor, type CutAt, type NotePatch } from './note-editor.tsx'
import { listCommand } from './note-list-keys.ts'
import './note-list.css'
import type { NoteGroup, NoteOrder } from './note-order.ts'
import type { NotesTask } from './selected-notes.tsx'
import { groupedItems, groupWords, itemsOf } from './note-items.ts'
import { NoteRow } from './note-row.tsx'
import type { NoteStanding } from './note-standing.ts'
import { PendingRow } from './pending-row.tsx'

export type NoteListProps = {
  /** The notes in their groups, and as one list. */
  groups: readonly NoteGroup[]
  notes: readonly Note[]
  order: NoteOrder
  pending: readonly PendingNote[]
  /** The day of the visit; notes of other days get their date as a heading. */
  visitDate: string | null
  names: CaseNames
  standings: ReadonlyMap<string, NoteStanding>
  view: StoreApi<VisitView>
  writers: readonly { id: string; label: string }[]
  onPatch: (note: Note, patch: NotePatch) => void
  onRemove: (note: Note) => void
  onQuote: (note: Note, words: string) => void
  onSplit: (note: Note, at: CutAt) => void
  /** Something to do with the marked notes, or with the one the keyboard stands on. */
  onTask: (task: NotesTask, current: Note) => void
  onRetry: (stampedAt: string) => void
  onTakeBack: (stampedAt: string) => void
  /** Escape, or arrow down past the last note: back to the capture line. */
  onLeave: () => void
}

/** The notes of a visit, newest at the bottom; only those in sight are drawn, so that thousands cost what a few do. */
export function NoteList(props: NoteListProps) {
  const { groups, notes, order, pending, visitDate, names, standings, view, writers, onPatch, onRemove, onQuote, onSplit, onTask, onLeave } = props
  const { t } = useTranslation()
  const list = useRef<VirtualListHandle>(null)
  const activeId = useStore(view, (state) => state.activeId)
  const selected = useStore(view, (state) => state.selected)
  const editedId = useStore(view, (state) => state.editedId)
  const items = useMemo(
    () => (order === 'time' ? itemsOf(notes, pending, visitDate) : groupedItems(groups, pending, (key) => groupWords(key, order, names, t))),
    [groups, notes, order, pending, visitDate, names, t],
  )
  const current = notes.find((note) => note.id === activeId) ?? notes.at(-1)
  const stepTo = useStepTo(list, notes, view)
  useInSight(list, notes, pending, editedId)
  usePlaceKept(list, notes, order, activeId)
  const toggle = useCallback((note: Note, range: boolean) => view.setState((before) => toggled(before, notes, note, range)), [notes, view])
  const flag = useCallback((note: Note) => onPatch(note, { followUp: !note.followUp }), [onPatch])
  const onKeyDown = listKeys({ notes, view, stepTo, toggle, flag, onPatch, onRemove, onTask, onLeave })
  const onClick = (event: MouseEvent<HTMLDivElement>): void => {
    const note = noteAt(event.target, notes)
    if (!note) return
    // A click opens the note, unless it hit a control of its row or marked some words.
    const opens = (event.target as HTMLElement).closest('button, input') === null && !markedWords()
    view.setState({ activeId: note.id, ...(opens && { editedId: note.id }) })
  }
  // However the keyboard came to a row, it is the one that Tab comes back to.
  const onFocus = (event: FocusEvent<HTMLDivElement>): void => {
    const note = event.target.matches('[data-note]') ? noteAt(event.target, notes) : undefined
    if (note) view.setState({ activeId: note.id })
  }
  const close = (note: Note): void => {
    view.setState({ editedId: null })
    stepTo(note)
  }
  return (
    // The rows are the controls; this element only hears what bubbles up from them.
    <div className="note-list" onKeyDown={onKeyDown} onClick={onClick} onFocus={onFocus}>
      <VirtualList
        label={t('notes.title')}
        items={items}
        keyOf={(item) => item.key}
        estimate={58}
        stickToEnd={order === 'time' && editedId === null}
        handle={list}
      >
        {(item) => {
          if ('pending' in item) return <PendingRow pending={item.pending} names={names} onRetry={props.onRetry} onTakeBack={props.onTakeBack} />
          const { note, heading } = item
          return (
            <>
              {heading !== null && <h3 className="note-day">{heading}</h3>}
              {note.id === editedId ? (
                <NoteEditor
                  note={note}
                  names={names}
                  writers={writers}
                  onPatch={onPatch}
                  onQuote={onQuote}
                  onSplit={onSplit}
                  onRemove={onRemove}
                  onClose={() => close(note)}
                />
              ) : (
                <NoteRow
                  note={note}
                  names={names}
                  standing={standings.get(note.id)}
                  active={note.id === current?.id}
                  selected={selected.has(note.id)}
                  onToggleFlag={flag}
                  onToggleSelected={toggle}
                  onRemove={onRemove}
                  onFiles={addFiles}
                />
              )}
            </>
          )
        }}
      </VirtualList>
      <MarkedWords notes={notes} onQuote={onQuote} />
    </div>
  )
}

const addFiles = (note: Note, files: File[]): void => void keepFiles(files, { noun: 'note', id: note.id })

/** Goes to a note with the keyboard: from here, and for whoever set the view's goal. */
function useStepTo(list: RefObject<VirtualListHandle | null>, notes: readonly Note[], view: StoreApi<VisitView>): (note: Note | undefined) => void {
  const goal = useStore(view, (state) => state.goal)
  const stepTo = useCallback(
    (note: Note | undefined) => {
      if (!note) return
      view.setState({ activeId: note.id })
      list.current?.scrollToIndex(notes.indexOf(note))
      focusRow(list.current?.element ?? null, note.id)
    },
    [list, notes, view],
  )
  useEffect(() => {
    if (goal === undefined) return
    view.setState({ goal: undefined })
    stepTo(goal === null ? notes.at(-1) : notes.find((note) => note.id === goal))
  }, [goal, notes, stepTo, view])
  return stepTo
}

/** Keeps in sight what the person works on: the note just written, and one whose corrected time moved it to another place. */
function useInSight(list: RefObject<VirtualListHandle | null>, notes: readonly Note[], pending: readonly PendingNote[], editedId: string | null): void {
  const newest = pending.at(-1)?.note.stampedAt
  useEffect(() => {
    if (newest !== undefined) list.current?.scrollToEnd()
  }, [list, newest])
  const editedIndex = notes.findIndex((note) => note.id === editedId)
  useEffect(() => {
    if (editedIndex >= 0) list.current?.scrollToIndex(editedIndex)
  }, [list, editedIndex])
}

/** Keeps the note in sight that the keyboard stood on when the notes are sorted by something else. */
function usePlaceKept(list: RefObject<VirtualListHandle | null>, notes: readonly Note[], order: NoteOrder, activeId: string | null): void {
  const sorted = useRef(order)
  useEffect(() => {
    if (sorted.current === order) return
    sorted.current = order
    const index = notes.findIndex((note) => note.id === activeId)
    if (index >= 0) list.current?.scrollToIndex(index, 'center')
  }, [list, notes, order, activeId])
}

/** The view once a note was selected or not selected any more, or with `range` all notes from the active one to it. */
function toggled({ selected, activeId }: VisitView, notes: readonly Note[], note: Note, range: boolean): Partial<VisitView> {
  const next = new Set(selected)
  const span = range && activeId !== null ? between(notes, activeId, note.id) : [note.id]
  const on = range || !next.has(note.id)
  for (const id of span) {
    if (on) next.add(id)
    else next.delete(id)
  }
  return { selected: next, activeId: note.id }
}

type ListKeysOptions = Pick<NoteListProps, 'notes' | 'view' | 'onPatch' | 'onRemove' | 'onTask' | 'onLeave'> & {
  stepTo: (note: Note | undefined) => void
  toggle: (note: Note, range: boolean) => void
  flag: (note: Note) => void
}

/** Carries out the keys of the list. They belong to it while a row or its tick box has the focus, and to the fields while a note is open. */
function listKeys({ notes, view, stepTo, toggle, flag, onPatch, onRemove, onTask, onLeave }: ListKeysOptions) {
  return (event: KeyboardEvent<HTMLDivElement>): void => {
    const onRow = event.target instanceof HTMLElement && event.target.matches('[data-note], [data-note] > input')
    const current = onRow ? noteAt(event.target, notes) : undefined
    const command = current ? listCommand(event) : null
    if (!current || command === null) return
    event.preventDefault()
    event.stopPropagation()
    const index = notes.indexOf(current)
    const { selected } = view.getState()
    switch (command.do) {
      case 'step': {
        const next = notes[index + command.by]
        if (command.extend && next) view.setState({ selected: new Set([...selected, current.id, next.id]) })
        return next || command.by < 0 ? stepTo(next) : onLeave()
      }
      case 'edge':
        return stepTo(command.to === 'first' ? notes[0] : notes.at(-1))
      case 'edit':
        return view.setState({ editedId: current.id })
      case 'select':
        return toggle(current, false)
      case 'remove':
        stepTo(notes[index + 1] ?? notes[index - 1])
        return onRemove(current)
      case 'retag':
        return onPatch(current, { nature: command.nature })
      case 'flag':
        return flag(current)
      case 'task':
        return onTask(command.task, current)
      case 'attach':
        return chooseFiles((files) => addFiles(current, files))
      case 'leave':
        if (selected.size > 0) return view.setState({ selected: new Set() })
        return onLeave()
    }
  }
}

/**
 * Focuses the row of a note: at once where it is drawn, so that the very next key reaches it, else when it has been scrolled into sight; gives up
 * after a few frames.
 */
function focusRow(list: HTMLElement | null, noteId: string, frames = 12): void {
  const row = list?.querySelector<HTMLElement>(`[data-note="${noteId}"]`)
  if (row) row.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => focusRow(list, noteId, frames - 1))
}

function between(notes: readonly Note[], from: string, to: string): string[] {
  const [a, b] = [notes.findIndex((note) => note.id === from), notes.findIndex((note) => note.id === to)]
  return notes.slice(Math.min(a, b), Math.max(a, b) + 1).map((note) => note.id)
}
