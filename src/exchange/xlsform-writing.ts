import type { ChecklistChoice, ChecklistForm, ChecklistItem } from '../domain/checklist-item.ts'
import { nameOf } from '../domain/checklist-item.ts'
import { outlineOf, type FormPoint } from '../domain/form-outline.ts'
import type { FormChecklist } from '../domain/xlsform.ts'
import { cellFor, unnamedLanguage, writtenCell } from './xlsform-columns.ts'
import { idsFor } from './xlsform-ids.ts'
import { canonicalHeadings, headingOf, judgementList, translated, typeWord, type SurveyField } from './xlsform-words.ts'

/** A sheet as rows of texts, the first of which are its headings. */
export type FormSheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }

/** The columns in the order that forms have them. */
const fields: readonly SurveyField[] = [
  ...(['type', 'name', 'label', 'hint', 'required', 'requiredMessage', 'relevant', 'constraint', 'constraintMessage', 'calculation', 'default'] as const),
  ...(['readonly', 'choiceFilter', 'repeatCount', 'id', 'legalBasis', 'evidence'] as const),
]

/** The answers to a judgement as other programs show them. */
const judgements: readonly (readonly [string, string])[] = [
  ['yes', 'Ja'],
  ['partly', 'Delvis'],
  ['no', 'Nej'],
  ['notRelevant', 'Ikke relevant'],
]
/** The choices that our own judgements go out with. */
export const judgementChoices: readonly ChecklistChoice[] = judgements.map(([name, label]) => ({
  list: judgementList,
  name,
  label,
  translations: {},
  cells: {},
}))

/** The headings of a kept sheet. */
export const keptHeadings = (form: ChecklistForm, sheet: string): readonly string[] | undefined =>
  form.sheets.find(({ name }) => name.trim().toLowerCase() === sheet)?.rows[0]

/** A checklist as the sheets of an XLSForm: what came in with it goes out with it, in the order in which it came. */
export function xlsFormSheets(checklist: FormChecklist): FormSheet[] {
  const { form } = checklist
  const made = new Map<string, FormSheet['rows']>([
    ['survey', surveyRows(checklist)],
    ['choices', choiceRows(checklist)],
    ['settings', settingsRows(checklist)],
  ])
  const sheets = form.sheets.map(({ name, rows }) => {
    const key = name.trim().toLowerCase()
    const own = made.get(key)
    made.delete(key)
    return { name, rows: own ?? rows }
  })
  return [...sheets, ...[...made].filter(([, rows]) => rows.length > 1).map(([name, rows]) => ({ name, rows }))]
}

function surveyRows({ items, form }: FormChecklist): string[][] {
  const ids = idsFor(items.map(nameOf))
  const idOf = new Map(items.map((item, i) => [item, item.id === ids[i] ? '' : item.id]))
  const write = (item: ChecklistItem, heading: string): string => {
    const meaning = headingOf(heading)
    return cellFor(item, heading, meaning, writtenCell(item, meaning, form, idOf.get(item) ?? ''))
  }
  const own = items.filter((item) => !isOther(item))
  const headings = surveyHeadings(own, form, (item, heading) => write(item, heading) !== '')
  const rows: string[][] = [headings]
  const add = (points: readonly FormPoint[]): void => {
    for (const { item, children } of points) {
      if (isOther(item)) continue
      rows.push(headings.map((heading) => write(item, heading)))
      add(children)
      if (item.kind === 'group' || item.kind === 'repeat') rows.push(headings.map((heading) => endCell(item, heading)))
    }
  }
  add(outlineOf(items).top)
  return rows
}

/** A text that pyxform adds itself to a choice with `or_other`. */
const isOther = (item: ChecklistItem): boolean => item.cells[otherMark] !== undefined
export const otherMark = '/or_other'

/** What stands in the row that ends a group: kept under the heading with a slash before it. */
function endCell(item: ChecklistItem, heading: string): string {
  return item.cells[`/${heading}`] ?? (headingOf(heading).field === 'type' ? `end ${item.kind}` : '')
}

function surveyHeadings(items: readonly ChecklistItem[], form: ChecklistForm, isUsed: (item: ChecklistItem, heading: string) => boolean): string[] {
  const headings = [...(keptHeadings(form, 'survey') ?? [])]
  const known = new Set(headings.filter((heading) => heading !== '').map(keyOf))
  const languages = [form.language, ...form.languages.filter((language) => language !== form.language), unnamedLanguage]
  for (const field of fields)
    for (const language of translated.includes(field) ? languages : ['']) {
      const named = language !== '' && (language !== unnamedLanguage || form.language === '') ? `::${language}` : ''
      const heading = `${canonicalHeadings[field]}${named}`
      const isNeeded = (field === 'type' || field === 'name' || (field === 'label' && language === form.language)) && keptHeadings(form, 'survey') === undefined
      if (!known.has(keyOf(heading)) && (isNeeded || items.some((item) => isUsed(item, heading)))) {
        headings.push(heading)
        known.add(keyOf(heading))
      }
    }
  const extra = new Set(items.flatMap((item) => Object.keys(item.cells)).filter((heading) => !heading.startsWith('/') && !headings.includes(heading)))
  return [...headings, ...[...extra].filter((heading) => headingOf(heading).field === null)]
}

/** Two headings that say the same have the same key. */
function keyOf(heading: string): string {
  const { field, language } = headingOf(heading)
  return field === null ? heading : `${field} ${language}`
}

function choiceRows({ items, choices, form }: FormChecklist): string[][] {
  const kept = keptHeadings(form, 'choices')
  const own = items.some((item) => typeWord(item.kind, item.list) === `select_one ${judgementList}`) ? judgementChoices : []
  const all = [...choices.filter((choice) => choice.cells[otherMark] === undefined), ...own]
  if (all.length === 0 && kept === undefined) return []
  const headings = [...(kept ?? ['list_name', 'name', form.language === '' ? 'label' : `label::${form.language}`])]
  const has = (heading: string): boolean => headings.some((one) => choiceKey(one) === choiceKey(heading))
  for (const language of new Set(all.flatMap(({ translations }) => Object.keys(translations)))) {
    const heading = language === unnamedLanguage ? 'label' : `label::${language}`
    if (!has(heading)) headings.push(heading)
  }
  for (const heading of new Set(all.flatMap(({ cells }) => Object.keys(cells)))) if (!has(heading)) headings.push(heading)
  return [headings, ...all.map((choice) => headings.map((heading) => choiceCell(choice, heading, form)))]
}

/** What a heading of the sheet choices means. */
export function choiceKey(heading: string): string {
  const { field, language } = headingOf(heading)
  if (/^(list_name|list name|list)$/i.test(heading.trim())) return 'list'
  return field === 'name' ? 'name' : field === 'label' ? `label ${language}` : heading
}

/** A choice's cell in the column of a heading. */
export function choiceCell({ list, name, label, translations, cells }: ChecklistChoice, heading: string, form: Pick<ChecklistForm, 'language'>): string {
  const key = choiceKey(heading)
  const kept = cells[heading]
  if (!['list', 'name'].includes(key) && !key.startsWith('label ')) return kept ?? ''
  const language = key.slice('label '.length)
  const written = key === 'list' ? list : key === 'name' ? name : language === form.language ? label : (translations[language || unnamedLanguage] ?? '')
  return kept !== undefined && kept.trim() === written ? kept : written
}

function settingsRows({ title, theme, form }: FormChecklist): string[][] {
  const kept = keptHeadings(form, 'settings')
  const headings = [...(kept ?? [])]
  const at = headings.findIndex((heading) => isTitle(heading))
  if (at < 0 && title !== '') headings.push('form_title')
  if (theme !== '' && !headings.includes(themeHeading)) headings.push(themeHeading)
  for (const heading of Object.keys(form.settings)) if (!headings.includes(heading)) headings.push(heading)
  if (headings.length === 0) return []
  const valueOf = (heading: string): string => {
    const written = heading === themeHeading ? theme : isTitle(heading) ? title : undefined
    const before = form.settings[heading]
    return written === undefined ? (before ?? '') : before?.trim() === written ? before : written
  }
  return [headings, headings.map(valueOf)]
}

export const isTitle = (heading: string): boolean => /^(form[_ ]title|title|set form title)$/i.test(heading.trim())
export const themeHeading = 'selvsyn::theme'
