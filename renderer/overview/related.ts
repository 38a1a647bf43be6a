import type { InspectionSummary } from '../../src/api/contract.ts'

/** The cases that a case names and those that name it, each once, in the order of the list. */
export const relatedTo = (cases: readonly InspectionSummary[], inspectionId: string, relatedIds: readonly string[]): InspectionSummary[] =>
  cases.filter((other) => other.id !== inspectionId && (relatedIds.includes(other.id) || other.relatedIds.includes(inspectionId)))
