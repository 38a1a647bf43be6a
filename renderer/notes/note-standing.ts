import type { Contradiction as MarkedContradiction } from '../../src/domain/contradiction.ts'
import { parseEvidenceSource, type Evidence } from '../../src/domain/evidence.ts'
import type { Finding } from '../../src/domain/finding.ts'
import type { Note } from '../../src/domain/note.ts'
import { clockWordsOf } from '../strings/formats.ts'

/** A note that says otherwise: when it was taken, and who said it; two notes of one minute are told apart by the speaker. */
export type Contradiction = { readonly time: string; readonly sourceId: string | null }

/** What a note has come to: the findings that rest on it, the notes that say otherwise, and the first contradiction of them that is open. */
export type NoteStanding = {
  readonly findings: readonly { id: string; title: string }[]
  readonly contradictedBy: readonly Contradiction[]
  readonly open: { readonly id: string; readonly about: string } | null
}
type Growing = { findings: { id: string; title: string }[]; contradictedBy: Contradiction[]; open: NoteStanding['open'] }

/** For each note that is evidence or contradicted: the findings that rest on it, and the notes that say otherwise, in one of them or in an open contradiction. */
export function standings(
  notes: readonly Note[],
  evidence: readonly Evidence[],
  findings: readonly Finding[],
  marked: readonly MarkedContradiction[],
): ReadonlyMap<string, NoteStanding> {
  const titles = new Map(findings.map((finding) => [finding.id, finding.title]))
  const known = new Map(notes.map((note) => [note.id, note]))
  const links = evidence
    .map(({ findingId, source, contradicts }) => ({ findingId, contradicts, ...parseEvidenceSource(source) }))
    .filter((link) => link.kind === 'note' && known.has(link.id) && titles.has(link.findingId))
  const found = new Map<string, Growing>()
  for (const link of links) {
    const standing = found.get(link.id) ?? { findings: [], contradictedBy: [], open: null }
    found.set(link.id, standing)
    standing.findings.push({ id: link.findingId, title: titles.get(link.findingId) ?? '' })
    if (!link.contradicts) continue
    const others = links.filter((other) => other.contradicts && other.findingId === link.findingId && other.id !== link.id)
    for (const other of others) {
      const note = known.get(other.id)
      if (note) standing.contradictedBy.push({ time: clockWordsOf(note.takenAt), sourceId: note.sourceId })
    }
  }
  for (const { id, about, state, noteIds } of marked) {
    const there = noteIds.flatMap((id) => known.get(id) ?? [])
    // Once carried, the finding's own accounts say it.
    if (state !== 'open' || there.length < 2) continue
    for (const note of there) {
      const standing = found.get(note.id) ?? { findings: [], contradictedBy: [], open: null }
      found.set(note.id, standing)
      const others = there.filter((other) => other !== note).map((other) => ({ time: clockWordsOf(other.takenAt), sourceId: other.sourceId }))
      standing.contradictedBy.push(...others)
      standing.open ??= { id, about }
    }
  }
  return found
}

/** The questions whose notes contradict each other and are not settled. */
export function disputedQuestions(notes: readonly Note[], marked: readonly MarkedContradiction[]): ReadonlySet<string> {
  const open = new Set(marked.filter(({ state }) => state === 'open').flatMap(({ noteIds }) => noteIds))
  return new Set(notes.flatMap(({ id, questionId }) => (questionId !== null && open.has(id) ? questionId : [])))
}
