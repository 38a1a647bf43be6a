import { checklistValues, judgementOf, type ChecklistValue } from '../domain/checklist-answer.ts'
import type { FormEntry } from '../domain/checklist-form.ts'
import type { Chart } from './model.ts'
import { typeset } from './typeset.ts'
import { appendixWording } from './wording-appendices.ts'
import { enumerate, uncapitalised } from './wording.ts'

type Standing = ChecklistValue | 'unanswered'
/** How often each judgement was given, by the name of whoever or whatever they are counted for. */
export type Counted = { readonly name: string; readonly count: ReadonlyMap<Standing, number> }
/** A chart that has no number yet. */
export type Unnumbered = Omit<Chart, 'caption'> & { readonly title: string }

const standings: readonly Standing[] = [...checklistValues, 'unanswered']
const { value, unanswered } = appendixWording.checklist
const nameOf = (standing: Standing): string => (standing === 'unanswered' ? unanswered : value[standing])

/** More bars than this are no picture any more; the tables of results say it all. */
export const mostBars = 12

/** How the judgements that were asked for were given. */
export function countJudgements(entries: readonly FormEntry[]): Map<Standing, number> {
  const count = new Map<Standing, number>()
  for (const entry of entries) {
    if (entry.item.kind !== 'judgement' || !entry.asked) continue
    const standing = judgementOf(entry) ?? 'unanswered'
    count.set(standing, (count.get(standing) ?? 0) + 1)
  }
  return count
}

/** Whether anybody judged anything. */
export const isAnswered = (count: ReadonlyMap<Standing, number>): boolean => checklistValues.some((one) => count.has(one))

/** Judgements as stacked bars. */
export function judgementChart(id: string, title: string, picture: string, categoryTitle: string, answers: readonly Counted[]): Unnumbered {
  const used = standings.filter((standing) => answers.some(({ count }) => count.has(standing)))
  return {
    type: 'chart',
    id,
    kind: 'stackedBars',
    title,
    alt: typeset(`${picture} ${answers.map(inWords).join(' ')}`),
    format: 'count',
    categoryTitle,
    categories: answers.map(({ name }) => name),
    series: used.map((standing) => ({ name: nameOf(standing), values: answers.map(({ count }) => count.get(standing) ?? 0) })),
    axisTitle: null,
  }
}

/** "Ydelsesservice: 7 ja, 3 delvist og 2 nej." */
function inWords({ name, count }: Counted): string {
  const parts = standings.flatMap((standing) => (count.has(standing) ? [`${count.get(standing) ?? 0} ${uncapitalised(nameOf(standing))}`] : []))
  return `${name}: ${enumerate(parts)}.`
}
