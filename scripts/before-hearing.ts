import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Prose, ProseNode } from '../src/domain/prose.ts'

/** A passage that the hearing changed: how it reads now, and how it read before; empty when it was added. */
const correction = z.strictObject({ finding: z.string(), now: z.string().min(1), before: z.string() })
export type Correction = z.output<typeof correction>

/** A finding as far as it is written. */
type Written = { readonly id: string; readonly title: string; readonly facts: Prose; readonly assessment: Prose }

/** What a case file and the passages beside it do not agree about. */
export class UnknownPassage extends Error {}

/** Where the passages of a case file stand: `case.json` has them in `case.before-hearing.json`. */
export const besideCaseFile = (caseFile: string): string => `${caseFile.replace(/\.json$/i, '')}.before-hearing.json`

/** The passages that the hearing changed, from the file beside the case file; none when there is no such file. */
export function readCorrections(caseFile: string): readonly Correction[] {
  const path = besideCaseFile(caseFile)
  if (!existsSync(path)) return []
  return z.strictObject({ corrections: z.array(correction) }).parse(JSON.parse(readFileSync(path, 'utf8'))).corrections
}

/**
 * The findings that the hearing changed, as they read when the preliminary report was sent. A case file holds a case as it stands in the end, so without this
 * its preliminary report would tell what came to light only afterwards.
 * @throws UnknownPassage when a passage does not stand once in its finding
 */
export function beforeHearing<Finding extends Written>(findings: readonly Finding[], corrections: readonly Correction[]): Finding[] {
  const earlier = new Map<string, Finding>()
  for (const { finding: title, now, before } of corrections) {
    const current = findings.find((one) => one.title === title)
    if (current === undefined) throw new UnknownPassage(title)
    const finding = earlier.get(current.id) ?? current
    if (JSON.stringify([finding.facts, finding.assessment]).split(JSON.stringify(now).slice(1, -1)).length !== 2) throw new UnknownPassage(now)
    const mend = (prose: Prose): Prose => ({ ...prose, doc: replaced(prose.doc, now, before) })
    earlier.set(finding.id, { ...finding, facts: mend(finding.facts), assessment: mend(finding.assessment) })
  }
  return [...earlier.values()]
}

/** Prose holds no empty text; a paragraph that is left empty vanishes from the report. */
function replaced(node: ProseNode, now: string, before: string): ProseNode {
  if (node.content === undefined) return node.text === undefined ? node : { ...node, text: node.text.replace(now, () => before) }
  return { ...node, content: node.content.map((child) => replaced(child, now, before)).filter((child) => child.text !== '') }
}
