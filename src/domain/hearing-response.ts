import { z } from 'zod'
import { civilDate } from './civil-date.ts'
import { defineNoun, id, type Row } from './record.ts'
import { line } from './text.ts'

/** How something reached the office. */
export const media = ['letter', 'email', 'memo', 'phone', 'meeting'] as const

/** An authority's answer to the hearing of the preliminary report (høringssvar). */
export const hearingResponse = defineNoun(
  'hearingResponse',
  z.object({
    inspectionId: id,
    authorityId: id.nullable(),
    receivedOn: civilDate,
    medium: z.enum(media),
    from: line,
    /** The returned document, where the answer was read from one. */
    fileName: line,
    attachmentId: id.nullable(),
    /** How many tracked changes and comments the returned document has; null when there was none. */
    changeCount: z.int().min(0).nullable(),
    /** Its changes of looks, of which no remarks are made. */
    formattingCount: z.int().min(0),
  }),
  { authorityId: null, medium: 'email', from: '', fileName: '', attachmentId: null, changeCount: null, formattingCount: 0 },
)
export type HearingResponse = Row<typeof hearingResponse>
