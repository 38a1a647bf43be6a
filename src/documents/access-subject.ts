import type { AccessSubject } from '../domain/access.ts'
import { nameWords, type Called } from '../domain/access-words.ts'
import type { CaseData, OfficeData } from '../domain/case-data.ts'

type Participant = CaseData['participant'][number]
type Cast = { readonly data: CaseData; readonly colleagues: OfficeData['colleague'] }

/** Somebody or something whose traces are looked for. */
export type Sought = {
  /** The person's name or, where there is none, the role; the unit's name. */
  readonly name: string
  readonly ids: ReadonlySet<string>
  readonly unitId: string | null
  readonly called: Called
  /** The names of others whose data is marked. */
  readonly others: readonly string[]
  /** Words that are also in its own name, or in that of a place, and so name no other alone. */
  readonly shared: readonly string[]
}

/** Who or what is sought; null where the case does not have it. */
export function soughtOf({ noun, id }: AccessSubject, cast: Cast): Sought | null {
  const { data, colleagues } = cast
  if (noun === 'unit') {
    const unit = data.unit.find((one) => one.id === id)
    if (unit === undefined) return null
    const called = { names: [unit.name], parts: [], roles: [] }
    return { name: unit.name, ids: new Set([id]), unitId: id, called, others: othersOf(cast, new Set()), shared: placesOf(data) }
  }
  const person = noun === 'participant' ? data.participant.find((one) => one.id === id) : undefined
  const name = person?.name ?? (noun === 'colleague' ? colleagues.find((one) => one.id === id)?.name : undefined)
  if (name === undefined) return null
  const selves = sameOf(data.participant, colleagues, { id, name, isOffice: person?.side !== 'authority' })
  const others = othersOf(cast, selves)
  const places = placesOf(data)
  const taken = new Set([...others, ...places].flatMap(nameWords))
  const called: Called = {
    names: [name],
    parts: nameWords(name).filter((word) => /^\p{Lu}/u.test(word) && !taken.has(word)),
    roles: person === undefined ? [] : [person.role],
  }
  return { name: name || (person?.role ?? ''), ids: selves, unitId: null, called, others, shared: [name, ...places] }
}

/** A colleague who takes part in the case is in it twice: in the office's list and among its participants. */
function sameOf(
  participants: readonly Participant[],
  colleagues: OfficeData['colleague'],
  { id, name, isOffice }: { id: string; name: string; isOffice: boolean },
): Set<string> {
  const same = isOffice && name !== '' ? [...colleagues, ...participants.filter(({ side }) => side === 'office')].filter((one) => one.name === name) : []
  return new Set([id, ...same.map((one) => one.id)])
}

const placesOf = (data: CaseData): string[] => [...data.authority, ...data.unit].map(({ name }) => name)

/**
 * The names that are marked: of those who take part for the authority and of those who sent remarks. Who the office's own are is public (offentlighedslovens § 21, stk. 3);
 * they are marked where they themselves were asked.
 */
function othersOf({ data, colleagues }: Cast, selves: ReadonlySet<string>): string[] {
  const asked = new Set(data.note.map(({ sourceId }) => sourceId))
  const own = new Set([...colleagues, ...data.participant].filter(({ id }) => selves.has(id)).map(({ name }) => name))
  const people = data.participant.filter(({ id, side }) => !selves.has(id) && (side === 'authority' || asked.has(id))).map(({ name }) => name)
  const ofOffice = new Set([...colleagues, ...data.participant.filter(({ side }) => side === 'office')].map(({ name }) => name))
  const senders = data.remark.map(({ author }) => author).filter((author) => /\p{L}\s+\p{L}/u.test(author) && !ofOffice.has(author))
  return [...new Set([...people, ...senders])].filter((name) => name.trim() !== '' && !own.has(name))
}
