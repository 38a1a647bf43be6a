import type { AccessName, AccessSubject } from '../domain/access.ts'
import { nameWords, type Called } from '../domain/access-words.ts'
import type { CaseData, OfficeData } from '../domain/case-data.ts'

type Participant = CaseData['participant'][number]
type Cast = { readonly data: CaseData; readonly colleagues: OfficeData['colleague'] }

/** Somebody or something whose traces are looked for. */
export type Sought = {
  /** The person's name or, where there is none, the role; the unit's name. */
  readonly name: string
  readonly ids: ReadonlySet<string>
  /** The unit itself; the units of an authority. */
  readonly unitIds: ReadonlySet<string>
  readonly called: Called
  /** The names of others whose data is marked. */
  readonly others: readonly string[]
  /** Words that are also in its own name, or in that of a place, and so name no other alone. */
  readonly shared: readonly string[]
}

/** Who or what is sought; null where the case does not have it. Somebody who is known by name only is sought in any case. */
export function soughtOf({ noun, ...who }: AccessSubject | AccessName, cast: Cast): Sought | null {
  const { data, colleagues } = cast
  if (noun === 'unit' || noun === 'authority') return placeSought(noun, who, cast)
  if ('name' in who) {
    // One who speaks in confidence has an alias, which may be somebody else's in this case.
    const same = data.participant.filter(({ name, confidential }) => name === who.name && !confidential)
    const ids = new Set([...same, ...colleagues.filter(({ name }) => name === who.name && same.some(({ side }) => side === 'office'))].map(({ id }) => id))
    return personSought(who.name, ids, same, cast)
  }
  const person = noun === 'participant' ? data.participant.find(({ id }) => id === who.id) : undefined
  const name = person?.name ?? (noun === 'colleague' ? colleagues.find(({ id }) => id === who.id)?.name : undefined)
  if (name === undefined) return null
  const ids = sameOf(data.participant, colleagues, { id: who.id, name, isOffice: person?.side !== 'authority' })
  return personSought(name, ids, person === undefined ? [] : [person], cast, noun === 'colleague')
}

/** @param hasParts whether the words of the name stand for it alone though no row of the case says whose they are */
function personSought(name: string, ids: ReadonlySet<string>, rows: readonly Participant[], cast: Cast, hasParts = false): Sought {
  const others = othersOf(cast, ids)
  const places = placesOf(cast.data)
  const taken = new Set([...others, ...places].flatMap(nameWords))
  const parts = rows.length > 0 || hasParts ? nameWords(name).filter((word) => /^\p{Lu}/u.test(word) && !taken.has(word)) : []
  const called: Called = { names: [name], parts, roles: rows.map(({ role }) => role) }
  return { name: name || (rows[0]?.role ?? ''), ids, unitIds: new Set(), called, others: others.filter((other) => other !== name), shared: [name, ...places] }
}

function placeSought(noun: 'unit' | 'authority', who: { readonly id: string } | { readonly name: string }, cast: Cast): Sought | null {
  const { data } = cast
  const rows = data[noun].filter(({ id, name }) => ('id' in who ? id === who.id : name === who.name))
  const name = 'name' in who ? who.name : rows[0]?.name
  if (name === undefined) return null
  const own = new Set(rows.map(({ id }) => id))
  const unitIds = noun === 'unit' ? own : new Set(data.unit.filter(({ authorityId }) => own.has(authorityId)).map(({ id }) => id))
  // What is said of a unit is said of the authority that it is part of.
  const called = { names: [name, ...data.unit.filter(({ id }) => unitIds.has(id)).map((unit) => unit.name)], parts: [], roles: [] }
  return { name, ids: new Set([...own, ...unitIds]), unitIds, called, others: othersOf(cast, new Set()), shared: placesOf(data) }
}

/** What is sought in the other cases; null where a name is missing or hides somebody. */
export function nameOf({ noun, id }: AccessSubject, { data }: Pick<Cast, 'data'>): AccessName | null {
  if (noun === 'colleague') return null
  const row = data[noun].find((one) => one.id === id)
  if (row === undefined || row.name.trim() === '' || ('confidential' in row && row.confidential)) return null
  return { noun: noun === 'participant' ? 'person' : noun, name: row.name }
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
