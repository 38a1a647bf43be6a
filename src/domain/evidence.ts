import { z } from 'zod'
import { defineNoun, id, position, type Row } from './record.ts'
import { line, text } from './text.ts'

export const evidenceSourceKinds = ['note', 'checklistAnswer', 'material'] as const

/** What something rests on, as it is written in prose: `note:<id>`, `checklistAnswer:<id>`, `material:<id>`. */
export const evidenceSource = z.string().regex(/^(note|checklistAnswer|material):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** Links a finding to a note, an answer or a document. */
export const evidence = defineNoun(
  'evidence',
  z.object({
    inspectionId: id,
    findingId: id,
    source: evidenceSource,
    /** The place in the source: "s. 11". */
    pinpoint: line,
    /** True when this is one of the accounts that contradict each other; all such accounts of a finding stand side by side. */
    contradicts: z.boolean(),
    /** The account in the report's words; empty means the source's own words. */
    wording: text,
    position,
  }),
  { pinpoint: '', contradicts: false, wording: '', position: 0 },
)
export type Evidence = Row<typeof evidence>

/** Takes `note:<id>` apart. */
export function parseEvidenceSource(source: string): { kind: (typeof evidenceSourceKinds)[number]; id: string } {
  const colon = source.indexOf(':')
  return { kind: source.slice(0, colon) as (typeof evidenceSourceKinds)[number], id: source.slice(colon + 1) }
}
