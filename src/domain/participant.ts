import { z } from 'zod'
import { defineNoun, id, position, type Row } from './record.ts'
import { line, requiredLine } from './text.ts'

/** Somebody who took part, named by role; a name only where it is needed. */
export const participant = defineNoun(
  'participant',
  z.object({
    inspectionId: id,
    side: z.enum(['office', 'authority']),
    role: requiredLine,
    name: line,
    unitId: id.nullable(),
    /** Speaks in confidence: the role is then an alias ("Medarbejder A") and the name is empty; who it is lies apart (storage/identities.ts). */
    confidential: z.boolean(),
    /** The digit that picks this speaker in the capture line (Ctrl+1 to Ctrl+9). */
    speakerKey: z.int().min(1).max(9).nullable(),
    position,
  }),
  { name: '', unitId: null, confidential: false, speakerKey: null, position: 0 },
)
export type Participant = Row<typeof participant>

/** Those of one side who take part in a visit: its own when it names some, else everybody of that side in the case. In the order given. */
export function takingPart<Person extends Pick<Participant, 'id' | 'side'>>(
  participants: readonly Person[],
  participantIds: readonly string[],
  side: Participant['side'],
): Person[] {
  const ofSide = participants.filter((participant) => participant.side === side)
  const named = ofSide.filter(({ id }) => participantIds.includes(id))
  return named.length > 0 ? named : ofSide
}
