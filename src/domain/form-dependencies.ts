import { expressionOf, isDynamic, isProblem } from './expression.ts'
import { pointNamed, type FormOutline, type FormPoint } from './form-outline.ts'

/** Points in an order in which each comes after what it rests on, and those that rest on themselves. */
export type DependencyOrder = { readonly order: readonly FormPoint[]; readonly circular: ReadonlySet<FormPoint> }

const orders = new WeakMap<FormOutline, DependencyOrder>()

/** What the conditions and calculations of a form rest on, followed to the end. The same form is looked at once. */
export function dependencyOrder(outline: FormOutline): DependencyOrder {
  const known = orders.get(outline)
  if (known) return known
  const order: FormPoint[] = []
  const circular = new Set<FormPoint>()
  const visited = new Map<FormPoint, 'open' | 'done'>()
  for (const start of outline.points) if (!visited.has(start)) follow(start, outline, visited, order, circular)
  const made = { order, circular }
  orders.set(outline, made)
  return made
}

/** Walks with a list of its own: a form of two thousand points may be one chain. */
function follow(start: FormPoint, outline: FormOutline, visited: Map<FormPoint, 'open' | 'done'>, order: FormPoint[], circular: Set<FormPoint>): void {
  const path: { point: FormPoint; rest: FormPoint[] }[] = []
  const enter = (point: FormPoint): void => {
    visited.set(point, 'open')
    path.push({ point, rest: restsOn(point, outline) })
  }
  enter(start)
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const next = last.rest.pop()
    if (next === undefined) {
      visited.set(last.point, 'done')
      order.push(last.point)
      path.pop()
    } else if (visited.get(next) === 'open') {
      for (const { point } of path.slice(path.findIndex(({ point }) => point === next))) circular.add(point)
    } else if (!visited.has(next)) enter(next)
  }
}

/** The points whose answers decide whether a point is asked and what it comes to. */
function restsOn(point: FormPoint, outline: FormOutline): FormPoint[] {
  const { condition, calculation, initial } = point.item
  const expressions = [condition, calculation, isDynamic(initial) ? initial : ''].filter((text) => text !== '')
  const named = expressions.flatMap((text) => {
    const expression = expressionOf(text)
    return isProblem(expression) ? [] : expression.names.map((name) => pointNamed(outline, name, point))
  })
  return [point.parent, ...named].filter((one) => one !== null && one !== undefined)
}
