import { create } from 'zustand'

/** Which thread or commitment is open, by case. */
const store = create<Readonly<Record<string, string>>>(() => ({}))

/** What is open in a case; undefined before anything was opened. */
export const useOpenThread = (inspectionId: string): string | undefined => store((open) => open[inspectionId])

/** Opens a thread or a commitment. */
export const openThread = (inspectionId: string, id: string): void => store.setState({ [inspectionId]: id })
