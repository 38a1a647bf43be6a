import { z } from 'zod'
import { emptyProse, prose } from './prose.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { requiredLine } from './text.ts'

/** A theme of the report: a chapter under which findings stand, with an introduction of facts and law. */
export const reportTheme = defineNoun('reportTheme', z.object({ inspectionId: id, title: requiredLine, introduction: prose, position }), {
  introduction: emptyProse,
  position: 0,
})
export type ReportTheme = Row<typeof reportTheme>
