import type { ChecklistItem } from '../../src/domain/checklist-item.ts'

type Items = readonly ChecklistItem[]

const isGroup = ({ kind }: ChecklistItem): boolean => kind === 'group' || kind === 'repeat'

/** A point and everything that stands in it. */
export function withInside(items: Items, id: string): ReadonlySet<string> {
  const inside = new Set([id])
  for (const item of items) if (inside.has(item.parentId)) inside.add(item.id)
  return inside
}

/** The points in the order of the outline: what stands in a group right after it. */
export function inOutline(items: Items): ChecklistItem[] {
  const groups = new Map<string, ChecklistItem[]>(items.filter(isGroup).map(({ id }) => [id, []]))
  const top: ChecklistItem[] = []
  // What names a group that is none stands at the top, as everywhere else.
  for (const item of items) (groups.get(item.parentId) ?? top).push(item)
  const list = (some: Items): ChecklistItem[] => some.flatMap((item) => [item, ...list(groups.get(item.id) ?? [])])
  const listed = list(top)
  return listed.length === items.length ? listed : [...items]
}

/** How deep each point stands, by its id. */
export function depthsOf(items: Items): ReadonlyMap<string, number> {
  const depths = new Map<string, number>()
  for (const { id, parentId } of items) depths.set(id, (depths.get(parentId) ?? -1) + 1)
  return depths
}

/** Puts the point that was moved, with what stands in it, where a list of ids has it: before what follows it there, in the same group as that. */
export function arranged(items: Items, ids: readonly string[]): ChecklistItem[] {
  const old = items.map(({ id }) => id)
  const moved = movedId(old, ids)
  return moved === null ? [...items] : movedTo(items, moved, ids)
}

function movedTo(items: Items, moved: string, ids: readonly string[]): ChecklistItem[] {
  const inside = withInside(items, moved)
  const rest = items.filter(({ id }) => !inside.has(id))
  const from = items.findIndex(({ id }) => id === moved)
  const before = ids.slice(0, ids.indexOf(moved)).filter((id) => !inside.has(id)).length
  // One step down within its own points is a step past them.
  const at = before === from && ids.indexOf(moved) > from ? Math.min(before + 1, rest.length) : before
  return placed(items, moved, rest, at)
}

/** The id whose place changed between two orders of the same list; of two that changed places, the one that went down. */
function movedId(old: readonly string[], next: readonly string[]): string | null {
  const first = old.findIndex((id, i) => id !== next[i])
  const [was, is] = [old[first], next[first]]
  if (was === undefined || is === undefined) return null
  return next[first + 1] === was ? (old[first + 1] === is ? was : is) : was
}

function placed(items: Items, id: string, rest: Items, at: number): ChecklistItem[] {
  const inside = withInside(items, id)
  const follower = rest[at]
  const before = rest[at - 1]
  const parentId = follower?.parentId ?? (before !== undefined && isGroup(before) ? before.id : '')
  const own = items.filter((one) => inside.has(one.id)).map((one) => (one.id === id ? { ...one, parentId } : one))
  return inOutline([...rest.slice(0, at), ...own, ...rest.slice(at)])
}

/** The group that a point would go into: the nearest group before it that stands as deep. */
export function groupAbove(items: Items, id: string): ChecklistItem | undefined {
  const at = items.findIndex((item) => item.id === id)
  const own = items[at]
  const before = items.slice(0, Math.max(0, at)).findLast(({ parentId }) => parentId === own?.parentId)
  return before !== undefined && isGroup(before) ? before : undefined
}

/** Into the group above; as it was where there is none. */
export function indented(items: Items, id: string): ChecklistItem[] {
  const group = groupAbove(items, id)
  return group === undefined ? [...items] : inOutline(items.map((item) => (item.id === id ? { ...item, parentId: group.id } : item)))
}

/** Out of its group, to right after it; as it was at the top. */
export function outdented(items: Items, id: string): ChecklistItem[] {
  const group = items.find((one) => one.id === items.find((item) => item.id === id)?.parentId)
  if (group === undefined) return [...items]
  const inside = withInside(items, id)
  const own = items.filter((one) => inside.has(one.id)).map((one) => (one.id === id ? { ...one, parentId: group.parentId } : one))
  const rest = items.filter((one) => !inside.has(one.id))
  const end = rest.findLastIndex((one) => withInside(rest, group.id).has(one.id)) + 1
  return inOutline([...rest.slice(0, end), ...own, ...rest.slice(end)])
}

/** One step up or down past its neighbour, as the list's own handle does it. */
export function stepped(items: Items, id: string, by: 1 | -1): ChecklistItem[] {
  const ids = items.map((item) => item.id)
  const at = ids.indexOf(id)
  const to = at + by
  return to < 0 || to >= ids.length ? [...items] : movedTo(items, id, ids.toSpliced(at, 1).toSpliced(to, 0, id))
}

/** With a new point after another, within it where that is a group; at the end where there is no other. */
export function withNew(items: Items, item: ChecklistItem, afterId: string | null): ChecklistItem[] {
  const after = items.find(({ id }) => id === afterId)
  if (after === undefined) return [...items, item]
  if (isGroup(after)) return inOutline([...items, { ...item, parentId: after.id }])
  const at = items.indexOf(after) + 1
  return inOutline([...items.slice(0, at), { ...item, parentId: after.parentId }, ...items.slice(at)])
}
