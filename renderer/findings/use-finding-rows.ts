import { useMemo } from 'react'
import { useRows } from '../data/queries.ts'
import { evidenceSources } from '../editor/evidence-sources.ts'
import { findingOutline, pointsOf } from './finding-outline.ts'

/** The rows that findings and the report are drawn from, with the numbers and the outline that follow from them. */
export function useFindingRows(inspectionId: string) {
  const reportTheme = useRows('reportTheme', inspectionId)
  const finding = useRows('finding', inspectionId)
  const evidence = useRows('evidence', inspectionId)
  const recommendation = useRows('recommendation', inspectionId)
  const question = useRows('question', inspectionId)
  const document = useRows('document', inspectionId)
  return useMemo(() => {
    const rows = { reportTheme, finding, evidence, recommendation, question, document }
    return { ...rows, points: pointsOf(rows), outline: findingOutline(rows) }
  }, [reportTheme, finding, evidence, recommendation, question, document])
}

/** What `useFindingRows` answers. */
export type FindingRows = ReturnType<typeof useFindingRows>

/** Everything of the case that a sentence may rest on, and the notes themselves. */
export function useEvidenceSources(inspectionId: string) {
  const note = useRows('note', inspectionId)
  const participant = useRows('participant', inspectionId)
  const unit = useRows('unit', inspectionId)
  const checklistRun = useRows('checklistRun', inspectionId)
  const checklistAnswer = useRows('checklistAnswer', inspectionId)
  const material = useRows('material', inspectionId)
  const sources = useMemo(
    () => evidenceSources({ note, participant, unit, checklistRun, checklistAnswer, material }),
    [note, participant, unit, checklistRun, checklistAnswer, material],
  )
  return { sources, notes: note }
}
