import { z } from 'zod'
import { emptyProse, prose } from './prose.ts'
import { defineNoun, id, position, type Row } from './record.ts'
import { line, requiredLine } from './text.ts'

/**
 * A part of a letter: a heading ("Returpost", "Ad 1.", "Ad rapportens punkt 5.3") and what stands under it. An item of a closing letter names the threads
 * that it is about.
 */
export const letterSection = defineNoun(
  'letterSection',
  z.object({
    inspectionId: id,
    letterId: id,
    heading: line,
    /** 1 for a chapter, 2 for a part of the chapter before it. */
    level: z.int().min(1).max(2),
    content: prose,
    questionIds: z.array(id).max(50),
    recommendationIds: z.array(id).max(50),
    /** The kinds of complaint that a theme of a statement is tied to. They are words of the letter: figures that are mended later leave them as they are. */
    categories: z.array(requiredLine).max(50),
    position,
  }),
  { heading: '', level: 1, content: emptyProse, questionIds: [], recommendationIds: [], categories: [], position: 0 },
)
export type LetterSection = Row<typeof letterSection>
