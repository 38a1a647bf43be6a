import type { TFunction } from 'i18next'
import { arrange } from '../data/arrange.ts'
import type { MenuItem } from '../ui/menu.tsx'

/** A place up or down. */
export type Step = -1 | 1

/** The ids with one of them a place up or down; null when it stands at the end already. */
export function movedBy(ids: readonly string[], id: string, by: Step): string[] | null {
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return null
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}

/** Moves a row among its siblings, which are given in their order. */
export async function moveRow(
  noun: 'reportTheme' | 'recommendation' | 'question' | 'evidence' | 'letter' | 'letterSection',
  ids: readonly string[],
  id: string,
  by: Step,
): Promise<void> {
  const order = movedBy(ids, id, by)
  if (order !== null) await arrange(noun, order)
}

/** "Flyt op" and "Flyt ned" for a row's menu. */
export function moveItems(t: TFunction, canMove: (by: Step) => boolean, move: (by: Step) => void): [up: MenuItem, down: MenuItem] {
  return [
    { id: 'up', label: t('findings.moveUp'), icon: 'arrowUp', isDisabled: !canMove(-1), onAction: () => move(-1) },
    { id: 'down', label: t('findings.moveDown'), icon: 'arrowDown', isDisabled: !canMove(1), onAction: () => move(1) },
  ]
}
