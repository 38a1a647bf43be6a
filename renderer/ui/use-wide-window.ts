import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(min-width: 1200px)')

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the window has room for two things to work in side by side; zooming in takes it away. */
export const useWideWindow = (): boolean => useSyncExternalStore(subscribe, () => query.matches)
