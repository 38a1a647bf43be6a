import type { CaseData } from '../../src/domain/case-data.ts'
import type { FrozenPoint } from '../../src/domain/document.ts'
import { parseEvidenceSource, type Evidence } from '../../src/domain/evidence.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { canBeEvidence, type Note } from '../../src/domain/note.ts'
import { comparePoints, numberPoints } from '../../src/domain/numbering.ts'
import type { ReportTheme } from '../../src/domain/report-theme.ts'

/** What is worth knowing of a finding at a glance. */
export type FindingState = {
  /** How many accounts contradict each other; 0 when none do. */
  readonly accounts: number
  readonly graded: boolean
  readonly withoutEvidence: boolean
  readonly recommendations: number
  readonly questions: number
}

export type OutlineFinding = { readonly finding: Finding; readonly point: string; readonly state: FindingState }
export type OutlineTheme = { readonly theme: ReportTheme | null; readonly point: string; readonly findings: readonly OutlineFinding[] }

type Rows = Pick<CaseData, 'reportTheme' | 'finding' | 'evidence' | 'recommendation' | 'question' | 'document'>

/** The numbers of the case as the next document will give them. Keys are `noun:id`. */
export function pointsOf(rows: Pick<CaseData, 'reportTheme' | 'finding' | 'recommendation' | 'question' | 'document'>): Map<string, string> {
  // A letter numbers its own questions: the report's begin with 1 whatever was announced.
  const frozen: FrozenPoint[] = rows.document.filter(({ letterId }) => letterId === null).flatMap((document) => document.points)
  return new Map(numberPoints(rows, frozen).map((point) => [`${point.noun}:${point.id}`, point.point]))
}

const byPosition = <Row extends { position: number; id: string }>(a: Row, b: Row): number => a.position - b.position || (a.id < b.id ? -1 : 1)

/** The themes with their findings in the order of the report; findings without a theme last, under `theme: null`. */
export function findingOutline(rows: Rows): OutlineTheme[] {
  const points = pointsOf(rows)
  const point = (noun: string, id: string): string => points.get(`${noun}:${id}`) ?? ''
  const entry = (finding: Finding): OutlineFinding => ({ finding, point: point('finding', finding.id), state: stateOf(finding, rows) })
  const themes = rows.reportTheme
    .map((theme): OutlineTheme => {
      const findings = rows.finding.filter((finding) => finding.themeId === theme.id).toSorted(byPosition)
      return { theme, point: point('reportTheme', theme.id), findings: findings.map(entry).toSorted((a, b) => comparePoints(a.point, b.point)) }
    })
    .toSorted((a, b) => comparePoints(a.point, b.point))
  const known = new Set(rows.reportTheme.map((theme) => theme.id))
  const rest = rows.finding.filter((finding) => finding.themeId === null || !known.has(finding.themeId)).toSorted(byPosition)
  if (rest.length > 0) themes.push({ theme: null, point: point('section', 'otherFindings'), findings: rest.map(entry) })
  return themes
}

/** What the list says of a finding. One account alone contradicts nothing. */
export function stateOf(finding: Finding, rows: Pick<CaseData, 'evidence' | 'recommendation' | 'question'>): FindingState {
  const evidence = rows.evidence.filter((one) => one.findingId === finding.id)
  const accounts = evidence.filter((one) => one.contradicts).length
  return {
    accounts: accounts > 1 ? accounts : 0,
    graded: finding.criticismStepId !== null,
    withoutEvidence: evidence.length === 0,
    recommendations: rows.recommendation.filter((one) => one.findingId === finding.id).length,
    questions: rows.question.filter((one) => one.findingId === finding.id && one.askedIn === 'report').length,
  }
}

/** The evidence of a finding in its order: the first is a, the second b. */
export function evidenceOf(findingId: string, evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter((one) => one.findingId === findingId).toSorted(byPosition)
}

/** The notes that could carry a fact and that no finding uses yet. */
export function unusedNotes(notes: readonly Note[], evidence: readonly Evidence[]): Note[] {
  const used = new Set(
    evidence
      .map((one) => parseEvidenceSource(one.source))
      .filter((one) => one.kind === 'note')
      .map((one) => one.id),
  )
  return notes.filter((note) => canBeEvidence(note.nature) && !used.has(note.id))
}

/**
 * The position that puts a row between two neighbours; at an end one step outside. Null neighbours: there is none.
 * Fractional, so that a move writes one row only.
 */
export function positionBetween(before: number | null, after: number | null): number {
  if (before === null) return after === null ? 1 : after - 1
  return after === null ? before + 1 : (before + after) / 2
}
