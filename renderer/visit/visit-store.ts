import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Opening, WantedPoint } from '../checklists/use-checklist-hand.ts'
import { everything, type NoteFilter } from '../notes/note-filter.ts'
import { keepOrder, keptOrder, type NoteOrder } from '../notes/note-order.ts'

/** What is shown of the chapter; the data itself stays in the query cache. */
export type VisitView = {
  /** The visit that is open; null is "outside a visit", undefined until one was picked. */
  readonly visitId: string | null | undefined
  readonly filter: NoteFilter
  readonly order: NoteOrder
  /** The note the keyboard stands on. */
  readonly activeId: string | null
  readonly selected: ReadonlySet<string>
  /** The note that is open for correction. */
  readonly editedId: string | null
  /** The checklist that is open instead of the notes. */
  readonly checklistKey: string | null
  /** Whether the notes stand beside an open checklist, where there is room for both. */
  readonly beside: boolean
  /** How it was opened last. */
  readonly opening: Opening
  /** Where the keyboard is to go in the notes: to this one, or (null) to the last. Undefined when it is there. */
  readonly goal: string | null | undefined
  /** The participant of the office who writes; undefined until somebody was picked. */
  readonly writerId: string | null | undefined
}

const fresh: Omit<VisitView, 'order' | 'beside'> = {
  visitId: undefined,
  filter: everything,
  activeId: null,
  selected: new Set(),
  editedId: null,
  checklistKey: null,
  opening: { point: null },
  goal: undefined,
  writerId: undefined,
}

const besideKey = 'visit.beside'

const views = new Map<string, StoreApi<VisitView>>()

/** The view of a case's visits. It lives as long as the window, so that another chapter and back again finds it as it was. */
export function visitView(inspectionId: string): StoreApi<VisitView> {
  const known = views.get(inspectionId)
  if (known) return known
  const made = createStore<VisitView>()(() => ({ ...fresh, order: keptOrder(), beside: localStorage.getItem(besideKey) === 'true' }))
  views.set(inspectionId, made)
  return made
}

/** Opens another visit: filter, marks and checklist belong to the one that is left. */
export const openVisit = (view: StoreApi<VisitView>, visitId: string | null): void =>
  view.setState({ visitId, filter: everything, activeId: null, selected: new Set(), editedId: null, checklistKey: null })

/** Opens a checklist of the open visit, and sends the keyboard into it, also when it is open already. @param point to begin at; null: where it was left, or the first without an answer */
export const openChecklist = (view: StoreApi<VisitView>, checklistKey: string, point: WantedPoint | null = null): void =>
  view.setState({ checklistKey, opening: { point } })

/** Sends the keyboard to a note of the open visit, or (null) to its last. */
export const goToNote = (view: StoreApi<VisitView>, noteId: string | null): void => view.setState({ checklistKey: null, goal: noteId })

/** Sorts the notes by something else, now and the next time. */
export function sortNotes(view: StoreApi<VisitView>, order: NoteOrder): void {
  keepOrder(order)
  view.setState({ order })
}

/** Puts the notes beside an open checklist, or takes them away again, now and the next time. */
export function putBeside(view: StoreApi<VisitView>, beside: boolean): void {
  localStorage.setItem(besideKey, String(beside))
  view.setState({ beside })
}
