import { comparePoints } from '../../src/domain/numbering.ts'
import { isReplacedBy, lacksReason, type Remark } from '../../src/domain/remark.ts'

/** The remarks on one point of the report. `findingId` null: on the report as a whole, or, `unplaced`, on nobody knows what. */
export type RemarkGroup = { readonly findingId: string | null; readonly unplaced: boolean; readonly point: string; readonly remarks: readonly Remark[] }

/**
 * The remarks beside the points they concern: first those that have to be placed, then those on the whole report, then by number. A finding that is gone counts as
 * the whole.
 */
export function remarkGroups(remarks: readonly Remark[], points: ReadonlyMap<string, string>): RemarkGroup[] {
  const isKnown = (findingId: string | null): findingId is string => findingId !== null && points.has(`finding:${findingId}`)
  const groups = new Map<string, Remark[]>()
  for (const remark of remarks) {
    const key = remark.unplaced ? 'unplaced' : isKnown(remark.findingId) ? remark.findingId : 'whole'
    const list = groups.get(key)
    if (list === undefined) groups.set(key, [remark])
    else list.push(remark)
  }
  return [...groups]
    .map(([key, list]): RemarkGroup => {
      const findingId = key === 'unplaced' || key === 'whole' ? null : key
      return { findingId, unplaced: key === 'unplaced', point: points.get(`finding:${key}`) ?? '', remarks: list }
    })
    .toSorted((a, b) => rank(a) - rank(b) || comparePoints(a.point, b.point))
}

const rank = ({ unplaced, findingId }: RemarkGroup): number => (unplaced ? 0 : findingId === null ? 1 : 2)

/** As many remarks as are drawn at once, in the order of their groups. */
export function firstOf(groups: readonly RemarkGroup[], most: number): RemarkGroup[] {
  let left = most
  return groups.flatMap((group) => {
    const remarks = group.remarks.slice(0, left)
    left -= remarks.length
    return remarks.length === 0 ? [] : [{ ...group, remarks }]
  })
}

/** How many remarks nobody has decided on, or turned down without saying why. */
export const undecided = (remarks: readonly Remark[]): number => remarks.filter((remark) => remark.disposition === null || lacksReason(remark)).length

/** The other half of a change that replaces words by others: the insertion of a deletion, or the deletion of an insertion. */
export const otherHalf = (remark: Remark, remarks: readonly Remark[]): Remark | undefined =>
  remarks.find((other) => isReplacedBy(remark, other) || isReplacedBy(other, remark))
