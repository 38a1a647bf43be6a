import { z } from 'zod'
import { caseNumber } from './case-number.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { line, requiredLine } from './text.ts'

/** A unit (enhed) under an authority: the place that is visited. */
export const unit = defineNoun(
  'unit',
  z.object({
    inspectionId: id,
    authorityId: id,
    name: requiredLine,
    address: line,
    counterpartCaseNumber: caseNumber.nullable(),
    position,
  }),
  { address: '', counterpartCaseNumber: null, position: 0 },
)
export type Unit = Row<typeof unit>
