import { aliasing, type Aliasing, type KeptIdentity } from '../domain/identity.ts'
import type { Participant } from '../domain/participant.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { openIdentity } from '../storage/identities.ts'
import { listRows } from '../storage/table.ts'

/** Who those of the participants are that speak in confidence, as far as it is kept here. */
export const identitiesOf = (database: ReadableDatabase, participants: readonly Participant[]): KeptIdentity[] =>
  participants.flatMap(({ id, confidential }) => {
    const who = confidential ? openIdentity(database, id) : undefined
    return who === undefined ? [] : [{ participantId: id, identity: who }]
  })

/**
 * What puts the aliases wherever somebody is named who speaks in confidence and is known here; null where nobody does. What a name has in common
 * with that of another person or place of the case tells nobody apart, and stays.
 */
export function aliasesOf(database: ReadableDatabase, inspectionId: string): Aliasing | null {
  const participants = listRows(database, 'participant', inspectionId)
  const roles = new Map(participants.map(({ id, role }) => [id, role]))
  const known = identitiesOf(database, participants)
  if (known.length === 0) return null
  const confided = known.map(({ participantId, identity }) => ({ identity, alias: roles.get(participantId) ?? '' }))
  const places = [...listRows(database, 'authority', inspectionId), ...listRows(database, 'unit', inspectionId)]
  return aliasing(
    confided,
    [...participants, ...listRows(database, 'colleague'), ...places].map(({ name }) => name),
  )
}
