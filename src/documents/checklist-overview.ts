import { checklistValues, judgementOf, type ChecklistValue } from '../domain/checklist-answer.ts'
import { checklistColumns, type Column } from './checklist-tables.ts'
import { paragraph, type Block, type Chart } from './model.ts'
import type { ReportContext } from './report-context.ts'
import { typeset } from './typeset.ts'
import { appendixWording } from './wording-appendices.ts'
import { enumerate, uncapitalised } from './wording.ts'

type Standing = ChecklistValue | 'unanswered'
type Answers = { readonly name: string; readonly count: ReadonlyMap<Standing, number> }

const standings: readonly Standing[] = [...checklistValues, 'unanswered']
const { overview, value, unanswered } = appendixWording.checklist
const nameOf = (standing: Standing): string => (standing === 'unanswered' ? unanswered : value[standing])

/** More bars than this are no picture any more; the tables of results say it all. */
const mostBars = 12

/**
 * How the checklists were answered, all of them in one figure: what to look for in the long tables after it. It compares, so it is there when two units or more
 * answered a checklist, or one unit several; what nobody answered has no bar.
 */
export function checklistOverview(context: ReportContext): { id: string; title: string; blocks: Block[] }[] {
  const groups = checklistColumns(context)
  const answers = groups.flatMap(({ title, columns }) =>
    columns.flatMap((column): Answers[] => {
      const count = countAnswers(column)
      if ((count.get('unanswered') ?? 0) === column.run.items.length) return []
      return [{ name: typeset(groups.length > 1 ? overview.category(title, column.title) : column.title), count }]
    }),
  )
  if (answers.length < 2 || answers.length > mostBars) return []
  return [{ id: 'checklists', title: overview.title, blocks: [paragraph(overview.introduction), overviewChart(answers, groups.length > 1)] }]
}

function countAnswers({ run, answers }: Column): Map<Standing, number> {
  const count = new Map<Standing, number>()
  for (const item of run.items) {
    const standing = judgementOf(answers.get(item.id)) ?? 'unanswered'
    count.set(standing, (count.get(standing) ?? 0) + 1)
  }
  return count
}

function overviewChart(answers: readonly Answers[], several: boolean): Chart {
  const used = standings.filter((standing) => answers.some(({ count }) => count.has(standing)))
  return {
    type: 'chart',
    id: 'checklist-overview',
    kind: 'stackedBars',
    caption: typeset(appendixWording.chart.caption(1, overview.caption)),
    alt: typeset(`${overview.picture} ${answers.map(inWords).join(' ')}`),
    format: 'count',
    categoryTitle: several ? overview.checklistAndUnit : overview.unit,
    categories: answers.map(({ name }) => name),
    series: used.map((standing) => ({ name: nameOf(standing), values: answers.map(({ count }) => count.get(standing) ?? 0) })),
    axisTitle: null,
  }
}

/** "Ydelsesservice: 7 ja, 3 delvist og 2 nej." */
function inWords({ name, count }: Answers): string {
  const parts = standings.flatMap((standing) => (count.has(standing) ? [`${count.get(standing) ?? 0} ${uncapitalised(nameOf(standing))}`] : []))
  return `${name}: ${enumerate(parts)}.`
}
