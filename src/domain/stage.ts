import type { CaseData } from './case-data.ts'

/** Where a case is in its life, read from its dates and documents; nothing is forced. */
export const stages = ['planned', 'announced', 'visited', 'hearing', 'remarksReceived', 'followUp', 'closed'] as const
export type Stage = (typeof stages)[number]

/**
 * The stage of a case on a given day.
 * @param today `YYYY-MM-DD`; a visit counts once its day has come
 */
export function stageOf(data: Pick<CaseData, 'inspection' | 'visit' | 'document' | 'hearingResponse'>, today: string): Stage {
  if (data.inspection.closedOn !== null) return 'closed'
  if (data.document.some((d) => d.kind === 'finalReport')) return 'followUp'
  if (data.document.some((d) => d.kind === 'preliminaryReport')) return data.hearingResponse.length > 0 ? 'remarksReceived' : 'hearing'
  if (data.visit.some((v) => v.date <= today)) return 'visited'
  return data.inspection.announcedOn === null ? 'planned' : 'announced'
}
