import type { CivilDate } from './civil-date.ts'
import type { Document } from './document.ts'
import type { FollowUp } from './follow-up.ts'
import type { Letter } from './letter.ts'
import type { Thread } from './thread.ts'

/** What a letter tells of deadlines. */
type Telling = Pick<Letter, 'kind' | 'dueOn' | 'pausesFrom'>
/** What a thread remembers of having been told. */
type Told = Pick<FollowUp, 'reminders' | 'extensions' | 'pauses'>
type Issued = Pick<Document, 'number' | 'date'>

/**
 * What an issued letter writes into the course of a thread that it is about: a reminder that it reminded and which day it set, an extension the new day or that the
 * deadline rests. What somebody has written down by hand already gets the document's number and does not come a second time. Pure.
 * @returns the lists that change; none for a letter of another kind
 */
export function toldByLetter({ kind, dueOn, pausesFrom }: Telling, issued: Issued, thread: Pick<Thread, 'followUp' | 'dueOn'>): Partial<Told> {
  const told: Told = thread.followUp ?? { reminders: [], extensions: [], pauses: [] }
  if (kind !== 'reminder' && kind !== 'extension') return {}
  if (kind === 'extension' && pausesFrom !== null) return { pauses: paused(told.pauses, pausesFrom, issued) }
  return {
    ...(kind === 'reminder' && { reminders: reminded(told.reminders, issued) }),
    ...(dueOn !== null && granted(told, dueOn, thread.dueOn, issued)),
  }
}

/** One reminder a day: the letter and what was written down of it are the same. */
function reminded(reminders: Told['reminders'], { date, number }: Issued): Told['reminders'] {
  const known = reminders.findLastIndex((one) => one.date === date)
  if (known < 0) return [...reminders, { date, medium: 'letter', document: number }]
  return withNumber(reminders, known, number)
}

/** The day that holds is told; another one is granted by the letter that says it, and ends a pause that still lasts. */
function granted({ extensions, pauses }: Told, dueOn: CivilDate, current: CivilDate | null, { date, number }: Issued): Partial<Told> {
  const last = pauses.at(-1)
  const rests = last?.to === null && last.from <= date
  const resumed = rests ? { pauses: [...pauses.slice(0, -1), { ...last, to: date }] } : {}
  const holds = current === dueOn && !rests
  if (holds) return extensions.at(-1)?.dueOn === dueOn ? { extensions: withNumber(extensions, extensions.length - 1, number) } : {}
  return { ...resumed, extensions: [...extensions, { grantedOn: date, dueOn, reason: '', document: number }] }
}

function paused(pauses: Told['pauses'], from: CivilDate, { number }: Issued): Told['pauses'] {
  const known = pauses.findLastIndex((one) => one.to === null)
  return known < 0 ? [...pauses, { from, to: null, reason: '', document: number }] : withNumber(pauses, known, number)
}

/** An entry with the document that told it, where none has yet. */
const withNumber = <Entry extends { document?: string | undefined }>(entries: readonly Entry[], at: number, document: string): Entry[] =>
  entries.map((entry, i) => (i === at && entry.document === undefined ? { ...entry, document } : entry))
