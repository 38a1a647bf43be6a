import { create } from 'zustand'
import type { WritingMode } from '../issuing/pages-side.tsx'

type View = {
  /** The letter that is open; null for the first. */
  readonly openId: string | null
  readonly mode: WritingMode
  /** The section to bring into sight; a new object each time. */
  readonly target: { readonly id: string } | null
}

const start: View = { openId: null, mode: 'write', target: null }
const store = create<Readonly<Record<string, View>>>(() => ({}))

/** What the letters' screen shows of a case. */
export const useLettersView = (inspectionId: string): View => store((views) => views[inspectionId] ?? start)

/** Changes what the letters' screen shows. */
export const setLettersView = (inspectionId: string, change: Partial<View>): void =>
  store.setState((views) => ({ [inspectionId]: { ...(views[inspectionId] ?? start), ...change } }))
