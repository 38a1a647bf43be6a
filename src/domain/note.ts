import { z } from 'zod'
import { defineNoun, id, instant, type Row } from './record.ts'
import { bounded, requiredText, text } from './text.ts'

/** The occasion on which the note was taken. */
export const noteKinds = ['interview', 'observation', 'demonstration', 'meeting', 'phoneCall', 'documentReview'] as const
export type NoteKind = (typeof noteKinds)[number]

/** How the writer knows it: told, quoted word for word, seen, read, claimed by one side, or the writer's own reflection. */
export const noteNatures = ['told', 'quote', 'seen', 'read', 'claim', 'reflection'] as const
export type NoteNature = (typeof noteNatures)[number]

/** A note as it was before it was merged or split. */
const noteOrigin = z.strictObject({ noteId: bounded(60), text, takenAt: instant, stampedAt: instant, sourceId: bounded(60).nullable() })

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
    /** Photos, documents and sound that go with it. */
    attachmentIds: z.array(id).max(100),
    /** The themes of the report that it was put down to afterwards. */
    themeIds: z.array(id).max(50),
    /** The notes that it was put together from, or the one that it was cut out of, each as it was. */
    origins: z.array(noteOrigin).max(50),
  }),
  {
    visitId: null,
    kind: 'interview',
    nature: 'told',
    sourceId: null,
    notedById: null,
    questionId: null,
    followUp: false,
    attachmentIds: [],
    themeIds: [],
    origins: [],
  },
)
export type Note = Row<typeof note>

/** A reflection is the writer's own and cannot carry a fact. */
export const canBeEvidence = (nature: NoteNature): boolean => nature !== 'reflection'
