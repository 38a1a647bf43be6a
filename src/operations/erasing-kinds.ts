import { createHash } from 'node:crypto'
import type { NounName } from '../domain/nouns.ts'
import { erasedWords, type RetentionData, type RetentionKind } from '../domain/retention.ts'
import { ExpectedFailure } from '../api/errors.ts'
import type { Transaction } from '../storage/changes.ts'
import type { Database, ReadableDatabase } from '../storage/database.ts'
import { emptied, eraseRow, holdsWords } from '../storage/erasing.ts'
import { forgetIdentity, sealedIdentity } from '../storage/identities.ts'
import { removedRows } from '../storage/retention.ts'
import { findRow, listRows } from '../storage/table.ts'
import { requireRow } from './editing.ts'
import { pointersTo, removeRow } from './removal.ts'

/** What of a case the rules are held against. @throws ExpectedFailure `notFound` */
export function retentionDataOf(database: ReadableDatabase, inspectionId: string): RetentionData {
  const rows = <Name extends 'attachment' | 'note' | 'letter' | 'document' | 'recordKeeping' | 'participant'>(noun: Name) =>
    listRows(database, noun, inspectionId)
  return {
    inspection: requireRow(database, 'inspection', inspectionId),
    attachment: rows('attachment'),
    note: rows('note'),
    letter: rows('letter'),
    document: rows('document'),
    recordKeeping: rows('recordKeeping'),
    identities: rows('participant').flatMap(({ id }) => (sealedIdentity(database, id) === undefined ? [] : id)),
    removed: removedRows(database, inspectionId, (noun, id) => holdsWords(database as Database, noun, id)),
  }
}

/** What was destroyed, for the hash of the certificate, and the hashes of the files that went with it. */
type Erased = { readonly destroyed: readonly unknown[]; readonly contents: readonly string[] }

/** Destroys rows of one kind, in the caller's transaction. */
export function eraseOfKind(transaction: Transaction, kind: RetentionKind, ids: readonly string[]): Erased {
  const each = ids.map((id) => eraseOne[kind](transaction, id))
  return { destroyed: each.flatMap(({ destroyed }) => destroyed), contents: each.flatMap(({ contents }) => contents) }
}

const eraseOne: Record<RetentionKind, (transaction: Transaction, id: string) => Erased> = {
  recording: (transaction, id) => removed(transaction, 'attachment', id),
  removedRows: (transaction, id) => emptiedRow(transaction, nounOf(transaction.database, id), id),
  rawNotes: eraseNote,
  letterDrafts: (transaction, id) => {
    const sections = listRows(transaction.database, 'letterSection', requireRow(transaction.database, 'letter', id).inspectionId)
    const own = sections.filter(({ letterId }) => letterId === id).map((section) => removed(transaction, 'letterSection', section.id))
    const letter = removed(transaction, 'letter', id)
    return { destroyed: [...own.flatMap(({ destroyed }) => destroyed), ...letter.destroyed], contents: letter.contents }
  },
  identity: (transaction, id) => {
    const sealed = sealedIdentity(transaction.database, id) ?? new Uint8Array()
    forgetIdentity(transaction.database, id)
    // The sealed form: a name alone could be guessed from its hash.
    return { destroyed: [id, createHash('sha256').update(sealed).digest('hex')], contents: [] }
  },
}

/** A note that a finding rests on stays in its place without its words: what it said stands in the report. */
function eraseNote(transaction: Transaction, id: string): Erased {
  const row = requireRow(transaction.database, 'note', id)
  if (pointersTo(transaction.database, 'note', row).length === 0) return removed(transaction, 'note', id)
  const destroyed = wordsOf(transaction.database, 'note', id)
  eraseRow(transaction, 'note', id, { text: erasedWords })
  return { destroyed: [destroyed], contents: [] }
}

function removed(transaction: Transaction, noun: NounName, id: string): Erased {
  removeRow(transaction, noun, id)
  return emptiedRow(transaction, noun, id)
}

function emptiedRow(transaction: Transaction, noun: NounName, id: string): Erased {
  const destroyed = wordsOf(transaction.database, noun, id)
  const row = findRow(transaction.database, noun, id) as { sha256?: string; renditionSha256?: string | null } | undefined
  const contents = noun === 'attachment' ? [row?.sha256, row?.renditionSha256].filter((hash) => typeof hash === 'string') : []
  eraseRow(transaction, noun, id)
  return { destroyed: [destroyed], contents }
}

/** What of a row is about to be destroyed. */
function wordsOf(database: ReadableDatabase, noun: NounName, id: string): unknown {
  const row = findRow(database, noun, id) as Record<string, unknown> | undefined
  return { noun, id, ...Object.fromEntries(Object.keys(emptied(noun)).map((field) => [field, row?.[field]])) }
}

function nounOf(database: ReadableDatabase, id: string): NounName {
  const found = database.get<{ entity: NounName }>('SELECT "entity" FROM "change" WHERE "rowId" = ? AND "field" <> \'*\' LIMIT 1', id)
  if (found === undefined) throw new ExpectedFailure('notFound', { noun: 'inspection' })
  return found.entity
}
