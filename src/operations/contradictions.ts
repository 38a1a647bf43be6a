import { ExpectedFailure } from '../api/errors.ts'
import type { Contradiction } from '../domain/contradiction.ts'
import { evidence as evidenceNoun } from '../domain/evidence.ts'
import { canBeEvidence } from '../domain/note.ts'
import type { RowOf } from '../domain/nouns.ts'
import type { Transaction } from '../storage/changes.ts'
import { rowsWhere } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow, updateRow } from './editing.ts'
import { findingOn } from './findings.ts'

/** Taking a contradiction into the report: its accounts become evidence of a finding and stand there side by side. */
export function registerContradictions(desk: Desk): void {
  desk.undoable('contradiction.carry', (transaction, { id, into }) => {
    const contradiction = requireRow(transaction.database, 'contradiction', id)
    const { inspectionId } = contradiction
    const sources = accountsOf(transaction, contradiction)
    // The report sets the accounts side by side: as the text of a new finding they would be said twice.
    const finding =
      'findingId' in into ? requireRow(transaction.database, 'finding', into.findingId) : findingOn(transaction, { inspectionId, ...into, sources })
    if (finding.inspectionId !== inspectionId) throw new ExpectedFailure('invalidInput', { path: 'findingId', rule: 'otherCase' })
    for (const source of sources) standAgainst(transaction, finding, source)
    return updateRow(transaction, 'contradiction', { id, patch: { state: 'carried', findingId: finding.id } })
  })
}

/** The notes of a contradiction as sources of evidence. @throws ExpectedFailure when fewer than two of them can carry a fact */
function accountsOf({ database }: Transaction, { noteIds }: Contradiction): string[] {
  const sources = noteIds.map((id) => requireRow(database, 'note', id)).flatMap((note) => (canBeEvidence(note.nature) ? `note:${note.id}` : []))
  if (sources.length < 2) throw new ExpectedFailure('invalidInput', { path: 'noteIds', rule: 'reflection' })
  return sources
}

/** Makes the source one of the finding's contradicting accounts, whether or not the finding rests on it already. */
function standAgainst(transaction: Transaction, { id: findingId, inspectionId }: RowOf<'finding'>, source: string): void {
  const known = rowsWhere(transaction.database, 'evidence', 'findingId', findingId, inspectionId).find((one) => one.source === source)
  if (known) transaction.update('evidence', known.id, { contradicts: true })
  else createRow(transaction, 'evidence', { ...evidenceNoun.defaults, inspectionId, findingId, source, contradicts: true })
}
