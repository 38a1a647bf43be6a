import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { ChapterId } from './location.ts'

type Chapter = ComponentType<{ inspectionId: string }>

const loaders: Record<ChapterId, () => Promise<{ default: Chapter }>> = {
  overview: () => import('../overview/overview-chapter.tsx'),
  announcement: () => import('../announcement/announcement-chapter.tsx'),
  visit: () => import('../visit/visit-chapter.tsx'),
  findings: () => import('../findings/findings-chapter.tsx'),
  report: () => import('../report/report-chapter.tsx'),
  hearing: () => import('../hearing/hearing-chapter.tsx'),
  followUp: () => import('../follow-up/follow-up-chapter.tsx'),
  letters: () => import('../letters/letters-chapter.tsx'),
  documents: () => import('../documents/documents-chapter.tsx'),
}

/** Each chapter of a case: loaded when it is first opened, or beforehand by `preloadChapters`. */
export const chapters = Object.fromEntries(Object.entries(loaders).map(([id, load]) => [id, lazy(load)])) as Record<ChapterId, LazyExoticComponent<Chapter>>

/** Loads every chapter while the person reads the first one, so that the next opens at once. */
export function preloadChapters(): void {
  requestIdleCallback(() => {
    for (const load of Object.values(loaders)) void load()
  })
}
