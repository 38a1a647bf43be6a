import { z } from 'zod'
import { caseNumber } from './case-number.ts'
import { civilDate } from './civil-date.ts'
import { defineNoun, id, type Row } from './record.ts'
import { line, requiredLine, text } from './text.ts'

export const inspectionKinds = ['announcedVisit', 'unannouncedVisit', 'ownInitiative', 'dialogueBased'] as const
export type InspectionKind = (typeof inspectionKinds)[number]

/** The case (inspektion, undersøgelse): everything else hangs on it. */
export const inspection = defineNoun(
  'inspection',
  z.object({
    kind: z.enum(inspectionKinds),
    caseNumber,
    title: requiredLine,
    /** What is inspected (tema), as a phrase that follows "inspektion af". */
    theme: line,
    purpose: text,
    legalGround: text,
    letterheadId: id.nullable(),
    caseworkerId: id.nullable(),
    plannedFrom: civilDate.nullable(),
    plannedTo: civilDate.nullable(),
    announcedOn: civilDate.nullable(),
    /** The day by which the authority was asked to answer the announcement's questions. */
    answersDueOn: civilDate.nullable(),
    closedOn: civilDate.nullable(),
    /** Practical matters of the announcement: who is met, what is shown. */
    practicalities: text,
    /** Other cases that it has to do with. */
    relatedIds: z.array(id).max(50),
  }),
  {
    theme: '',
    purpose: '',
    legalGround: '',
    letterheadId: null,
    caseworkerId: null,
    plannedFrom: null,
    plannedTo: null,
    announcedOn: null,
    answersDueOn: null,
    closedOn: null,
    practicalities: '',
    relatedIds: [],
  },
)
export type Inspection = Row<typeof inspection>
