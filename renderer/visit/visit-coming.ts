import { useEffect, useState } from 'react'
import { useFocus } from '../app/location.ts'
import { groupsOfVisit, type Cell } from '../checklists/checklist-progress.ts'
import type { VisitCase } from './visit-case.ts'
import { openVisit } from './visit-store.ts'

/** Where somebody who comes from elsewhere (a search hit, an issue) wants to be. */
export type Coming = { readonly noteId: string | null; readonly count: number; readonly cell: Cell | null }

/** Opens the visit, note or point that the person came to see. */
export function useComing({ view, visits, notes, runs, units, answerRows }: VisitCase): Coming {
  const [coming, setComing] = useState<Coming>({ noteId: null, count: 0, cell: null })
  const visitFocus = useFocus('visit')
  const noteFocus = useFocus('note')
  const runFocus = useFocus('checklistRun')
  const answerFocus = useFocus('checklistAnswer')
  useEffect(() => {
    if (visitFocus && visits.some((visit) => visit.id === visitFocus.id)) openVisit(view, visitFocus.id)
    // A place is gone to once, not again when its rows change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [visitFocus])
  useEffect(() => {
    const note = notes.find((one) => one.id === noteFocus?.id)
    if (!note) return
    openVisit(view, note.visitId)
    setComing(({ count }) => ({ noteId: note.id, count: count + 1, cell: null }))
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [noteFocus])
  useEffect(() => {
    const answer = answerRows.find((one) => one.id === answerFocus?.id)
    const run = runs.find((one) => one.id === (answer?.runId ?? runFocus?.id))
    if (!run) return
    openVisit(view, run.visitId)
    const unitIds = units.map((unit) => unit.id)
    const group = groupsOfVisit(runs, run.visitId, unitIds).find((one) => one.runs.includes(run))
    const row = run.items.findIndex((item) => item.id === answer?.itemId)
    setComing(({ count }) => ({ noteId: null, count, cell: row < 0 ? null : { row, column: group?.runs.indexOf(run) ?? 0 } }))
    view.setState({ checklistKey: group?.key ?? null })
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [runFocus, answerFocus])
  return coming
}
