import { z } from 'zod'
import { defineNoun, id, position, type Row } from './record.ts'
import { line, requiredLine, text } from './text.ts'

/** A line of the yearly plan (årsplan): what is to be inspected, why, when and by whom. A case starts from it. */
export const planEntry = defineNoun(
  'planEntry',
  z.object({
    year: z.int().min(1970).max(2099),
    /** The planned quarter; null while it is open. */
    quarter: z.int().min(1).max(4).nullable(),
    theme: requiredLine,
    reason: text,
    authorityName: line,
    colleagueId: id.nullable(),
    /** The case that was started from it. */
    startedId: id.nullable(),
    position,
  }),
  { quarter: null, reason: '', authorityName: '', colleagueId: null, startedId: null, position: 0 },
)
export type PlanEntry = Row<typeof planEntry>
