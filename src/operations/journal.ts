import { existsSync } from 'node:fs'
import { ExpectedFailure } from '../api/errors.ts'
import { safeFileName } from '../api/file-name.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import type { Document } from '../domain/document.ts'
import { filledPattern } from '../domain/journal.ts'
import type { RowOf } from '../domain/nouns.ts'
import { letterWording } from '../documents/letter-wording.ts'
import { wording } from '../documents/wording.ts'
import { readSettings } from '../storage/settings-file.ts'
import type { Desk } from './desk.ts'
import { issuedBytes } from './documents.ts'
import { requireRow } from './editing.ts'
import { handOver } from './records-duty.ts'
import { saveTold } from './save-told.ts'

const kindLabels: Record<Document['kind'], string> = { ...wording.kindLabel, ...letterWording.kindLabel }

/** An issued document on its way to the records system: the file, named as the office wants it, and beside it what the system is to know. */
export function registerJournal(desk: Desk): void {
  desk.writes('document.saveForJournal', async ({ database }, { id }) => {
    const document = requireRow(database, 'document', id)
    const inspection = requireRow(database, 'inspection', document.inspectionId)
    const bytes = issuedBytes(database, document)
    const { journalPattern } = readSettings(desk.environment.profileFolder)
    const path = await desk.host.chooseSavePath({ suggestedName: journalName(journalPattern, document, inspection), kind: 'word' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const metadataPath = `${path.replace(/\.docx$/i, '')}.json`
    // The dialog has asked about the one name only.
    if (existsSync(metadataPath)) throw new ExpectedFailure('journalFileExists', { path: metadataPath })
    const metadata = Buffer.from(`${JSON.stringify(metadataOf(document, inspection), null, 2)}\n`)
    saveTold(
      desk,
      [
        [path, bytes],
        [metadataPath, metadata],
      ],
      { kind: 'exported', about: 'recordsSystem', inspectionId: inspection.id, rowId: id },
      'document.saveForJournal',
      (transaction) => {
        handOver(desk, transaction, 'document', id, { handedOn: civilDateOf(desk.now()), journalNumber: '', way: 'file' })
      },
    )
    return { path, metadataPath }
  })
}

const journalName = (pattern: string, document: Document, { caseNumber }: RowOf<'inspection'>): string => {
  const { number, kind, title, date } = document
  return safeFileName(`${filledPattern(pattern, { sagsnr: caseNumber, dokumentnr: number, dokumenttype: kindLabels[kind], titel: title, dato: date })}.docx`)
}

/** In the words of the records system, which is Danish whatever the program speaks. */
const metadataOf = ({ number, title, date, kind, recipients, issuedAt, sha256, size }: Document, { caseNumber, title: sag }: RowOf<'inspection'>) => ({
  sagsnr: caseNumber,
  sagstitel: sag,
  dokumentnr: number,
  titel: title,
  dato: date,
  dokumenttype: kindLabels[kind],
  parter: recipients,
  udstedt: issuedAt,
  sha256,
  bytes: size,
})
