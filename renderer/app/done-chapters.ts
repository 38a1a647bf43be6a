import { useMemo } from 'react'
import { useInspection, useRows } from '../data/queries.ts'
import type { ChapterId } from './location.ts'

/** The chapters of a case in which what belongs there is there: a check mark stands at them. */
export function useDoneChapters(inspectionId: string): ReadonlySet<ChapterId> {
  const inspection = useInspection(inspectionId)
  const visits = useRows('visit', inspectionId)
  const notes = useRows('note', inspectionId)
  const checklistRuns = useRows('checklistRun', inspectionId)
  const documents = useRows('document', inspectionId)
  const authorities = useRows('authority', inspectionId)
  return useMemo(() => {
    const done = new Set<ChapterId>()
    const issued = (kind: string) => documents.some((document) => document.kind === kind)
    if (authorities.length > 0 && inspection.purpose !== '') done.add('overview')
    if (inspection.announcedOn !== null) done.add('announcement')
    // A visit of which nothing was written down is not done yet.
    if (visits.length > 0 && notes.length + checklistRuns.length > 0) done.add('visit')
    if (issued('preliminaryReport') || issued('finalReport')) done.add('findings')
    if (issued('finalReport')) done.add('report').add('hearing')
    if (inspection.closedOn !== null || issued('closingLetter')) done.add('followUp')
    return done
  }, [inspection, visits, notes, checklistRuns, documents, authorities])
}
