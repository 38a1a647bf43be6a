import { z } from 'zod'
import type { ChecklistItem } from './checklist-item.ts'
import type { ChecklistRun } from './checklist-run.ts'
import { formatCivilDate } from './civil-date.ts'
import { defineNoun, id, type Row } from './record.ts'
import { bounded, text } from './text.ts'

/** The answers to a point that is judged. */
export const checklistValues = ['yes', 'partly', 'no', 'notRelevant'] as const
export type ChecklistValue = (typeof checklistValues)[number]

/** The answer to one point of a checklist for one unit, with a remark. At most one a point and place. */
export const checklistAnswer = defineNoun(
  'checklistAnswer',
  z.object({
    inspectionId: id,
    runId: id,
    itemId: bounded(60).min(1),
    /** Which round of the repeats around it (`2`, or `2.1` for the first of the second); empty outside them. */
    place: z.string().regex(/^(\d{1,3}(\.\d{1,3}){0,9})?$/),
    /** As XForms writes it: a judgement's word, names of choices with spaces between, a number with a point, a day `2018-02-07`, a time `09:30`. */
    value: text.nullable(),
    remark: text,
    /** Photos and files that go with it. */
    attachmentIds: z.array(id).max(50),
  }),
  { place: '', value: null, remark: '', attachmentIds: [] },
)
export type ChecklistAnswer = Row<typeof checklistAnswer>

/** The answer as a judgement; null when there is none, or when the point is answered in another way. */
export const judgementOf = (answer: Pick<ChecklistAnswer, 'value'> | undefined): ChecklistValue | null =>
  checklistValues.find((value) => value === answer?.value) ?? null

/**
 * An answer as it is read: a choice by its label, a day as Danes write it, a number with a comma. A judgement has its word where it is shown.
 * @param run what the point belongs to
 */
export function answerInWords(run: Pick<ChecklistRun, 'choices'>, item: Pick<ChecklistItem, 'kind' | 'list'>, value: string): string {
  const label = (name: string): string => run.choices.find((choice) => choice.list === item.list && choice.name === name)?.label || name
  switch (item.kind) {
    case 'choice':
      return label(value)
    case 'choices':
      return value.split(' ').map(label).join(', ')
    case 'decimal':
    case 'calculation':
      return /^-?\d+\.\d+$/.test(value) ? value.replace('.', ',') : value
    case 'date':
      return formatCivilDate(value)
    case 'dateTime':
      return `${formatCivilDate(value.slice(0, 10))} kl. ${value.slice(11, 16)}`
    case 'acknowledgement':
      return '✓'
    default:
      return value
  }
}
