import { z } from 'zod'
import type { ChecklistRun } from './checklist-run.ts'
import { defineNoun, id, type Row } from './record.ts'
import { bounded, text } from './text.ts'

export const checklistValues = ['yes', 'partly', 'no', 'notRelevant'] as const
export type ChecklistValue = (typeof checklistValues)[number]

/** The answer to one point of a checklist for one unit, with a remark. At most one a point. */
export const checklistAnswer = defineNoun(
  'checklistAnswer',
  z.object({
    inspectionId: id,
    runId: id,
    itemId: bounded(60).min(1),
    value: z.enum(checklistValues).nullable(),
    remark: text,
  }),
  { value: null, remark: '' },
)
export type ChecklistAnswer = Row<typeof checklistAnswer>

/** The required points of a run that nobody has answered. */
export function unansweredRequired(run: Pick<ChecklistRun, 'id' | 'items'>, answers: readonly ChecklistAnswer[]): string[] {
  const answered = new Set(answers.filter((a) => a.runId === run.id && a.value !== null && !a.deleted).map((a) => a.itemId))
  return run.items.filter((item) => item.required && !answered.has(item.id)).map((item) => item.id)
}
