import { nameOf, type ChecklistItem } from './checklist-item.ts'

/** A point in its place in the form: under which group, in which repeats, over which points. */
export type FormPoint = {
  readonly item: ChecklistItem
  readonly name: string
  readonly parent: FormPoint | null
  readonly children: FormPoint[]
  /** The repeats around it, the outermost first; not itself. */
  readonly repeats: readonly FormPoint[]
  /** How many groups and repeats it stands in. */
  readonly depth: number
}

/** The points of a checklist as a tree, with what a name means. */
export type FormOutline = {
  readonly top: readonly FormPoint[]
  readonly points: readonly FormPoint[]
  readonly byName: ReadonlyMap<string, readonly FormPoint[]>
}

const outlines = new WeakMap<readonly ChecklistItem[], FormOutline>()

/** The tree of a list of points; the same list is looked at once. */
export function outlineOf(items: readonly ChecklistItem[]): FormOutline {
  const known = outlines.get(items)
  if (known) return known
  const top: FormPoint[] = []
  const byId = new Map<string, FormPoint>()
  const byName = new Map<string, FormPoint[]>()
  for (const item of items) {
    const parent = byId.get(item.parentId) ?? null
    const repeats = parent === null ? [] : parent.item.kind === 'repeat' ? [...parent.repeats, parent] : parent.repeats
    const point: FormPoint = { item, name: nameOf(item), parent, children: [], repeats, depth: parent === null ? 0 : parent.depth + 1 }
    byId.set(item.id, point)
    byName.set(point.name, [...(byName.get(point.name) ?? []), point])
    ;(parent?.children ?? top).push(point)
  }
  const outline = { top, points: [...byId.values()], byName }
  outlines.set(items, outline)
  return outline
}

/**
 * The point that `${name}` means where it is written: the only one of that name, else the one that shares the most groups with the place.
 * @param from the point whose expression it is
 */
export function pointNamed(outline: FormOutline, name: string, from: FormPoint | null): FormPoint | undefined {
  const found = outline.byName.get(name) ?? []
  if (found.length < 2 || from === null) return found[0]
  const around = new Set(ancestors(from))
  const shared = (point: FormPoint): number => ancestors(point).filter((one) => around.has(one)).length
  return found.reduce((best, point) => (shared(point) > shared(best) ? point : best))
}

function ancestors(point: FormPoint): FormPoint[] {
  const found: FormPoint[] = []
  for (let at: FormPoint | null = point; at !== null; at = at.parent) found.push(at)
  return found
}

/** How a round of a repeat is called: `2`, or `1.2` for the second within the first of another. */
export const placeIn = (outer: string, round: number): string => (outer === '' ? String(round) : `${outer}.${round}`)

/** The numbers of the rounds that a place names, the outermost first. */
export const roundsOf = (place: string): string[] => (place === '' ? [] : place.split('.'))

/** The key under which a run says how often a repeat is asked. */
export const repeatKey = (repeatId: string, outer: string): string => (outer === '' ? repeatId : `${repeatId}.${outer}`)

/** A point of a list by its id. */
export const pointOf = (items: readonly ChecklistItem[], itemId: string): FormPoint | undefined =>
  outlineOf(items).points.find(({ item }) => item.id === itemId)

/** Whether an answer may stand in this place: as many rounds as there are repeats around the point. */
export function fitsPlace(items: readonly ChecklistItem[], itemId: string, place: string): boolean {
  const point = pointOf(items, itemId)
  return point !== undefined && roundsOf(place).length === point.repeats.length && roundsOf(place).every((round) => Number(round) >= 1)
}
