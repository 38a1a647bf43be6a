import { z } from 'zod'
import { defineNoun, id, instant, type Row } from './record.ts'
import { requiredText } from './text.ts'

/** The occasion on which the note was taken. */
export const noteKinds = ['interview', 'observation', 'demonstration', 'meeting', 'phoneCall', 'documentReview'] as const
export type NoteKind = (typeof noteKinds)[number]

/** How the writer knows it: told, quoted word for word, seen, read, claimed by one side, or the writer's own reflection. */
export const noteNatures = ['told', 'quote', 'seen', 'read', 'claim', 'reflection'] as const
export type NoteNature = (typeof noteNatures)[number]

/** What was said, seen or read, by whom and when. */
export const note = defineNoun(
  'note',
  z.object({
    inspectionId: id,
    visitId: id.nullable(),
    kind: z.enum(noteKinds),
    nature: z.enum(noteNatures),
    text: requiredText,
    /** When it was said or seen: the first key of the note, correctable. */
    takenAt: instant,
    /** The time of the first key as the program stamped it; never changed by a correction. */
    stampedAt: instant,
    /** The participant who said it or showed it. */
    sourceId: id.nullable(),
    /** The participant of the office who wrote it down. */
    notedById: id.nullable(),
    questionId: id.nullable(),
    followUp: z.boolean(),
  }),
  { visitId: null, kind: 'interview', nature: 'told', sourceId: null, notedById: null, questionId: null, followUp: false },
)
export type Note = Row<typeof note>

/** A reflection is the writer's own and cannot carry a fact. */
export const canBeEvidence = (nature: NoteNature): boolean => nature !== 'reflection'
