import { z } from 'zod'
import { documentNumber } from './case-number.ts'
import { civilDate } from './civil-date.ts'
import { emptyProse, prose } from './prose.ts'
import { defineNoun, id, type Row } from './record.ts'
import { line, requiredLine } from './text.ts'

export const reportKinds = ['preliminaryReport', 'finalReport'] as const
export type ReportKind = (typeof reportKinds)[number]

export const signatory = z.strictObject({ name: requiredLine, title: line })
export type Signatory = z.output<typeof signatory>

/** The report's draft: one a case; the preliminary and the final report are issued from it. */
export const report = defineNoun(
  'report',
  z.object({
    inspectionId: id,
    /** The title after "Foreløbig rapport om" / "Endelig rapport om". */
    title: line,
    summary: prose,
    background: prose,
    legalBasis: prose,
    conclusion: prose,
    signatories: z.array(signatory).max(4),
    preliminaryNumber: documentNumber.nullable(),
    preliminaryDate: civilDate.nullable(),
    /** The day by which remarks on the facts are asked for. */
    remarksDueOn: civilDate.nullable(),
    finalNumber: documentNumber.nullable(),
    finalDate: civilDate.nullable(),
    /** The day by which answers to recommendations and questions are asked for. */
    answersDueOn: civilDate.nullable(),
  }),
  {
    title: '',
    summary: emptyProse,
    background: emptyProse,
    legalBasis: emptyProse,
    conclusion: emptyProse,
    signatories: [],
    preliminaryNumber: null,
    preliminaryDate: null,
    remarksDueOn: null,
    finalNumber: null,
    finalDate: null,
    answersDueOn: null,
  },
)
export type Report = Row<typeof report>
