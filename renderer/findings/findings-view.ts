import { create } from 'zustand'

/** Which finding is open, by case; or which contradiction, or the list of what rests on nothing. */
const store = create<Readonly<Record<string, string>>>(() => ({}))

/** What is open in a case; undefined before any was opened. */
export const useOpenFinding = (inspectionId: string): string | undefined => store((open) => open[inspectionId])

/** Opens a finding, or what else the chapter shows in its place. */
export const openFinding = (inspectionId: string, findingId: string): void => store.setState({ [inspectionId]: findingId })

/** What stands at the right of a finding: what it rests on, or the notes of the case. Kept for the next time. */
export type Beside = 'evidence' | 'notes'
const besideKey = 'findings.beside'
const beside = create<{ side: Beside }>(() => ({ side: localStorage.getItem(besideKey) === 'notes' ? 'notes' : 'evidence' }))

export const useBeside = (): Beside => beside(({ side }) => side)

/** Puts something else beside the finding. */
export function putBeside(side: Beside): void {
  localStorage.setItem(besideKey, side)
  beside.setState({ side })
}
