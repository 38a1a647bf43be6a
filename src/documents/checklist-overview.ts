import type { AnsweredChecklist } from './checklist-columns.ts'
import { choiceCharts, groupCharts } from './checklist-distribution.ts'
import { countJudgements, isAnswered, judgementChart, mostBars, type Counted, type Unnumbered } from './judgement-chart.ts'
import { paragraph, type Block, type Chart } from './model.ts'
import { typeset } from './typeset.ts'
import { appendixWording } from './wording-appendices.ts'

const { overview } = appendixWording.checklist

/** How the checklists were answered, as figures: what to look for in the long tables after them. */
export function checklistOverview(checklists: readonly AnsweredChecklist[]): { id: string; title: string; blocks: Block[] }[] {
  const charts = [...unitChart(checklists), ...checklists.flatMap((one) => [...groupCharts(one), ...choiceCharts(one)])]
  if (charts.length === 0) return []
  const numbered = charts.map(({ title, ...chart }, i): Chart => ({ ...chart, caption: typeset(appendixWording.chart.caption(i + 1, title)) }))
  return [{ id: 'checklists', title: overview.title, blocks: [paragraph(overview.introduction), ...numbered] }]
}

/** The judgements of each unit, all checklists in one figure. It compares, so it is there when two units or more judged; what nobody answered has no bar. */
function unitChart(checklists: readonly AnsweredChecklist[]): Unnumbered[] {
  const answers = checklists.flatMap(({ title, columns }) =>
    columns.flatMap((column): Counted[] => {
      const count = countJudgements(column.form)
      return isAnswered(count) ? [{ name: typeset(checklists.length > 1 ? overview.category(title, column.title) : column.title), count }] : []
    }),
  )
  if (answers.length < 2 || answers.length > mostBars) return []
  const categoryTitle = checklists.length > 1 ? overview.checklistAndUnit : overview.unit
  return [judgementChart('checklist-overview', overview.caption, overview.picture, categoryTitle, answers)]
}
