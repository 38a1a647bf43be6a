import { useEffect } from 'react'
import { useFocus } from '../app/location.ts'
import { groupsOfVisit } from '../checklists/checklist-progress.ts'
import { rowsNow } from '../data/queries.ts'
import type { VisitCase } from './visit-case.ts'
import { goToNote, openChecklist, openVisit } from './visit-store.ts'

/** Opens the visit, note or point that somebody who comes from elsewhere (a search hit, an issue) came to see. */
export function useComing({ inspection, view, visits, notes, runs, units }: VisitCase): void {
  const visitFocus = useFocus('visit')
  const noteFocus = useFocus('note')
  const runFocus = useFocus('checklistRun')
  const answerFocus = useFocus('checklistAnswer')
  // A place is gone to once, not again when its rows change: the effects wait for the focus alone.
  useEffect(() => {
    if (visitFocus && visits.some((visit) => visit.id === visitFocus.id)) openVisit(view, visitFocus.id)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [visitFocus])
  useEffect(() => {
    const note = notes.find((one) => one.id === noteFocus?.id)
    if (!note) return
    openVisit(view, note.visitId)
    goToNote(view, note.id)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [noteFocus])
  useEffect(() => {
    const answer = rowsNow('checklistAnswer', inspection.id).find((one) => one.id === answerFocus?.id)
    const run = runs.find((one) => one.id === (answer?.runId ?? runFocus?.id))
    if (!run) return
    openVisit(view, run.visitId)
    const unitIds = units.map((unit) => unit.id)
    const group = groupsOfVisit(runs, run.visitId, unitIds).find((one) => one.runs.includes(run))
    if (group) openChecklist(view, group.key, answer ?? null)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [runFocus, answerFocus])
}
