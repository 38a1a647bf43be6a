import { z } from 'zod'
import { defineNoun, position, type Row } from './record.ts'
import { line, requiredLine, requiredText, text } from './text.ts'

/** A point (punkt) of a checklist. Its `id` is stable across versions, so that answers keep their point. */
export const checklistItem = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  text: requiredText,
  help: text,
  legalBasis: line,
  required: z.boolean(),
})
export type ChecklistItem = z.output<typeof checklistItem>

/** A checklist (tjekliste) of the office: a versioned list of points with their legal basis. */
export const checklist = defineNoun(
  'checklist',
  z.object({
    title: requiredLine,
    theme: line,
    version: z.int().min(1),
    items: z
      .array(checklistItem)
      .max(500)
      .refine((items) => new Set(items.map((item) => item.id)).size === items.length, { params: { code: 'duplicateItem' } }),
    position,
  }),
  { theme: '', version: 1, position: 0 },
)
export type Checklist = Row<typeof checklist>
