import { ExpectedFailure } from '../api/errors.ts'
import { canBeEvidence, type NoteNature } from '../domain/note.ts'
import { parseEvidenceSource } from '../domain/evidence.ts'
import type { NounName } from '../domain/nouns.ts'
import { referencesOf } from '../domain/references.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { findRow, tables } from '../storage/table.ts'

/**
 * Refuses fields that point to nothing, to something deleted, or into another case.
 * @param fields the row's fields that are being written
 * @param inspectionId the case of the row, null for the office's data
 * @throws ExpectedFailure `invalidInput` with the field
 */
export function checkReferences(database: ReadableDatabase, noun: NounName, fields: Record<string, unknown>, inspectionId: string | null): void {
  if ('inspectionId' in fields) checkTarget(database, 'inspection', fields['inspectionId'], 'inspectionId', null)
  for (const [field, target] of Object.entries(referencesOf(noun))) {
    const value = fields[field]
    if (value === undefined || value === null) continue
    for (const id of Array.isArray(value) ? (value as unknown[]) : [value]) checkTarget(database, target, id, field, inspectionId)
  }
  const source = fields['source']
  if (noun === 'evidence' && typeof source === 'string') checkEvidence(database, source, inspectionId)
}

/** Refuses evidence that does not exist in the case or that cannot carry a fact. */
export function checkEvidence(database: ReadableDatabase, source: string, inspectionId: string | null): void {
  const { kind, id } = parseEvidenceSource(source)
  const row = checkTarget(database, kind, id, 'source', inspectionId)
  if (kind === 'note' && !canBeEvidence(row['nature'] as NoteNature)) throw new ExpectedFailure('invalidInput', { path: 'source', rule: 'reflection' })
}

function checkTarget(database: ReadableDatabase, noun: NounName, id: unknown, path: string, inspectionId: string | null): Record<string, unknown> {
  const row = typeof id === 'string' ? (findRow(database, noun, id) as Record<string, unknown> | undefined) : undefined
  if (!row || row['deleted'] === true) throw new ExpectedFailure('invalidInput', { path, rule: 'unknownReference' })
  if (tables[noun].ofCase && row['inspectionId'] !== inspectionId) throw new ExpectedFailure('invalidInput', { path, rule: 'otherCase' })
  return row
}
