import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { defineNoun, id, type Row } from './record.ts'
import { line, requiredText } from './text.ts'

/** What an authority says it will do (tilsagn, initiativ, mål): metric, target, due date, result. */
export const commitment = defineNoun(
  'commitment',
  z.object({
    inspectionId: id,
    authorityId: id.nullable(),
    text: requiredText,
    metric: line,
    target: line,
    dueOn: civilDate.nullable(),
    measuredOn: civilDate.nullable(),
    result: line,
    status: z.enum(['planned', 'underway', 'met', 'missed', 'dropped']),
  }),
  { authorityId: null, metric: '', target: '', dueOn: null, measuredOn: null, result: '', status: 'planned' },
)
export type Commitment = Row<typeof commitment>
