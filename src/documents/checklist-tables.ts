import type { CaseData } from '../domain/case-data.ts'
import { answerInWords, judgementOf } from '../domain/checklist-answer.ts'
import type { ChecklistItem } from '../domain/checklist-item.ts'
import { formatCivilDate } from '../domain/civil-date.ts'
import { textCell, textRun, type Block, type Cell, type Table } from './model.ts'
import type { ReportContext } from './report-context.ts'
import { typeset } from './typeset.ts'
import { appendixWording } from './wording-appendices.ts'
import { enumerate } from './wording.ts'

type Run = CaseData['checklistRun'][number]
type Answer = CaseData['checklistAnswer'][number]
/** A checklist as one unit answered it at one visit. */
export type Column = { readonly run: Run; readonly title: string; readonly answers: ReadonlyMap<string, Answer> }

/** One table of results a checklist: point, legal basis, answer and remark; the units that answered the same checklist stand side by side. */
export function checklistTables(context: ReportContext): { id: string; title: string; blocks: Block[] }[] {
  return checklistColumns(context).map(({ title, columns }) => ({
    id: `checklist-${columns[0]?.run.id ?? ''}`,
    title: appendixWording.checklist.title(title),
    blocks: [checklistTable(context, title, columns)],
  }))
}

/** The checklists in use, each with the units that answered it. */
export function checklistColumns(context: ReportContext): { title: string; columns: Column[] }[] {
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
    return { run, title, answers: new Map((answersOf.get(run.id) ?? []).map((answer) => [answer.itemId, answer])) }
  })
}

/** The points of all runs, each once: runs of different versions of a checklist share the points whose id is the same. */
function itemsOf(columns: readonly Column[]): ChecklistItem[] {
  const items = new Map<string, ChecklistItem>()
  for (const { run } of columns) for (const item of run.items) if (!items.has(item.id)) items.set(item.id, item)
  return [...items.values()]
}

function checklistTable(context: ReportContext, title: string, columns: readonly Column[]): Table {
  const versions = enumerate([...new Set(columns.map(({ run }) => String(run.version)))])
  const dates = [...new Set(columns.map(({ run }) => context.data.visit.find((visit) => visit.id === run.visitId)?.date ?? ''))].filter((date) => date !== '')
  const visited = dates.length === 0 ? '' : appendixWording.checklist.visited(enumerate(dates.map((date) => `den ${formatCivilDate(date)}`)))
  const several = columns.length > 1
  const { number, point, answer, remark } = appendixWording.checklist
  const answerWidth = several ? Math.min(16, 40 / columns.length) : 11
  const rest = 94 - answerWidth * columns.length
  return {
    type: 'table',
    id: `results-${columns[0]?.run.id ?? ''}`,
    caption: appendixWording.checklist.caption(title, versions, visited),
    description: appendixWording.checklist.description,
    header: [number, point, ...columns.map((column) => (several ? column.title : answer)), remark],
    widths: [6, rest * 0.52, ...columns.map(() => answerWidth), rest * 0.48],
    rows: itemsOf(columns).map((item, i) => [
      textCell(String(i + 1)),
      pointCell(item),
      ...columns.map((column) => textCell(answerText(column, item))),
      remarkCell(columns, item),
    ]),
  }
}

/** An answer as documents say it; that there is none, where there is none. */
export function checklistAnswerWords(run: Pick<Run, 'choices'>, item: Pick<ChecklistItem, 'kind' | 'list'> | undefined, value: string | null): string {
  if (value === null) return appendixWording.checklist.unanswered
  if (item === undefined || item.kind === 'judgement') return appendixWording.checklist.value[judgementOf({ value }) ?? 'notRelevant']
  return answerInWords(run, item, value)
}

const pointCell = (item: ChecklistItem): Cell => [
  [textRun(item.text)],
  ...(item.legalBasis === '' ? [] : [[{ type: 'text', text: typeset(item.legalBasis), italic: true } as const]]),
]

function answerText({ run, answers }: Column, item: ChecklistItem): string {
  if (!run.items.some((one) => one.id === item.id)) return '–'
  return checklistAnswerWords(run, item, answers.get(item.id)?.value ?? null)
}

/** The remarks; with several units each begins with the unit it is about. */
function remarkCell(columns: readonly Column[], item: ChecklistItem): Cell {
  const remarks = columns.flatMap((column): Cell => {
    const remark = column.answers.get(item.id)?.remark.trim() ?? ''
    if (remark === '') return []
    return [[...(columns.length > 1 ? [{ type: 'text', text: `${column.title}: `, bold: true } as const] : []), textRun(remark.replaceAll('\n', ' '))]]
  })
  return remarks.length === 0 ? [[textRun('–')]] : remarks
}
