import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { ChapterId } from './location.ts'

/** Each chapter of a case: loaded when it is first opened. */
export const chapters: Record<ChapterId, LazyExoticComponent<ComponentType<{ inspectionId: string }>>> = {
  overview: lazy(() => import('../overview/overview-chapter.tsx')),
  announcement: lazy(() => import('../announcement/announcement-chapter.tsx')),
  visit: lazy(() => import('../visit/visit-chapter.tsx')),
  findings: lazy(() => import('../findings/findings-chapter.tsx')),
  report: lazy(() => import('../report/report-chapter.tsx')),
  hearing: lazy(() => import('../hearing/hearing-chapter.tsx')),
  documents: lazy(() => import('../documents/documents-chapter.tsx')),
}
