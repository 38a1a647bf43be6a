import type { ChecklistItem } from './checklist-item.ts'
import { expressionOf, isDynamic, isProblem, namesIn } from './expression.ts'
import { dependencyOrder } from './form-dependencies.ts'
import { outlineOf } from './form-outline.ts'

/** The fields of a point that hold an expression. */
export const expressionFields = ['condition', 'requiredWhen', 'constraint', 'calculation', 'initial', 'choiceFilter', 'repeatCount'] as const
export type ExpressionField = (typeof expressionFields)[number]

/** What is wrong with an expression where it stands; the codes are those of a form that comes in. */
export type ExpressionFault =
  | { readonly code: 'faultyExpression'; readonly expression: string }
  | { readonly code: 'unknownFunction' | 'unsupportedFunction' | 'endlessPattern'; readonly function: string }
  | { readonly code: 'unknownName' | 'circular'; readonly name: string }

/** What is wrong with one expression of a point among the others; null when it can be evaluated. */
export function faultOf(items: readonly ChecklistItem[], item: ChecklistItem, field: ExpressionField): ExpressionFault | null {
  const text = item[field]
  if (text.trim() === '' || (field === 'initial' && !isDynamic(text))) return null
  const expression = expressionOf(text)
  if (isProblem(expression)) {
    if (expression.code === 'faultyExpression') return { code: expression.code, expression: text.slice(0, 200) }
    return { code: expression.code, function: expression.name }
  }
  const outline = outlineOf(items)
  const unknown = namesIn(text).find((name) => !outline.byName.has(name))
  if (unknown !== undefined) return { code: 'unknownName', name: unknown }
  // Only these decide about a point before it is answered; a constraint may name its own point.
  if (field !== 'condition' && field !== 'calculation' && field !== 'initial') return null
  const point = [...dependencyOrder(outline).circular].find((one) => one.item.id === item.id)
  return point === undefined ? null : { code: 'circular', name: point.item.text || point.name }
}

/** The points whose expressions or texts name a point, which would name nothing without it. */
export function namedBy(items: readonly ChecklistItem[], gone: ReadonlySet<string>): ChecklistItem[] {
  const { points, byName } = outlineOf(items)
  const lost = new Set(points.filter(({ item }) => gone.has(item.id)).map(({ name }) => name))
  for (const name of lost) if (byName.get(name)?.some(({ item }) => !gone.has(item.id))) lost.delete(name)
  return items.filter(
    (item) => !gone.has(item.id) && namesIn([...expressionFields.map((field) => item[field]), item.text, item.help].join('\n')).some((name) => lost.has(name)),
  )
}
