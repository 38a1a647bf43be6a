import type { PointList } from '../../src/domain/checklist-difference.ts'
import type { ChecklistItem } from '../../src/domain/checklist-item.ts'
import { expressionFields, faultOf } from '../../src/domain/expression-check.ts'

/** The points that cannot be asked as they are: an expression that cannot be worked out, a choice among nothing. */
export function faultyPoints({ items, choices }: PointList): ReadonlySet<string> {
  const lists = new Set(choices.map(({ list }) => list))
  return new Set(items.filter((item) => isFaulty(items, lists, item)).map(({ id }) => id))
}

function isFaulty(items: readonly ChecklistItem[], lists: ReadonlySet<string>, item: ChecklistItem): boolean {
  if ((item.kind === 'choice' || item.kind === 'choices') && !lists.has(item.list)) return true
  // A function that only other programs have, or a pattern that is not used, came in with a form and was told of then.
  return expressionFields.some((field) => ![undefined, 'unsupportedFunction', 'endlessPattern'].includes(faultOf(items, item, field)?.code))
}
