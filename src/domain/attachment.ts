import { z } from 'zod'
import { defineNoun, id, type Row } from './record.ts'
import { requiredLine } from './text.ts'

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A file that belongs to the case, known by the hash of its bytes. */
export const attachment = defineNoun(
  'attachment',
  z.object({ inspectionId: id, fileName: requiredLine, mediaType: requiredLine, size: z.int().min(0), sha256 }),
  {},
)
export type Attachment = Row<typeof attachment>
