import { z } from 'zod'
import { civilDate, timeOfDay } from './civil-date.ts'
import { defineNoun, id, type Row } from './record.ts'
import { line, text } from './text.ts'

/** A visit (besøg): day, place, who took part, programme. */
export const visit = defineNoun(
  'visit',
  z.object({
    inspectionId: id,
    date: civilDate,
    startsAt: timeOfDay.nullable(),
    endsAt: timeOfDay.nullable(),
    place: line,
    programme: text,
    unitIds: z.array(id).max(200),
    participantIds: z.array(id).max(200),
  }),
  { startsAt: null, endsAt: null, place: '', programme: '', unitIds: [], participantIds: [] },
)
export type Visit = Row<typeof visit>
