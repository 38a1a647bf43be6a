import { ExpectedFailure } from '../api/errors.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import { letterPoints } from '../domain/letter-points.ts'
import { letterReadiness } from '../domain/letter-readiness.ts'
import type { RowOf } from '../domain/nouns.ts'
import { threadsOf } from '../domain/thread.ts'
import { draftLetter } from '../documents/letter-draft.ts'
import { voiceOf, type LetterInput } from '../documents/letter-context.ts'
import type { Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { caseDataOf, officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { issueDraft, numbersElsewhere, previewDraft, recipientsOf, type Draft } from './documents.ts'
import { createRow, requireRow } from './editing.ts'

export function registerLetters(desk: Desk): void {
  desk.undoable('letter.start', (transaction, { inspectionId, kind, questionIds, recommendationIds }) => {
    const data = caseDataOf(transaction.database, inspectionId)
    const threads = threadsOf(data, civilDateOf(desk.now()))
    const about = threads.filter(({ noun, id }) => (noun === 'question' ? questionIds : recommendationIds).includes(id))
    if (about.length < new Set([...questionIds, ...recommendationIds]).size) throw new ExpectedFailure('notFound', { noun: 'question' })
    const { sections, ...fields } = draftLetter(kind, voiceOf(data, officeDataOf(transaction.database), []), threads, about)
    const letter = createRow(transaction, 'letter', { inspectionId, kind, ...fields })
    for (const section of sections) createRow(transaction, 'letterSection', { inspectionId, letterId: letter.id, ...section })
    return letter
  })

  desk.reads('letter.preview', (database, { id }) => previewDraft(desk, letterDraft(desk, database, id)))

  desk.reads('letter.coveringText', async (database, { id }) => ({ text: await desk.worker.run('coveringText', letterInput(database, id)) }))

  desk.writes('letter.issue', ({ database }, { id, confirmed }) => issueDraft(desk, database, 'letter.issue', letterDraft(desk, database, id), confirmed))
}

/** Everything the letter is made from, in one read. @throws ExpectedFailure `notFound` */
function letterDraft(desk: Desk, database: ReadableDatabase, id: string): Draft {
  const letter = requireRow(database, 'letter', id)
  const input = letterInput(database, id)
  const { data, office } = input
  const { recipients } = voiceOf(data, office, letter.authorityIds)
  return {
    input,
    ready: letterReadiness(data, office, letter, civilDateOf(desk.now()), numbersElsewhere(database, letter.inspectionId)),
    row: {
      kind: letter.kind,
      letterId: id,
      recipients: letter.addressee === '' ? recipientsOf(recipients) : [letter.addressee],
      points: letterPoints(data, letter),
    },
    also: (transaction) => {
      datesOfTheCase(transaction, letter)
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
