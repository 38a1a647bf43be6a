import { create } from 'zustand'

type SaveStore = {
  /** Writes under way and fields that are being written in. */
  readonly unsaved: ReadonlySet<string>
  /** Targets whose last attempt failed. */
  readonly failed: ReadonlySet<string>
  /** When the core last acknowledged a commit. */
  readonly committedAt: Date | null
}

const store = create<SaveStore>(() => ({ unsaved: new Set(), failed: new Set(), committedAt: null }))

const without = (set: ReadonlySet<string>, target: string) => new Set([...set].filter((other) => other !== target))

/** A change that the core has not acknowledged yet. */
export function markUnsaved(target: string): void {
  if (!store.getState().unsaved.has(target)) store.setState(({ unsaved }) => ({ unsaved: new Set(unsaved).add(target) }))
}

/** The core acknowledged the commit. */
export function markSaved(target: string): void {
  store.setState(({ unsaved, failed }) => ({ unsaved: without(unsaved, target), failed: without(failed, target), committedAt: new Date() }))
}

/** The core refused; the change stands in the draft journal. */
export function markFailed(target: string): void {
  store.setState(({ unsaved, failed }) => ({ unsaved: without(unsaved, target), failed: new Set(failed).add(target) }))
}

/** The change was given up: nothing is left to save. */
export function markDropped(target: string): void {
  store.setState(({ unsaved, failed }) => ({ unsaved: without(unsaved, target), failed: without(failed, target) }))
}

/** What the head of the case says: `saved` (with the time of the last commit, null when nothing was changed yet), `saving` or `failed`. */
export function useSaveState(): { state: 'saved' | 'saving' | 'failed'; committedAt: Date | null } {
  const { unsaved, failed, committedAt } = store()
  return { state: failed.size > 0 ? 'failed' : unsaved.size > 0 ? 'saving' : 'saved', committedAt }
}
