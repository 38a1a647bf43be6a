import i18next from 'i18next'
import { z } from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ApiError } from '../../src/api/errors.ts'
import { note, noteKinds, noteNatures, type Note } from '../../src/domain/note.ts'
import type { Creation } from '../../src/domain/record.ts'
import { call } from '../data/bridge.ts'
import { forgetDraft, foundDraft, journal } from '../data/journal.ts'
import { attempt } from '../data/operation.ts'
import { rowsNow } from '../data/queries.ts'
import { committed, stand } from '../data/save-state.ts'
import { recordingAt } from '../recording/recorder.ts'
import { captured, emptyLine, handedOn, hasNote, withFile, type CaptureLine } from './capture-line.ts'

/** A note that the core has not acknowledged yet. */
export type PendingNote = { readonly note: Required<Creation<typeof note>>; readonly error: ApiError | null }

/** What stands in the capture line of one visit, and the notes on their way to the core. */
export type CaptureState = {
  readonly line: CaptureLine
  readonly pending: readonly PendingNote[]
  /** True from the moment text came back from the journal until it is changed. */
  readonly recovered: boolean
}

/** Where notes are being taken: a case, and one of its visits or none. */
export type CapturePlace = { readonly inspectionId: string; readonly visitId: string | null }

const captureTarget = ({ inspectionId, visitId }: CapturePlace): string => `capture:${inspectionId}:${visitId ?? 'outside'}`

/** The capture line of one place: its state, and what can be done with it. */
export type Capture = {
  readonly place: CapturePlace
  readonly store: StoreApi<CaptureState>
  readonly change: (step: (line: CaptureLine) => CaptureLine) => void
  /** Hands the note on to the core, and answers it; null when there is nothing to save. The line is free at once. */
  readonly save: (notedById: string | null) => PendingNote['note'] | null
  /** Tries a note again that the core refused or did not get. */
  readonly retry: (stampedAt: string) => void
  /** Puts the text of a refused note back into the line, which must be empty. */
  readonly takeBack: (stampedAt: string) => void
  /** Says that files are coming for the note that is being typed; what is answered takes them, also when the note has been handed on since. */
  readonly beginFiles: () => (attachmentId: string) => void
}

const journaled = z.object({
  line: z.object({
    text: z.string(),
    nature: z.enum(noteNatures).nullable(),
    followUp: z.boolean(),
    stampedAt: z.string().nullable(),
    kind: z.enum(noteKinds),
    sourceId: z.string().nullable(),
    sourcePicked: z.boolean(),
    questionId: z.string().nullable(),
    attachmentIds: z.array(z.string()).default([]),
  }),
  pending: z.array(note.fields),
})

const captures = new Map<string, Capture>()

/**
 * The capture line of a place. It lives as long as the window, so that leaving the screen loses nothing. Made for the first time, it brings back
 * what stood in the journal when the program ended.
 * @param saved the case's notes: what reached the database before the end is not brought back
 */
export function captureOf(place: CapturePlace, saved: readonly Note[]): Capture {
  const target = captureTarget(place)
  const known = captures.get(target)
  if (known) return known
  const made = makeCapture(place, target)
  captures.set(target, made.capture)
  made.recover(foundDraft(target)?.payload, new Set(saved.map((one) => one.stampedAt)))
  return made.capture
}

/** Whether the journal brought back words for a place that were not saved when the program ended. */
export const hasFoundLine = (place: CapturePlace): boolean => foundDraft(captureTarget(place)) !== undefined

/** Forgets every capture line: the profile was locked. What stands in them is in the journal. */
export function forgetCaptures(): void {
  captures.clear()
}

function makeCapture(place: CapturePlace, target: string) {
  const store = createStore<CaptureState>()(() => ({ line: emptyLine, pending: [], recovered: false }))

  const set = (state: Partial<CaptureState>): void => {
    const before = store.getState()
    store.setState(state)
    const { line, pending } = store.getState()
    if (line === before.line && pending === before.pending) return
    if (line.text === '' && line.attachmentIds.length === 0 && pending.length === 0) return forgetDraft(target)
    // The line is a draft until it is handed on; its notes are on their way, or were refused.
    stand(target, { row: pending.some((one) => one.error !== null) ? 'refused' : pending.length > 0 ? 'coming' : 'none' })
    journal(target, null, () => ({ line: store.getState().line, pending: store.getState().pending.map((one) => one.note) }))
  }
  const mark = (stampedAt: string, error: ApiError | null): void => {
    set({ pending: store.getState().pending.map((one) => (one.note.stampedAt === stampedAt ? { ...one, error } : one)) })
  }
  const without = (stampedAt: string): readonly PendingNote[] => store.getState().pending.filter((one) => one.note.stampedAt !== stampedAt)
  const send = async (sent: PendingNote['note']): Promise<void> => {
    const result = await call('note.create', sent)
    if (!result.ok) return mark(sent.stampedAt, result.error)
    committed()
    set({ pending: without(sent.stampedAt) })
    putLate(result.value)
  }
  /** Files that came for a note after it was handed on, by its stamp. */
  const late = new Map<string, string[]>()
  const putLate = ({ id, stampedAt, attachmentIds }: Note): void => {
    const ids = late.get(stampedAt)
    late.delete(stampedAt)
    if (ids !== undefined) void attempt('note.update', { id, patch: { attachmentIds: [...attachmentIds, ...ids] } })
  }
  const takeFile = (stampedAt: string, attachmentId: string): void => {
    const { pending } = store.getState()
    const row = rowsNow('note', place.inspectionId).find((one) => one.stampedAt === stampedAt)
    if (row === undefined && !pending.some((one) => one.note.stampedAt === stampedAt)) return capture.change((line) => withFile(line, attachmentId))
    late.set(stampedAt, [...(late.get(stampedAt) ?? []), attachmentId])
    if (row !== undefined) putLate(row)
  }

  const capture: Capture = {
    place,
    store,
    change: (step) => {
      set({ line: step(store.getState().line), recovered: false })
    },
    save: (notedById) => {
      const { line: typed, pending } = store.getState()
      // A file may have been removed from the case, or undone, since it came.
      const files = new Set(rowsNow('attachment', place.inspectionId).map(({ id }) => id))
      const line = { ...typed, attachmentIds: typed.attachmentIds.filter((id) => files.has(id)) }
      const taken = captured(line, new Date().toISOString(), i18next.t('attachments.bareNote'))
      if (taken === null) return null
      const recordingId = recordingAt(place.inspectionId, taken.stampedAt)
      const attachmentIds = recordingId !== null && files.has(recordingId) ? [...taken.attachmentIds, recordingId] : taken.attachmentIds
      const created = { ...note.defaults, ...place, ...taken, attachmentIds, notedById, themeIds: [], origins: [] }
      set({ line: handedOn(line), pending: [...pending, { note: created, error: null }], recovered: false })
      void send(created)
      return created
    },
    retry: (stampedAt) => {
      const found = store.getState().pending.find((one) => one.note.stampedAt === stampedAt)
      if (!found) return
      mark(stampedAt, null)
      void send(found.note)
    },
    takeBack: (stampedAt) => {
      const { line, pending } = store.getState()
      const found = pending.find((one) => one.note.stampedAt === stampedAt)?.note
      if (!found || line.text !== '') return
      const { text, nature, kind, followUp, sourceId, questionId } = found
      const attachmentIds = [...line.attachmentIds, ...found.attachmentIds, ...(late.get(stampedAt) ?? [])]
      late.delete(stampedAt)
      set({
        line: { text, nature, kind, followUp, stampedAt, sourceId, sourcePicked: sourceId !== null, questionId, attachmentIds },
        pending: without(stampedAt),
      })
    },
    beginFiles: () => {
      const stampedAt = store.getState().line.stampedAt ?? new Date().toISOString()
      capture.change((line) => ({ ...line, stampedAt }))
      return (attachmentId) => takeFile(stampedAt, attachmentId)
    },
  }
  const recover = (payload: unknown, saved: ReadonlySet<string>): void => {
    const parsed = journaled.safeParse(payload)
    if (!parsed.success) return
    const { line, pending } = parsed.data
    const lost = pending.filter((one) => !saved.has(one.stampedAt))
    const typedOn = line.stampedAt !== null && saved.has(line.stampedAt) ? handedOn(line) : line
    set({ line: typedOn, pending: lost.map((one) => ({ note: one, error: null })), recovered: hasNote(typedOn) })
    for (const one of lost) void send(one)
  }
  return { capture, recover }
}
