import { z } from 'zod'
import { defineNoun, id, type Row } from './record.ts'
import { requiredLine, text } from './text.ts'

/** Where a contradiction stands: open, settled with how, or carried into the report with both sources. */
export const contradictionStates = ['open', 'settled', 'carried'] as const

/** Notes that say different things about the same point. It is shown wherever they are until it is settled or stands in the report with each of its sources. */
export const contradiction = defineNoun(
  'contradiction',
  z.object({
    inspectionId: id,
    /** What they disagree about. Fewer than two notes contradict nothing any more. */
    about: requiredLine,
    noteIds: z.array(id).max(20),
    state: z.enum(contradictionStates),
    /** How it was settled: who was right, and how that is known. */
    settlement: text,
    /** The finding that carries it. */
    findingId: id.nullable(),
  }),
  { state: 'open', settlement: '', findingId: null },
)
export type Contradiction = Row<typeof contradiction>
