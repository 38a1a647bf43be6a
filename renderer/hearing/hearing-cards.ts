import { comparePoints } from '../../src/domain/numbering.ts'
import { lacksReason, type Remark } from '../../src/domain/remark.ts'

/** The remarks on one point of the report; `findingId` null: on the report as a whole. */
export type RemarkGroup = { readonly findingId: string | null; readonly point: string; readonly remarks: readonly Remark[] }

/** The remarks beside the points they concern: those on the whole report first, then by number. A finding that is gone counts as the whole. */
export function remarkGroups(remarks: readonly Remark[], points: ReadonlyMap<string, string>): RemarkGroup[] {
  const groups = new Map<string | null, Remark[]>()
  for (const remark of remarks) {
    const findingId = remark.findingId !== null && points.has(`finding:${remark.findingId}`) ? remark.findingId : null
    groups.set(findingId, [...(groups.get(findingId) ?? []), remark])
  }
  return [...groups]
    .map(([findingId, list]) => ({ findingId, point: findingId === null ? '' : (points.get(`finding:${findingId}`) ?? ''), remarks: list }))
    .toSorted((a, b) => (a.findingId === null ? -1 : b.findingId === null ? 1 : comparePoints(a.point, b.point)))
}

/** How many remarks nobody has decided on, or turned down without saying why. */
export const undecided = (remarks: readonly Remark[]): number => remarks.filter((remark) => remark.disposition === null || lacksReason(remark)).length
