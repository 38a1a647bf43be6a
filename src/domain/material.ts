import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { line, requiredLine, text } from './text.ts'

/** A document that the authority handed over or that was read on the spot; cited as a source ("bilag 2"). */
export const material = defineNoun(
  'material',
  z.object({
    inspectionId: id,
    title: requiredLine,
    /** How it is cited: "bilag 2". */
    reference: line,
    from: line,
    date: civilDate.nullable(),
    excerpt: text,
    attachmentId: id.nullable(),
    position,
  }),
  { reference: '', from: '', date: null, excerpt: '', attachmentId: null, position: 0 },
)
export type Material = Row<typeof material>
