import type { KeptIdentity } from '../domain/identity.ts'
import type { CaseFileProblems } from './case-file-problems.ts'
import { fileIdentity, identitiesKey, maximumRows } from './case-file-schema.ts'

/**
 * Reads who the confidential speakers of a file are. There is none in a file that was saved without them.
 * @param confidential the ids of the confidential speakers, by the names that they have in the file
 */
export function readIdentities(value: unknown, confidential: ReadonlyMap<string, string>, problems: CaseFileProblems): KeptIdentity[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > maximumRows) {
    problems.add([identitiesKey], Array.isArray(value) ? 'tooMany' : 'notList', { maximum: maximumRows })
    return []
  }
  const seen = new Set<string>()
  return value.flatMap((raw: unknown, index): KeptIdentity[] => {
    const at = [identitiesKey, index]
    const parsed = fileIdentity.safeParse(raw)
    if (!parsed.success) problems.addIssues(at, parsed.error.issues, raw)
    if (!parsed.success) return []
    const { participantId: named, ...identity } = parsed.data
    const participantId = confidential.get(named) ?? confidential.get(named.toLowerCase())
    if (participantId === undefined) problems.add([...at, 'participantId'], 'unknownReference', { id: named })
    else if (seen.has(participantId)) problems.add([...at, 'participantId'], 'duplicateId', { id: named })
    if (participantId === undefined || seen.has(participantId)) return []
    seen.add(participantId)
    return [{ participantId, identity }]
  })
}
