import type { CaseData } from '../domain/case-data.ts'
import { evaluateForm, type FormEntry } from '../domain/checklist-form.ts'
import { civilDateOf, formatCivilDate } from '../domain/civil-date.ts'
import type { ReportContext } from './report-context.ts'

type Run = CaseData['checklistRun'][number]
type Answer = CaseData['checklistAnswer'][number]
/** A checklist as one unit answered it at one visit. */
export type Column = { readonly run: Run; readonly title: string; readonly form: readonly FormEntry[] }
export type AnsweredChecklist = { readonly title: string; readonly columns: readonly Column[] }

/** The checklists in use, each with the units that answered it, as they stood on the day of the visit. */
export function checklistColumns(context: ReportContext): AnsweredChecklist[] {
  const answersOf = Map.groupBy(context.data.checklistAnswer, (answer) => answer.runId)
  const groups = Map.groupBy(context.data.checklistRun, (run) => run.checklistId ?? run.title)
  return [...groups.values()].map((runs) => ({ title: runs[0]?.title ?? '', columns: columnsOf(context, runs, answersOf) }))
}

function columnsOf({ index, data }: ReportContext, runs: readonly Run[], answersOf: ReadonlyMap<string, readonly Answer[]>): Column[] {
  const units = runs.map((run) => index.unit.get(run.unitId)?.name ?? '')
  return runs.map((run, i) => {
    const visit = data.visit.find((one) => one.id === run.visitId)
    const twice = units.filter((unit) => unit === units[i]).length > 1
    const title = twice && visit !== undefined ? `${units[i]}, ${formatCivilDate(visit.date)}` : (units[i] ?? '')
    const today = visit?.date ?? civilDateOf(run.createdAt)
    return { run, title, form: evaluateForm(run, answersOf.get(run.id) ?? [], { today, now: `${today}T12:00` }) }
  })
}
