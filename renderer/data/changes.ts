import type { CoreEvent, RowChange } from '../../src/api/events.ts'
import { inOrder, queries } from './queries.ts'

type AnyRow = { id: string; createdAt: string }

/** Brings what is cached up to date with what the core has committed. */
export function applyEvent(event: CoreEvent): void {
  if (event.type === 'settings') queries.setQueryData(['settings'], event.settings)
  if (event.type === 'profile') void queries.invalidateQueries({ queryKey: ['profile'] })
  if (event.type === 'audit') void queries.invalidateQueries({ queryKey: ['call', 'audit.state'] })
  if (event.type !== 'changed') return
  if (event.bulk) {
    void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'profile' && query.queryKey[0] !== 'settings' })
    return
  }
  for (const [list, changes] of byList(event.changes)) patch(list, changes)
  askAgainSoon()
}

/** The changes by the list they stand in. */
function byList(changes: readonly RowChange[]): Map<string, RowChange[]> {
  const lists = new Map<string, RowChange[]>()
  for (const change of changes) {
    const list = `${change.noun} ${change.inspectionId ?? ''}`
    const known = lists.get(list)
    if (known) known.push(change)
    else lists.set(list, [change])
  }
  return lists
}

function patch(key: string, changes: readonly RowChange[]): void {
  const [noun, inspectionId] = key.split(' ')
  if (noun === 'inspection') {
    for (const change of changes) if (change.row) queries.setQueryData(['inspection', change.id], change.row)
    return
  }
  const changed = new Map(changes.map((change) => [change.id, change.row as AnyRow | null]))
  queries.setQueryData<AnyRow[]>(inspectionId ? ['rows', noun, inspectionId] : ['rows', noun], (rows) => {
    if (rows === undefined) return undefined
    const kept = rows.flatMap((row) => (changed.has(row.id) ? (changed.get(row.id) ?? []) : row))
    const known = new Set(rows.map((row) => row.id))
    const added = [...changed].flatMap(([id, row]) => (row && !known.has(id) ? row : []))
    return inOrder([...kept, ...added])
  })
}

let waiting: ReturnType<typeof setTimeout> | null = null

/** Answers that are made of many rows (lists of cases, previews) are asked for again, once for a burst of changes. */
function askAgainSoon(): void {
  waiting ??= setTimeout(() => {
    waiting = null
    void queries.invalidateQueries({ queryKey: ['call'] })
  }, 120)
}
