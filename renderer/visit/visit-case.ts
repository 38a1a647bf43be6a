import { useMemo } from 'react'
import { useStore } from 'zustand'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import type { Visit } from '../../src/domain/visit.ts'
import { groupsOfVisit } from '../checklists/checklist-progress.ts'
import { useAnswered } from '../announcement/answered.ts'
import { useInspection, useRows, useRowsThere } from '../data/queries.ts'
import { captureOf, hasFoundLine } from '../notes/capture-store.ts'
import { unusedNotes } from '../findings/finding-outline.ts'
import { countByQuestion, notesOfVisit, shows, type FilterContext } from '../notes/note-filter.ts'
import { groupNotes } from '../notes/note-order.ts'
import { disputedQuestions, standings } from '../notes/note-standing.ts'
import { announcedQuestions, caseNames, likelyVisit, present } from './case-names.ts'
import { visitView } from './visit-store.ts'

/** Everything the chapter shows of a case: its rows, what is derived from them, the visit that is open and its capture line. */
export function useVisitCase(inspectionId: string) {
  const inspection = useInspection(inspectionId)
  const visits = useRows('visit', inspectionId)
  const notes = useRows('note', inspectionId)
  const participants = useRows('participant', inspectionId)
  const units = useRows('unit', inspectionId)
  const questionRows = useRows('question', inspectionId)
  const runs = useRows('checklistRun', inspectionId)
  const evidence = useRows('evidence', inspectionId)
  const findings = useRows('finding', inspectionId)
  const contradictions = useRows('contradiction', inspectionId)
  const document = useRows('document', inspectionId)
  const themes = useRows('reportTheme', inspectionId)
  // Read with the screen: a checklist that opens, or a point that gets its first photo, must not suspend it. An answer draws the checklists anew, not the notes.
  useRowsThere('checklistAnswer', inspectionId)
  useRowsThere('attachment', inspectionId)
  const { announcedOn } = inspection

  const view = visitView(inspectionId)
  const picked = useStore(view, (state) => state.visitId)
  const filter = useStore(view, (state) => state.filter)
  const order = useStore(view, (state) => state.order)
  const pickedWriter = useStore(view, (state) => state.writerId)

  const visit = openOf(visits, picked, inspectionId)
  const visitId = visit?.id ?? null
  const capture = useMemo(() => captureOf({ inspectionId, visitId }, notes), [inspectionId, visitId, notes])
  const questions = useMemo(() => announcedQuestions(questionRows, { document, announcedOn }), [questionRows, document, announcedOn])
  const names = useMemo(() => caseNames(participants, units, questions, themes), [participants, units, questions, themes])
  const notesHere = useMemo(() => notesOfVisit(notes, visitId), [notes, visitId])
  const context = useMemo(
    (): FilterContext => ({
      unitOf: new Map([...names.speakers.values()].map(({ id, unit }) => [id, unit])),
      unused: new Set(unusedNotes(notesHere, evidence).map(({ id }) => id)),
    }),
    [names, notesHere, evidence],
  )
  const noteGroups = useMemo(
    () =>
      groupNotes(
        notesHere.filter((note) => shows(filter, note, context)),
        order,
        names,
      ),
    [notesHere, filter, context, order, names],
  )
  const colleagues = useMemo(() => present(participants, visit, 'office'), [participants, visit])
  const lastWriter = notes.at(-1)?.notedById
  const visitCase = {
    inspection,
    visits,
    visit,
    visitId,
    view,
    filter,
    capture,
    units,
    runs,
    participants,
    names,
    questions,
    notesHere,
    context,
    order,
    noteGroups,
    shown: useMemo(() => noteGroups.flatMap((group) => group.notes), [noteGroups]),
    themes,
    evidence,
    contradictions,
    disputed: useMemo(() => disputedQuestions(notes, contradictions), [notes, contradictions]),
    speakers: useMemo(() => present(participants, visit, 'authority'), [participants, visit]),
    colleagues,
    writerId: pickedWriter ?? colleagues.find((one) => one.id === lastWriter)?.id ?? colleagues[0]?.id ?? null,
    here: useMemo(() => countByQuestion(notesHere), [notesHere]),
    answeredOn: useAnswered(inspectionId),
    everywhere: useMemo(() => countByQuestion(notes), [notes]),
    standings: useMemo(() => standings(notes, evidence, findings, contradictions), [notes, evidence, findings, contradictions]),
    groups: useMemo(
      () =>
        groupsOfVisit(
          runs,
          visitId,
          units.map((unit) => unit.id),
        ),
      [runs, visitId, units],
    ),
    notes,
  }
  // The same object as long as its parts are: an opening checklist draws nothing anew that shows the case.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => visitCase, Object.values(visitCase))
}

export type VisitCase = ReturnType<typeof useVisitCase>

/** The visit that is open: the picked one; else the one with words that were not saved; else the likely one. Null: outside of any visit. */
function openOf(visits: readonly Visit[], picked: string | null | undefined, inspectionId: string): Visit | null {
  if (picked === null) return null
  const chosen = visits.find((visit) => visit.id === picked)
  if (chosen) return chosen
  const interrupted = visits.find((visit) => hasFoundLine({ inspectionId, visitId: visit.id }))
  return interrupted ?? likelyVisit(visits, civilDateOf(new Date().toISOString()))
}
