import { answerInWords } from '../domain/checklist-answer.ts'
import type { FormEntry } from '../domain/checklist-form.ts'
import { pointNumbers } from '../domain/checklist-item.ts'
import { outlineOf, type FormPoint } from '../domain/form-outline.ts'
import type { AnsweredChecklist } from './checklist-columns.ts'
import { countJudgements, isAnswered, judgementChart, mostBars, type Counted, type Unnumbered } from './judgement-chart.ts'
import { typeset } from './typeset.ts'
import { appendixWording } from './wording-appendices.ts'

const { distribution } = appendixWording.checklist

/** Fewer answers than this are read faster in the table. */
const fewestAnswers = 3
/** More figures of one checklist would hide its results. */
const mostChoiceCharts = 4

/** The judgements of a checklist by its outermost groups, all units together: there when two groups or more were judged. */
export function groupCharts({ title, columns }: AnsweredChecklist): Unnumbered[] {
  const entries = columns.flatMap(({ form }) => form)
  const groups = new Map<string, { name: string; entries: FormEntry[] }>()
  const outermost = outermostGroups(columns)
  for (const entry of entries) {
    const group = outermost.get(entry.item.id)
    if (group === undefined || entry.item.kind !== 'judgement') continue
    const known = groups.get(group.item.id)
    if (known) known.entries.push(entry)
    else groups.set(group.item.id, { name: typeset(group.item.text), entries: [entry] })
  }
  const counted = [...groups.values()]
    .map(({ name, entries: own }): Counted => ({ name, count: countJudgements(own) }))
    .filter(({ count }) => isAnswered(count))
  if (counted.length < 2 || counted.length > mostBars) return []
  const id = `checklist-groups-${columns[0]?.run.id ?? ''}`
  return [judgementChart(id, distribution.groups(title), distribution.groupsPicture, distribution.group, counted)]
}

/** The outermost group with a heading around each point. */
function outermostGroups(columns: AnsweredChecklist['columns']): ReadonlyMap<string, FormPoint> {
  const found = new Map<string, FormPoint>()
  for (const { run } of columns)
    for (const point of outlineOf(run.items).points)
      for (let at = point.parent; at !== null; at = at.parent) if (at.item.text !== '') found.set(point.item.id, at)
  return found
}

/** How often each choice of a point was made, where enough answered it. */
export function choiceCharts({ title, columns }: AnsweredChecklist): Unnumbered[] {
  const [first] = columns
  if (!first) return []
  const numbers = pointNumbers(first.run.items)
  const charts = first.run.items
    .filter(({ kind }) => kind === 'choice' || kind === 'choices')
    .flatMap((item): Unnumbered[] => {
      const answers = columns.flatMap(({ form }) => form).flatMap((entry) => (entry.item.id === item.id && entry.value !== null ? [entry.value] : []))
      const names = first.run.choices.filter(({ list }) => list === item.list).map(({ name }) => name)
      if (answers.length < fewestAnswers || names.length > mostBars) return []
      const values = names.map((name) => answers.filter((value) => value.split(' ').includes(name)).length)
      const categories = names.map((name) => typeset(answerInWords(first.run, { kind: 'choice', list: item.list }, name)))
      const said = categories.map((category, i) => `${category}: ${values[i] ?? 0}`).join('; ')
      return [
        {
          type: 'chart',
          id: `checklist-choices-${first.run.id}-${item.id}`,
          kind: 'bars',
          title: distribution.choices(title, numbers.get(item.id) ?? 0, item.text),
          alt: typeset(`${distribution.choicesPicture} ${said}.`),
          format: 'count',
          categoryTitle: distribution.choice,
          categories,
          series: [{ name: distribution.answers, values }],
          axisTitle: null,
        },
      ]
    })
  return charts.slice(0, mostChoiceCharts)
}
