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
    fileName: line,
    changeCount: z.int().min(0).nullable(),
  }),
  { authorityId: null, medium: 'email', from: '', fileName: '', changeCount: null },
)
export type HearingResponse = Row<typeof hearingResponse>
