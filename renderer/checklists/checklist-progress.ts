import { judgementOf, type ChecklistAnswer, type ChecklistValue } from '../../src/domain/checklist-answer.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import type { ChecklistItem } from '../../src/domain/checklist-item.ts'

/** The same version of the same checklist, used for one unit or several: its runs stand side by side as columns. */
export type ChecklistGroup = {
  readonly key: string
  readonly title: string
  readonly items: readonly ChecklistItem[]
  readonly runs: readonly ChecklistRun[]
}

/** What the runs of one checklist in one version have in common. */
export const groupKey = (run: ChecklistRun): string => `${run.checklistId ?? run.title}/${run.version}`

/** The checklists in use at a visit. Runs stand in the order of their units, groups in the order they were begun. */
export function groupsOfVisit(runs: readonly ChecklistRun[], visitId: string | null, unitIds: readonly string[]): ChecklistGroup[] {
  const place = (run: ChecklistRun): number => unitIds.indexOf(run.unitId)
  const groups = new Map<string, ChecklistRun[]>()
  const begun = runs.filter((run) => run.visitId === visitId).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const run of begun) {
    const key = groupKey(run)
    const group = groups.get(key)
    if (group) group.push(run)
    else groups.set(key, [run])
  }
  return [...groups].map(([key, members]) => ({
    key,
    title: members[0]?.title ?? '',
    items: members[0]?.items ?? [],
    runs: members.sort((a, b) => place(a) - place(b)),
  }))
}

/** Finds an answer by its run and point. */
export type AnswerIndex = ReadonlyMap<string, ChecklistAnswer>
export const answerKey = (runId: string, itemId: string): string => `${runId}/${itemId}`
export const indexAnswers = (answers: readonly ChecklistAnswer[]): AnswerIndex =>
  new Map(answers.map((answer) => [answerKey(answer.runId, answer.itemId), answer]))

/** How far a run has come: points with an answer, all points, and how often each answer was given. */
export function progressOf(run: ChecklistRun, answers: AnswerIndex): { answered: number; total: number; counts: Record<ChecklistValue, number> } {
  const counts = { yes: 0, partly: 0, no: 0, notRelevant: 0 }
  for (const item of run.items) {
    const value = judgementOf(answers.get(answerKey(run.id, item.id)))
    if (value) counts[value] += 1
  }
  return { answered: counts.yes + counts.partly + counts.no + counts.notRelevant, total: run.items.length, counts }
}

/** A point (row) for a unit (column). */
export type Cell = { readonly row: number; readonly column: number }

/** The next cell without an answer after `from`: down the column, then the columns to the right, then from the start; null when all are answered. */
export function nextUnanswered(group: ChecklistGroup, answers: AnswerIndex, from: Cell): Cell | null {
  const rows = group.items.length
  const cells = rows * group.runs.length
  const start = from.column * rows + from.row
  for (let step = 1; step <= cells; step++) {
    const at = (start + step) % cells
    const cell = { row: at % rows, column: Math.floor(at / rows) }
    const run = group.runs[cell.column]
    const item = group.items[cell.row]
    if (run && item && !answers.get(answerKey(run.id, item.id))?.value) return cell
  }
  return null
}

/** The cell a step away, kept within the table. */
export const moved = (group: ChecklistGroup, from: Cell, rows: number, columns: number): Cell => ({
  row: Math.max(0, Math.min(group.items.length - 1, from.row + rows)),
  column: Math.max(0, Math.min(group.runs.length - 1, from.column + columns)),
})
