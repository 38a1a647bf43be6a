import { z } from 'zod'
import { caseNumber } from './case-number.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { line, requiredLine } from './text.ts'

/** An administration (forvaltning) that the inspection concerns, and how its letters are addressed. */
export const authority = defineNoun(
  'authority',
  z.object({
    inspectionId: id,
    name: requiredLine,
    /** The second address line: "Direktionen", "Center for …". */
    department: line,
    attention: line,
    email: line,
    counterpartCaseNumber: caseNumber.nullable(),
    position,
  }),
  { department: '', attention: '', email: '', counterpartCaseNumber: null, position: 0 },
)
export type Authority = Row<typeof authority>
