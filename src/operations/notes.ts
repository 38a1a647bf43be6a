import { ExpectedFailure } from '../api/errors.ts'
import { withMovedEvidence } from '../domain/moved-evidence.ts'
import type { Note } from '../domain/note.ts'
import { byTakenAt, cutOf, mergedNote, mergeProblem, originOf, type MergeChoice } from '../domain/note-merging.ts'
import type { Transaction } from '../storage/changes.ts'
import { listRows, rowsWhere } from '../storage/table.ts'
import { changeProse } from './case-prose.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow, updateRow } from './editing.ts'

/** What is special about notes; making, changing and removing them is in editing.ts. */
export function registerNotes(desk: Desk): void {
  desk.reads('note.get', (database, { id }) => requireRow(database, 'note', id))
  desk.undoable('note.merge', (transaction, { ids, ...choice }) => merge(transaction, [...new Set(ids)], choice))
  desk.undoable('note.split', (transaction, { id, text, from, to }) => split(transaction, id, { text, from, to }))
  desk.undoable('note.code', (transaction, { ids, add, remove }) => {
    for (const id of ids) {
      const { themeIds } = requireRow(transaction.database, 'note', id)
      updateRow(transaction, 'note', { id, patch: { themeIds: [...new Set([...themeIds.filter((theme) => !remove.includes(theme)), ...add])] } })
    }
    return null
  })
}

function merge(transaction: Transaction, ids: readonly string[], choice: MergeChoice): Note {
  const notes = ids.map((id) => requireRow(transaction.database, 'note', id)).sort(byTakenAt)
  const [first, ...others] = notes
  const problem = mergeProblem(notes)
  if (!first || problem !== null) throw new ExpectedFailure('invalidInput', { path: 'ids', rule: problem ?? 'required', maximum: 100_000 })
  if (others.some((note) => note.inspectionId !== first.inspectionId)) throw new ExpectedFailure('invalidInput', { path: 'ids', rule: 'otherCase' })
  // One of the natures that were seen, so that what was told does not become a reflection by the way.
  if (!notes.some((note) => note.nature === choice.nature)) throw new ExpectedFailure('invalidInput', { path: 'nature', rule: 'unknownReference' })
  moveEvidence(transaction, first, others)
  moveContradictions(transaction, first, others)
  for (const note of others) transaction.remove('note', note.id)
  return updateRow(transaction, 'note', { id: first.id, patch: mergedNote(notes, choice) })
}

/** Lets evidence and prose that rest on the others rest on the first. A finding rests on it once, with all that was said of each. */
function moveEvidence(transaction: Transaction, first: Note, others: readonly Note[]): void {
  const { inspectionId } = first
  const target = `note:${first.id}`
  const sources = new Set(others.map((note) => `note:${note.id}`))
  const kept = new Map(rowsWhere(transaction.database, 'evidence', 'source', target, inspectionId).map((row) => [row.findingId, row]))
  for (const row of [...sources].flatMap((source) => rowsWhere(transaction.database, 'evidence', 'source', source, inspectionId))) {
    const known = kept.get(row.findingId)
    if (!known) {
      kept.set(row.findingId, transaction.update('evidence', row.id, { source: target }))
      continue
    }
    const accounts = rowsWhere(transaction.database, 'evidence', 'findingId', row.findingId, inspectionId).filter((one) => one.contradicts)
    const hasOther = accounts.some((one) => one.id !== known.id && one.id !== row.id)
    const both = (a: string, b: string, between: string) => [...new Set([a, b].filter((part) => part !== ''))].join(between)
    const pinpoint = both(known.pinpoint, row.pinpoint, ', ').slice(0, 500)
    const merged = { pinpoint, wording: both(known.wording, row.wording, '\n'), contradicts: (known.contradicts || row.contradicts) && hasOther }
    kept.set(row.findingId, transaction.update('evidence', known.id, merged))
    transaction.remove('evidence', row.id)
  }
  changeProse(transaction, inspectionId, (value) => withMovedEvidence(value, sources, target))
}

/** Accounts that became one contradict each other no more; against a third they still do. */
function moveContradictions(transaction: Transaction, first: Note, others: readonly Note[]): void {
  const gone = new Set(others.map((note) => note.id))
  for (const { id, noteIds } of listRows(transaction.database, 'contradiction', first.inspectionId)) {
    if (!noteIds.some((noteId) => gone.has(noteId))) continue
    const left = [...new Set(noteIds.map((noteId) => (gone.has(noteId) ? first.id : noteId)))]
    if (left.length < 2) transaction.remove('contradiction', id)
    else transaction.update('contradiction', id, { noteIds: left })
  }
}

/** @throws ExpectedFailure `conflict` when the words are no longer those that were cut */
function split(transaction: Transaction, id: string, at: { text: string; from: number; to: number }): { first: Note; second: Note } {
  const row = requireRow(transaction.database, 'note', id)
  if (row.text !== at.text) throw new ExpectedFailure('conflict', { noun: 'note' })
  const cut = cutOf(row.text, at.from, at.to)
  if (cut === null) throw new ExpectedFailure('invalidInput', { path: 'text', rule: 'cutEmpty' })
  const origins = [...row.origins, originOf(row)]
  if (origins.length > 50) throw new ExpectedFailure('invalidInput', { path: 'text', rule: 'tooManyOrigins' })
  const { inspectionId, visitId, kind, nature, takenAt, stampedAt, sourceId, notedById, questionId, followUp, themeIds } = row
  const kept = { inspectionId, visitId, kind, nature, takenAt, stampedAt, sourceId, notedById, questionId, followUp, themeIds, origins }
  const first = updateRow(transaction, 'note', { id, patch: { text: cut.rest, origins } })
  // Photos and documents stay with the first, as evidence does.
  return { first, second: createRow(transaction, 'note', { ...kept, text: cut.cut, attachmentIds: [] }) }
}
