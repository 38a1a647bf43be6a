import i18next from 'i18next'
import type { StoreApi } from 'zustand/vanilla'
import type { Note } from '../../src/domain/note.ts'
import { flushAll } from '../data/autosaves.ts'
import { attempt } from '../data/operation.ts'
import type { CutAt } from '../notes/note-editor.tsx'
import { showToast } from '../ui/toast.tsx'
import type { VisitView } from './visit-store.ts'

/** Cuts a note in two once its words are saved, and goes to the second part. */
export async function splitNote(view: StoreApi<VisitView>, note: Note, at: CutAt): Promise<void> {
  await flushAll()
  const parts = await attempt('note.split', { id: note.id, ...at })
  if (parts === null) return
  showToast({ tone: 'done', title: i18next.t('notes.split.done') })
  view.setState({ goal: parts.second.id })
}
