import { z } from 'zod'
import { emptyProse, prose } from './prose.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { requiredLine } from './text.ts'

/** A fact established (konstatering), and apart from it what the ombudsman thinks of it. */
export const finding = defineNoun(
  'finding',
  z.object({
    inspectionId: id,
    themeId: id.nullable(),
    title: requiredLine,
    /** What was told, seen and read. */
    facts: prose,
    /** What the ombudsman thinks of it (vurdering). */
    assessment: prose,
    /** The step on the criticism scale (bedømmelse). */
    criticismStepId: id.nullable(),
    /** Photos that stand after the facts, in this order. */
    attachmentIds: z.array(id).max(50),
    position,
  }),
  { themeId: null, facts: emptyProse, assessment: emptyProse, criticismStepId: null, attachmentIds: [], position: 0 },
)
export type Finding = Row<typeof finding>
