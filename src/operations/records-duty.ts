import { ExpectedFailure } from '../api/errors.ts'
import type { AuditSubject } from '../domain/audit-entry.ts'
import type { CivilDate } from '../domain/civil-date.ts'
import { recordSubjects, type RecordKeeping, type RecordSubject } from '../domain/record-keeping.ts'
import type { Transaction } from '../storage/changes.ts'
import { handOverOf, outstandingRecords } from '../storage/records-duty.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'

/** What is waiting for the records system, and saying that it was handed over. */
export function registerRecordsDuty(desk: Desk): void {
  desk.reads('recordKeeping.outstanding', (database, { inspectionId, limit }) => outstandingRecords(database, inspectionId, limit))

  desk.undoable('recordKeeping.handOver', (transaction, { subjects, handedOn, journalNumber }) => {
    for (const { noun, id } of subjects) handOver(desk, transaction, noun, id, { handedOn, journalNumber, way: 'hand' })
    return null
  })

  desk.undoable('recordKeeping.takeBack', (transaction, { noun, id }) => {
    const { inspectionId } = requireRow(transaction.database, noun, id)
    const row = handOverOf(transaction.database, noun, id, inspectionId)
    if (row === undefined) throw new ExpectedFailure('notFound', { noun: 'recordKeeping' })
    transaction.remove('recordKeeping', row.id)
    desk.audit.tell(transaction.database, { kind: 'handOverTakenBack', about: aboutOf[noun], inspectionId, rowId: id })
    return null
  })
}

type HandOver = { readonly handedOn: CivilDate; readonly journalNumber: string; readonly way: RecordKeeping['way'] }

/** Writes down, and tells the audit trail, that something was handed over; said again, it is the later day and number that count. */
export function handOver(desk: Desk, transaction: Transaction, noun: RecordSubject, id: string, said: HandOver): void {
  const { inspectionId } = requireRow(transaction.database, noun, id)
  const before = handOverOf(transaction.database, noun, id, inspectionId)
  // A file that is saved once more does not take away the number that somebody typed.
  if (before !== undefined) transaction.update('recordKeeping', before.id, said.way === 'file' ? { handedOn: said.handedOn } : said)
  else transaction.create('recordKeeping', { inspectionId, [recordSubjects[noun]]: id, ...said })
  desk.audit.tell(transaction.database, { kind: 'handedOver', about: aboutOf[noun], inspectionId, rowId: id })
}

const aboutOf: Record<RecordSubject, AuditSubject> = {
  document: 'document',
  answer: 'answer',
  hearingResponse: 'hearingResponse',
  attachment: 'attachment',
  visit: 'visitNotes',
}
