import type { Note } from '../../src/domain/note.ts'
import type { EvidenceSource } from '../editor/evidence-sources.ts'

/** What may be evidence of a finding: first the notes that were put down to its theme, then the rest, each as they were. */
export function offeredSources(sources: readonly EvidenceSource[], notes: readonly Note[], themeId: string | null): readonly EvidenceSource[] {
  if (themeId === null) return sources
  const coded = new Set(notes.filter((note) => note.themeIds.includes(themeId)).map((note) => `note:${note.id}`))
  if (coded.size === 0) return sources
  return [...sources.filter(({ source }) => coded.has(source)), ...sources.filter(({ source }) => !coded.has(source))]
}
