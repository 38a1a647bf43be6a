import { z } from 'zod'
import { sha256 } from './attachment.ts'
import { documentNumber } from './case-number.ts'
import { civilDate } from './civil-date.ts'
import { documentKinds } from './document-kind.ts'
import { defineNoun, id, instant, type Row } from './record.ts'
import { bounded, line, requiredLine } from './text.ts'

/** A number that an issued document gave to something, kept for good: "punkt 5.3", "anbefaling 2". */
export const frozenPoint = z.strictObject({
  noun: z.enum(['section', 'reportTheme', 'finding', 'recommendation', 'question']),
  /** The row's id, or the section's name. */
  id: bounded(60).min(1),
  point: bounded(20).min(1),
})
export type FrozenPoint = z.output<typeof frozenPoint>

/** An issued document: frozen, with number, date and hash. Its model and bytes lie beside the row, see storage. */
export const document = defineNoun(
  'document',
  z.object({
    inspectionId: id,
    kind: z.enum(documentKinds),
    /** The draft it was issued from, for a letter. */
    letterId: id.nullable(),
    number: documentNumber,
    title: requiredLine,
    date: civilDate,
    issuedAt: instant,
    recipients: z.array(line).max(50),
    points: z.array(frozenPoint).max(20_000),
    fileName: requiredLine,
    sha256,
    size: z.int().min(0),
  }),
  { letterId: null },
)
export type Document = Row<typeof document>
