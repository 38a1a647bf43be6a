import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { requiredText } from './text.ts'

/** A recommendation (anbefaling) to a finding; the report numbers them through. */
export const recommendation = defineNoun(
  'recommendation',
  z.object({
    inspectionId: id,
    findingId: id,
    /** The clause after "Borgerrådgiveren anbefaler, ": begins with "at". */
    text: requiredText,
    /** "beder om underretning om, hvad anbefalingen giver anledning til" */
    asksNotice: z.boolean(),
    dueOn: civilDate.nullable(),
    position,
  }),
  { asksNotice: false, dueOn: null, position: 0 },
)
export type Recommendation = Row<typeof recommendation>
