import type { ChecklistAnswer } from '../../src/domain/checklist-answer.ts'
import { isGiven, type FormEntry } from '../../src/domain/checklist-form.ts'
import { isAnswered, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'

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
    items: pointsOfAll(members),
    runs: members.sort((a, b) => place(a) - place(b)),
  }))
}

/** The points of all runs, each once. Runs of one version that moved up one by one keep different points of the version before. */
function pointsOfAll(runs: readonly ChecklistRun[]): readonly ChecklistItem[] {
  const points: ChecklistItem[] = []
  const known = new Set<string>()
  for (const { items } of runs)
    for (const [i, item] of items.entries()) {
      if (known.has(item.id)) continue
      known.add(item.id)
      // After the one that it follows in its own run.
      points.splice(points.findIndex(({ id }) => id === items[i - 1]?.id) + 1, 0, item)
    }
  return points
}

/** The answers of each run. */
export type AnswerIndex = ReadonlyMap<string, readonly ChecklistAnswer[]>
export function indexAnswers(answers: readonly ChecklistAnswer[]): AnswerIndex {
  const index = new Map<string, ChecklistAnswer[]>()
  for (const answer of answers) {
    const known = index.get(answer.runId)
    if (known) known.push(answer)
    else index.set(answer.runId, [answer])
  }
  return index
}

/** How many answers go with a run when it is removed: those with a value, a remark or a file. */
export const answerCount = (run: ChecklistRun, answers: AnswerIndex): number =>
  (answers.get(run.id) ?? []).filter(({ value, remark, attachmentIds }) => value !== null || remark !== '' || attachmentIds.length > 0).length

/** Whether somebody may answer here now: the point is asked, and does not answer itself. */
export const isOpen = (entry: FormEntry): boolean => entry.asked && isAnswered(entry.item.kind) && !entry.readOnly

/** Whether something is wrong with what was answered, or something is missing that goes with it. What was not answered yet is no fault. */
export const isFaulty = ({ error, missing }: FormEntry): boolean => error !== null || missing === 'remark' || missing === 'photo'

export type Progress = { readonly answered: number; readonly total: number; readonly faults: number }

const progressKnown = new WeakMap<readonly FormEntry[], Progress>()

/** How far a run has come: of the points that are asked now, how many have an answer, and how many of those are at fault. The same entries are counted once. */
export function progressOf(entries: readonly FormEntry[]): Progress {
  const known = progressKnown.get(entries)
  if (known) return known
  const open = entries.filter(isOpen)
  const made = { answered: open.filter(isGiven).length, total: open.length, faults: entries.filter(isFaulty).length }
  progressKnown.set(entries, made)
  return made
}
