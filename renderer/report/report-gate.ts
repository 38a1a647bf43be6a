import type { DocumentKind } from '../../src/domain/document-kind.ts'
import type { Issue } from '../../src/domain/issue.ts'
import type { Report, ReportKind } from '../../src/domain/report.ts'

/** The draft's fields that differ between the preliminary and the final report. */
export const fieldsOf = (kind: ReportKind) =>
  kind === 'preliminaryReport'
    ? ({ number: 'preliminaryNumber', date: 'preliminaryDate', due: 'remarksDueOn' } as const)
    : ({ number: 'finalNumber', date: 'finalDate', due: 'answersDueOn' } as const)

/** The issues by how much they stand in the way, in their order. */
export function bySeverity(issues: readonly Issue[]): Readonly<Record<Issue['severity'], readonly Issue[]>> {
  const of = (severity: Issue['severity']) => issues.filter((issue) => issue.severity === severity)
  return { error: of('error'), ask: of('ask'), warning: of('warning') }
}

/** The report that comes next: the preliminary one until it has been issued, then the final one. */
export const nextKind = (documents: readonly { readonly kind: DocumentKind }[]): ReportKind =>
  documents.some((document) => document.kind === 'preliminaryReport') ? 'finalReport' : 'preliminaryReport'

/** The numbers that are taken: those of issued documents, and the one that the draft holds for the other report. */
export function usedNumbers(report: Report, kind: ReportKind, documents: readonly { readonly number: string }[]): string[] {
  const other = kind === 'preliminaryReport' ? report.finalNumber : report.preliminaryNumber
  return [...documents.map((document) => document.number), ...(other === null ? [] : [other])]
}

/** Reads the issues that a refused `report.issue` names in its error. */
export function issuesOfError(params: Readonly<Record<string, string | number>>): Issue[] {
  try {
    const issues: unknown = JSON.parse(String(params['issues'] ?? '[]'))
    return Array.isArray(issues) ? (issues as Issue[]) : []
  } catch {
    return []
  }
}
