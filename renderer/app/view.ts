import { create } from 'zustand'

/** What lies over the window, one thing at a time. */
export type Overlay = 'newInspection' | 'palette' | 'shortcuts' | 'unsaved' | 'lockQuestion' | 'saveCaseFile' | null

const store = create<{ overlay: Overlay }>(() => ({ overlay: null }))

export const useOverlay = (): Overlay => store((state) => state.overlay)
export const showOverlay = (overlay: Overlay): void => store.setState({ overlay })
