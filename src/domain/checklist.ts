import { z } from 'zod'
import { checklistChoice, checklistForm, checklistItems, emptyForm } from './checklist-item.ts'
import { defineNoun, position, type Row } from './record.ts'
import { line, requiredLine } from './text.ts'

/** A checklist (tjekliste) of the office: a versioned list of points with their legal basis, and the lists that its choices come from. */
export const checklist = defineNoun(
  'checklist',
  z.object({
    title: requiredLine,
    theme: line,
    version: z.int().min(1),
    items: checklistItems,
    choices: z.array(checklistChoice).max(20_000),
    form: checklistForm,
    position,
  }),
  { theme: '', version: 1, choices: [], form: emptyForm, position: 0 },
)
export type Checklist = Row<typeof checklist>
