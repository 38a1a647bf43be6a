import { ExpectedFailure } from '../api/errors.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import { dueCounts } from '../domain/due.ts'
import { endingStatuses, type FollowUp } from '../domain/follow-up.ts'
import type { RowOf } from '../domain/nouns.ts'
import type { ThreadSubject } from '../domain/thread.ts'
import { calendarOf } from '../exchange/calendar.ts'
import type { Transaction } from '../storage/changes.ts'
import { dueDays, dueItems, dueReaderOf } from '../storage/due-items.ts'
import { rowsWhere } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'
import { saveTold } from './save-told.ts'

/** What the office decides of a question or recommendation once it was asked, and what is due in all cases. */
export function registerFollowUps(desk: Desk): void {
  desk.undoable('followUp.set', (transaction, { noun, id, patch }) => {
    const { inspectionId } = requireRow(transaction.database, noun, id)
    const existing = threadRow(transaction, inspectionId, { noun, id })
    const said = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<RowOf<'followUp'>>
    refuseSecondEnd(existing, said)
    refuseWithoutTold(existing, said)
    return writeThread(transaction, inspectionId, { noun, id }, { ...said, ...closing(said, existing?.closedOn ?? null, civilDateOf(desk.now())) })
  })

  desk.reads('followUp.due', (database, { limit }) => {
    const today = civilDateOf(desk.now())
    const days = dueReaderOf(database).read(today)
    const counts = dueCounts(
      days.map(({ dueOn }) => dueOn),
      today,
    )
    return { counts, items: dueItems(database, days.slice(0, limit)) }
  })

  desk.writes('followUp.saveCalendar', async ({ database }, { inspectionId }) => {
    const days = dueDays(database, civilDateOf(desk.now()), inspectionId ?? undefined)
    const items = dueItems(
      database,
      days.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    )
    const name = inspectionId === null ? 'frister' : `${requireRow(database, 'inspection', inspectionId).caseNumber} frister`
    const path = await desk.host.chooseSavePath({ suggestedName: `${name}.ics`, kind: 'calendar' })
    if (path === null) throw new ExpectedFailure('cancelled')
    saveTold(desk, [[path, Buffer.from(calendarOf(items, desk.now()))]], { kind: 'exported', about: 'calendar', inspectionId }, 'followUp.saveCalendar')
    return { path }
  })
}

const subjectField = { question: 'questionId', recommendation: 'recommendationId' } as const

const threadRow = ({ database }: Transaction, inspectionId: string, { noun, id }: ThreadSubject): FollowUp | undefined =>
  rowsWhere(database, 'followUp', subjectField[noun], id, inspectionId)[0]

/** Writes what became of a thread; the first time makes its row. */
export function writeThread(transaction: Transaction, inspectionId: string, subject: ThreadSubject, fields: Partial<FollowUp>): FollowUp {
  const existing = threadRow(transaction, inspectionId, subject)
  if (existing) return transaction.update('followUp', existing.id, fields)
  return createRow(transaction, 'followUp', { inspectionId, [subjectField[subject.noun]]: subject.id, reminders: [], extensions: [], pauses: [], ...fields })
}

/** What an issued document has told the authority stays: the document cannot be taken back either. */
function refuseWithoutTold(existing: FollowUp | undefined, said: Partial<FollowUp>): void {
  for (const list of ['reminders', 'extensions', 'pauses'] as const) {
    const kept = said[list]?.map(({ document }) => document)
    const gone = existing?.[list].find(({ document }) => document !== undefined && kept?.includes(document) === false)
    if (gone) throw new ExpectedFailure('toldByDocument', { number: gone.document ?? '' })
  }
}

/** A thread that was decided is not decided once more: it is opened first, so that nobody overwrites what another has decided. */
function refuseSecondEnd(existing: FollowUp | undefined, said: Partial<FollowUp>): void {
  if (existing === undefined || said.status === undefined) return
  if (endingStatuses.has(existing.status) && endingStatuses.has(said.status)) throw new ExpectedFailure('threadEnded', { date: existing.closedOn ?? '' })
}

/** A thread that is ended has the day on which it was; one that goes on has none. */
function closing(said: Partial<FollowUp>, closedOn: string | null, today: string): Partial<FollowUp> {
  if (said.status === undefined || said.closedOn !== undefined) return {}
  return { closedOn: endingStatuses.has(said.status) ? (closedOn ?? today) : null }
}
