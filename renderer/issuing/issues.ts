import type { Issue } from '../../src/domain/issue.ts'

/** The issues by how much they stand in the way, in their order. */
export function bySeverity(issues: readonly Issue[]): Readonly<Record<Issue['severity'], readonly Issue[]>> {
  const of = (severity: Issue['severity']) => issues.filter((issue) => issue.severity === severity)
  return { error: of('error'), ask: of('ask'), warning: of('warning') }
}

/** Reads the issues that a refused `report.issue` or `letter.issue` names in its error. */
export function issuesOfError(params: Readonly<Record<string, string | number>>): Issue[] {
  try {
    const issues: unknown = JSON.parse(String(params['issues'] ?? '[]'))
    return Array.isArray(issues) ? (issues as Issue[]) : []
  } catch {
    return []
  }
}
