import type { ChecklistItem } from '../domain/checklist-item.ts'
import { expressionOf, isDynamic, isProblem, namesIn } from '../domain/expression.ts'
import { dependencyOrder } from '../domain/form-dependencies.ts'
import { outlineOf } from '../domain/form-outline.ts'
import type { XlsFormRemarks } from './xlsform-remarks.ts'
import type { SurveyRow } from './xlsform-survey.ts'
import type { WorkbookSheet } from './xlsform-workbook.ts'
import { headingOf, type SurveyField } from './xlsform-words.ts'

/** Where an expression of a point stands in the sheet survey. */
const expressions: readonly (readonly [SurveyField, (item: ChecklistItem) => string])[] = [
  ['relevant', ({ condition }) => condition],
  ['constraint', ({ constraint }) => constraint],
  ['calculation', ({ calculation }) => calculation],
  ['required', ({ requiredWhen }) => requiredWhen],
  ['default', ({ initial }) => (isDynamic(initial) ? initial : '')],
  ['choiceFilter', ({ choiceFilter }) => choiceFilter],
  ['repeatCount', ({ repeatCount }) => repeatCount],
]

/** Looks at every expression and every name in a form: what cannot be evaluated, what nobody has, what goes round in circles. */
export function checkExpressions(sheet: WorkbookSheet, rows: readonly SurveyRow[], items: readonly ChecklistItem[], remarks: XlsFormRemarks): void {
  const headings = (sheet.rows.find((row) => row.some((cell) => cell.trim() !== '')) ?? []).map(headingOf)
  const columnOf = (field: SurveyField): number => headings.findIndex((heading) => heading.field === field)
  const outline = outlineOf(items)
  const { circular } = dependencyOrder(outline)
  for (const [i, item] of items.entries()) {
    const row = rows[i]?.row ?? 0
    for (const [field, read] of expressions) checkOne(read(item), outline.byName, (code, params) => remarks.add(code, sheet.name, row, columnOf(field), params))
    for (const name of textNames(item))
      if (!outline.byName.has(name)) remarks.add('unknownNameInText', sheet.name, row, columnOf('label'), { name: name.slice(0, 100) })
  }
  for (const point of circular) {
    const row = rows[items.indexOf(point.item)]?.row ?? 0
    remarks.add('circular', sheet.name, row, columnOf(point.item.condition === '' ? 'calculation' : 'relevant'), { name: point.name })
  }
}

type Say = (code: Parameters<XlsFormRemarks['add']>[0], params: Record<string, string>) => void

function checkOne(text: string, names: ReadonlyMap<string, unknown>, say: Say): void {
  if (text === '') return
  const expression = expressionOf(text)
  if (isProblem(expression)) {
    if (expression.code === 'faultyExpression') say('faultyExpression', { expression: text.slice(0, 200) })
    else say(expression.code, { function: expression.name })
  }
  for (const name of namesIn(text)) if (!names.has(name)) say('unknownName', { name: name.slice(0, 100) })
}

const textNames = (item: ChecklistItem): string[] =>
  namesIn(
    [item.text, item.help, item.constraintMessage, item.requiredMessage, ...Object.values(item.translations).flatMap((one) => Object.values(one))].join('\n'),
  )
