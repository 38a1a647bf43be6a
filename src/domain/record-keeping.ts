import { z } from 'zod'
import { civilDate, type CivilDate } from './civil-date.ts'
import { defineNoun, id, type Row } from './record.ts'
import { line } from './text.ts'

/**
 * What can be handed to the records system (journalisering): an authority must enter what it receives and sends in a matter (offentlighedsloven § 15), and write
 * down what it is told by word of mouth (§ 13). `visit`: the notes taken there. `attachment`: a recording, which is a document too.
 */
export const recordSubjects = {
  document: 'documentId',
  answer: 'answerId',
  hearingResponse: 'hearingResponseId',
  attachment: 'attachmentId',
  visit: 'visitId',
} as const
export type RecordSubject = keyof typeof recordSubjects

/** That something was handed to the records system, when, and under which number there. One of the ids says what. */
export const recordKeeping = defineNoun(
  'recordKeeping',
  z.object({
    inspectionId: id,
    documentId: id.nullable(),
    answerId: id.nullable(),
    hearingResponseId: id.nullable(),
    attachmentId: id.nullable(),
    visitId: id.nullable(),
    handedOn: civilDate,
    /** Its number in the records system, where somebody typed it. */
    journalNumber: line,
    /** By the file that the program wrote for it, or told by hand. */
    way: z.enum(['file', 'hand']),
  }),
  { documentId: null, answerId: null, hearingResponseId: null, attachmentId: null, visitId: null, journalNumber: '', way: 'hand' },
)
export type RecordKeeping = Row<typeof recordKeeping>

/** What was issued, received or noted and has not been handed over. `date`: since when. */
export type OutstandingRecord = {
  readonly noun: Exclude<RecordSubject, 'attachment'>
  readonly id: string
  readonly inspectionId: string
  readonly caseTitle: string
  readonly caseNumber: string
  readonly date: CivilDate
  readonly title: string
}
