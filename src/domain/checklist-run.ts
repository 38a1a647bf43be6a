import { z } from 'zod'
import { checklistChoice, checklistItems } from './checklist-item.ts'
import { defineNoun, id, type Row } from './record.ts'
import { requiredLine } from './text.ts'

/** A checklist in use for one unit at one visit. It keeps the points and choices of the version it began with. */
export const checklistRun = defineNoun(
  'checklistRun',
  z.object({
    inspectionId: id,
    visitId: id.nullable(),
    unitId: id,
    checklistId: id.nullable(),
    title: requiredLine,
    version: z.int().min(1),
    items: checklistItems,
    choices: z.array(checklistChoice).max(20_000),
    /** How often each repeat is asked, by its place (`rooms`, or `rooms.2` within the second of another); one that is not named: once. */
    repeats: z.record(z.string().max(200), z.int().min(0).max(200)),
  }),
  { visitId: null, checklistId: null, choices: [], repeats: {} },
)
export type ChecklistRun = Row<typeof checklistRun>
