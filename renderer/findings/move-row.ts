import { arrange } from '../data/arrange.ts'

/** The ids with one of them a place up or down; null when it stands at the end already. */
export function movedBy(ids: readonly string[], id: string, by: -1 | 1): string[] | null {
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return null
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}

/** Moves a row among its siblings, which are given in their order. */
export async function moveRow(noun: 'reportTheme' | 'recommendation' | 'question' | 'evidence', ids: readonly string[], id: string, by: -1 | 1): Promise<void> {
  const order = movedBy(ids, id, by)
  if (order !== null) await arrange(noun, order)
}
