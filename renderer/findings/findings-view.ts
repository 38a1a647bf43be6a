import { create } from 'zustand'

/** Which finding is open, by case. */
const store = create<Readonly<Record<string, string>>>(() => ({}))

/** The finding that is open in a case; undefined before any was opened. */
export const useOpenFinding = (inspectionId: string): string | undefined => store((open) => open[inspectionId])

/** Opens a finding. */
export const openFinding = (inspectionId: string, findingId: string): void => store.setState({ [inspectionId]: findingId })
