import type { CaseData } from '../domain/case-data.ts'
import { ExpectedFailure } from '../api/errors.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import { letterPoints } from '../domain/letter-points.ts'
import type { LetterKind } from '../domain/letter.ts'
import { letterReadiness } from '../domain/letter-readiness.ts'
import type { RowOf } from '../domain/nouns.ts'
import { remindedWith } from '../domain/reminded-threads.ts'
import { threadsOf, type Thread, type ThreadSubject } from '../domain/thread.ts'
import { toldByLetter } from '../domain/told-by-letter.ts'
import { datePhrases } from '../documents/date-phrases.ts'
import type { DeadlineWish } from '../documents/letter-draft-deadline.ts'
import { draftLetter } from '../documents/letter-draft.ts'
import { voiceOf, type LetterInput } from '../documents/letter-context.ts'
import { recordOf } from '../documents/visit-record.ts'
import type { Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { issueDraft, numbersElsewhere, previewDraft, recipientsOf, type Draft } from './documents.ts'
import { createRow, requireRow } from './editing.ts'
import { writeThread } from './follow-ups.ts'

export function registerLetters(desk: Desk): void {
  desk.undoable('letter.start', (transaction, { inspectionId, kind, questionIds, recommendationIds, ...wish }) => {
    const today = civilDateOf(desk.now())
    const data = caseDataOf(transaction.database, inspectionId)
    const threads = threadsOf(data, today)
    const about = threads.filter(({ noun, id }) => (noun === 'question' ? questionIds : recommendationIds).includes(id))
    if (about.length < new Set([...questionIds, ...recommendationIds]).size) throw new ExpectedFailure('notFound', { noun: 'question' })
    return startLetter(transaction, { data, threads, kind, about, authorityIds: [], wish: { today, ...wish } })
  })

  desk.undoable('letter.remind', (transaction, { noun, id }) => {
    const today = civilDateOf(desk.now())
    const data = caseDataOf(transaction.database, requireRow(transaction.database, noun, id).inspectionId)
    const threads = threadsOf(data, today)
    const reminding = remindedWith(threads, { noun, id })
    if (reminding === null) throw new ExpectedFailure('nobodyWaitedFor')
    return reminderDraftOf(data, { noun, id }) ?? startLetter(transaction, { data, threads, kind: 'reminder', ...reminding, wish: { today } })
  })

  desk.undoable('letter.record', (transaction, { visitId }) => {
    const { database } = transaction
    const visit = requireRow(database, 'visit', visitId)
    const data = caseDataOf(database, visit.inspectionId)
    const wanted = recordDraftOf(data, visitId)
    if (wanted !== undefined) return wanted
    const today = civilDateOf(desk.now())
    const letter = startLetter(transaction, { data, threads: [], kind: 'visitRecord', about: [], authorityIds: [], wish: { today } })
    const { title, addressee } = recordOf(data, visit)
    return transaction.update('letter', letter.id, { visitId, title, addressee })
  })

  desk.reads('letter.preview', (database, { id }) => previewDraft(desk, database, letterDraft(desk, database, id)))

  desk.reads('letter.datePhrases', (database, { inspectionId }) => {
    const data = caseDataOf(database, inspectionId)
    return datePhrases(voiceOf(data, officeDataOf(database), []), threadsOf(data, civilDateOf(desk.now())))
  })

  desk.reads('letter.coveringText', async (database, { id }) => ({ text: await desk.worker.run('coveringText', letterInput(database, id)) }))

  desk.writes('letter.issue', ({ database }, { id, confirmed }) => issueDraft(desk, database, 'letter.issue', letterDraft(desk, database, id), confirmed))
}

type Start = {
  readonly data: CaseData
  readonly threads: readonly Thread[]
  readonly kind: LetterKind
  readonly about: readonly Thread[]
  /** The administrations it goes to; none or all: all of the case. */
  readonly authorityIds: readonly string[]
  readonly wish: DeadlineWish
}

/** Writes a letter's first draft. */
function startLetter(transaction: Transaction, { data, threads, kind, about, authorityIds, wish }: Start): RowOf<'letter'> {
  const inspectionId = data.inspection.id
  const to = authorityIds.length === data.authority.length ? [] : [...authorityIds]
  const { sections, ...fields } = draftLetter(kind, voiceOf(data, officeDataOf(transaction.database), to), threads, about, wish)
  const letter = createRow(transaction, 'letter', { inspectionId, kind, authorityIds: to, ...fields })
  for (const section of sections) createRow(transaction, 'letterSection', { inspectionId, letterId: letter.id, ...section })
  return letter
}

/** The reminder about a thread that is being written and not issued yet: a second press of the key leads to it. */
function reminderDraftOf({ letter, letterSection, document }: CaseData, { noun, id }: ThreadSubject): RowOf<'letter'> | undefined {
  const issued = new Set(document.map(({ letterId }) => letterId))
  const about = letterSection.filter((one) => (noun === 'question' ? one.questionIds : one.recommendationIds).includes(id))
  return letter.findLast((one) => one.kind === 'reminder' && !issued.has(one.id) && about.some(({ letterId }) => letterId === one.id))
}

/** The record of a visit that is being written and not issued yet: a second press of the key leads to it. */
function recordDraftOf({ letter, document }: CaseData, visitId: string): RowOf<'letter'> | undefined {
  const issued = new Set(document.map(({ letterId }) => letterId))
  return letter.findLast((one) => one.kind === 'visitRecord' && one.visitId === visitId && !issued.has(one.id))
}

/** Everything the letter is made from, in one read. @throws ExpectedFailure `notFound` */
function letterDraft(desk: Desk, database: ReadableDatabase, id: string): Draft {
  const letter = requireRow(database, 'letter', id)
  const input = letterInput(database, id)
  const { data, office } = input
  const { recipients } = voiceOf(data, office, letter.authorityIds)
  return {
    input,
    pictures: [],
    ready: letterReadiness(data, office, letter, civilDateOf(desk.now()), numbersElsewhere(database, letter.inspectionId)),
    row: {
      kind: letter.kind,
      letterId: id,
      recipients: letter.addressee === '' ? recipientsOf(recipients) : [letter.addressee],
      points: letterPoints(data, letter),
    },
    also: (transaction, document) => {
      datesOfTheCase(transaction, letter)
      tellThreads(transaction, letter, document)
    },
  }
}

/** What a letter is composed from. @throws ExpectedFailure `notFound` */
function letterInput(database: ReadableDatabase, id: string): LetterInput {
  const data = caseDataOf(database, requireRow(database, 'letter', id).inspectionId)
  return { letterId: id, data, office: officeDataOf(database), frozen: data.document.flatMap(({ points }) => points) }
}

/**
 * What an issued letter tells of the case, where nobody has said otherwise: the announcement is the day on which it was announced and sets the day for the
 * answers, the closing letter is the day on which it was closed.
 */
function datesOfTheCase(transaction: Transaction, { inspectionId, kind, date, dueOn }: RowOf<'letter'>): void {
  const { announcedOn, answersDueOn, closedOn } = requireRow(transaction.database, 'inspection', inspectionId)
  if (kind === 'announcement' && (announcedOn === null || answersDueOn === null))
    transaction.update('inspection', inspectionId, { announcedOn: announcedOn ?? date, answersDueOn: answersDueOn ?? dueOn })
  if (kind === 'closingLetter' && closedOn === null) transaction.update('inspection', inspectionId, { closedOn: date })
}

/** What an issued letter tells the threads that its sections are about, see `toldByLetter`. They are read anew: somebody may have written it down meanwhile. */
function tellThreads(transaction: Transaction, letter: RowOf<'letter'>, document: RowOf<'document'>): void {
  const data = caseDataOf(transaction.database, letter.inspectionId)
  const sections = data.letterSection.filter(({ letterId }) => letterId === letter.id)
  const about = new Set(sections.flatMap(({ questionIds, recommendationIds }) => [...questionIds, ...recommendationIds]))
  for (const thread of threadsOf(data, document.date)) {
    if (!about.has(thread.id)) continue
    const told = toldByLetter(letter, document, thread)
    if (Object.keys(told).length > 0) writeThread(transaction, letter.inspectionId, thread, told)
  }
}
