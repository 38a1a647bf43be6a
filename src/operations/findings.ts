import { evidence as evidenceNoun, parseEvidenceSource } from '../domain/evidence.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import type { RowOf } from '../domain/nouns.ts'
import { emptyProse, proseSchemaVersion, type Prose, type ProseNode } from '../domain/prose.ts'
import { checklistAnswerWords } from '../documents/checklist-tables.ts'
import type { Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { earlierGradings } from '../storage/earlier-gradings.ts'
import { findRow } from '../storage/table.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'
import { checkEvidence } from './references.ts'

/** A finding that begins with marked notes and answers: they are its evidence, and their words the first draft of its facts. Beside it, how others were graded. */
export function registerFindings(desk: Desk): void {
  desk.undoable('finding.fromEvidence', findingFrom)

  desk.reads('finding.gradedEarlier', (database, { id }) => earlierGradings(database, requireRow(database, 'finding', id)))
}

/** What a finding is made from. */
type Beginning = { readonly inspectionId: string; readonly themeId: string | null; readonly title: string; readonly sources: readonly string[] }

/** Makes a finding that begins with its evidence, whose words are the first draft of its facts, in the caller's transaction. */
function findingFrom(transaction: Transaction, beginning: Beginning): RowOf<'finding'> {
  const content = [...new Set(beginning.sources)].flatMap((source) => draftOf(transaction.database, source))
  return findingOn(transaction, beginning, { schemaVersion: proseSchemaVersion, doc: { type: 'doc', content } })
}

/** Makes a finding that rests on these sources, in the caller's transaction. */
export function findingOn(transaction: Transaction, { inspectionId, themeId, title, sources }: Beginning, facts: Prose = emptyProse): RowOf<'finding'> {
  const distinct = [...new Set(sources)]
  for (const source of distinct) checkEvidence(transaction.database, source, inspectionId)
  const finding = createRow(transaction, 'finding', { inspectionId, themeId, title, facts })
  for (const [index, source] of distinct.entries())
    createRow(transaction, 'evidence', { ...evidenceNoun.defaults, inspectionId, findingId: finding.id, source, position: index + 1 })
  return finding
}

/** The source's own words as paragraphs with a reference to it; words that were quoted stand as a quote. */
function draftOf(database: ReadableDatabase, source: string): ProseNode[] {
  const { kind, id } = parseEvidenceSource(source)
  const reference: ProseNode = { type: 'evidence', attrs: { source } }
  if (kind === 'material') return paragraphs(findRow(database, 'material', id)?.excerpt || (findRow(database, 'material', id)?.title ?? ''), reference)
  if (kind === 'checklistAnswer') return paragraphs(wordsOfAnswer(database, id), reference)
  const note = findRow(database, 'note', id)
  if (!note) return []
  if (note.nature !== 'quote') return paragraphs(note.text, reference)
  const role = note.sourceId === null ? '' : (findRow(database, 'participant', note.sourceId)?.role ?? '')
  return [{ type: 'blockquote', attrs: { source: role, date: civilDateOf(note.takenAt) }, content: paragraphs(note.text, reference, role !== '') }]
}

/** The point, its answer and the remark to it. */
function wordsOfAnswer(database: ReadableDatabase, id: string): string {
  const answer = findRow(database, 'checklistAnswer', id)
  const run = answer && findRow(database, 'checklistRun', answer.runId)
  if (!answer || !run) return ''
  const point = run.items.find((item) => item.id === answer.itemId)
  return [point?.text ?? '', `${checklistAnswerWords(run, point, answer.value)}.`, answer.remark].filter((part) => part.trim() !== '').join(' ')
}

/** A paragraph for each line. Each names its source, since one that does not rests on nothing; a quote that says whose it is names it once, at its end. */
function paragraphs(text: string, reference: ProseNode, isOnce = false): ProseNode[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: line }, ...(isOnce && index < lines.length - 1 ? [] : [reference])],
  }))
}
