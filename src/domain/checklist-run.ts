import { z } from 'zod'
import { checklistItem } from './checklist.ts'
import { defineNoun, id, type Row } from './record.ts'
import { requiredLine } from './text.ts'

/** A checklist in use for one unit at one visit. It keeps the points of the version it began with. */
export const checklistRun = defineNoun(
  'checklistRun',
  z.object({
    inspectionId: id,
    visitId: id.nullable(),
    unitId: id,
    checklistId: id.nullable(),
    title: requiredLine,
    version: z.int().min(1),
    items: z.array(checklistItem).max(500),
  }),
  { visitId: null, checklistId: null },
)
export type ChecklistRun = Row<typeof checklistRun>
