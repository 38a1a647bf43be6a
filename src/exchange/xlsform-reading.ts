import { checklistForm, checklistItem, mostItems, nameOf, type ChecklistChoice, type ChecklistForm, type ChecklistItem } from '../domain/checklist-item.ts'
import { checklistValues } from '../domain/checklist-answer.ts'
import { type FormChecklist, type XlsFormReading } from '../domain/xlsform.ts'
import { checkExpressions } from './xlsform-checks.ts'
import { readChoices } from './xlsform-choices.ts'
import { saysTheSame, writtenCell } from './xlsform-columns.ts'
import { idsFor } from './xlsform-ids.ts'
import { XlsFormRemarks } from './xlsform-remarks.ts'
import { openWorkbook, XlsFormRefusal, type WorkbookSheet } from './xlsform-workbook.ts'
import { readSurvey, type SurveyRow } from './xlsform-survey.ts'
import { cut, headingOf, judgementList } from './xlsform-words.ts'
import { isTitle, judgementChoices, keptHeadings, themeHeading, xlsFormSheets } from './xlsform-writing.ts'

/**
 * Reads an XLSForm as unknown: survey, choices and settings become a checklist, everything else is kept or named.
 * @throws XlsFormRefusal when it is no such file at all
 */
export async function readXlsForm(bytes: Uint8Array): Promise<XlsFormReading> {
  const sheets = await openWorkbook(bytes)
  const found = (name: string): WorkbookSheet | undefined => sheets.find((sheet) => sheet.name.trim().toLowerCase() === name)
  const survey = found('survey')
  if (!survey) throw new XlsFormRefusal('xlsformNoSurvey')
  const remarks = new XlsFormRemarks()
  const settings = settingsOf(found('settings'))
  const language = languageOf(survey, settings)
  const choices = readChoices(found('choices'), language, remarks)
  const rows = readSurvey(survey, language, choices, remarks)
  const form = formOf(sheets, settings, language, rows, choices, remarks)
  const checklist: FormChecklist = {
    title: cut(oneLine(Object.entries(settings).find(([heading]) => isTitle(heading))?.[1] ?? ''), 500),
    theme: cut(oneLine(settings[themeHeading] ?? ''), 500),
    items: finished(rows, choices, form),
    choices: choices.filter(({ list }) => list !== judgementList || !isOurs(choices)),
    form,
  }
  for (const sheet of [survey, found('choices'), found('settings')]) if (sheet) for (const place of sheet.formulas) addFormula(remarks, sheet.name, place)
  checkExpressions(survey, rows, checklist.items, remarks)
  if (rows.length === 0) remarks.add('noPoints', survey.name, 0, -1)
  if (rows.length > mostItems) remarks.add('tooManyPoints', survey.name, 0, -1, { count: rows.length, maximum: mostItems })
  return { checklist: withoutPlainHeadings(checklist), problems: remarks.problems, unsupported: remarks.unsupported }
}

function addFormula(remarks: XlsFormRemarks, sheet: string, place: string): void {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(place) ?? []
  remarks.add('formula', sheet, Number(row), [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1)
}

/** The first row of a sheet that holds something: its headings. */
export const headingRow = (sheet: WorkbookSheet): number => sheet.rows.findIndex((row) => row.some((cell) => cell.trim() !== ''))

function settingsOf(sheet: WorkbookSheet | undefined): Record<string, string> {
  const at = sheet ? headingRow(sheet) : -1
  const [headings, values] = [sheet?.rows[at] ?? [], sheet?.rows[at + 1] ?? []]
  return Object.fromEntries(headings.flatMap((heading, i) => (heading.trim() === '' || !values[i] ? [] : [[cut(heading, 200), cut(values[i], 100_000)]])))
}

/** The language that the checklist's own texts are in: the form's default, else Danish, else that of texts without a language, else the first. */
function languageOf(survey: WorkbookSheet, settings: Readonly<Record<string, string>>): string {
  const headings = (survey.rows[headingRow(survey)] ?? []).map(headingOf)
  const labels = headings.filter(({ field }) => field === 'label').map(({ language }) => language)
  const wanted = Object.entries(settings).find(([heading]) => heading.trim().toLowerCase().replace(/ /g, '_') === 'default_language')?.[1] ?? ''
  return (
    labels.find((language) => language !== '' && language.toLowerCase() === wanted.trim().toLowerCase()) ??
    labels.find((language) => /^(dansk|danish|da)\b|\(da\)/i.test(language)) ??
    labels.find((language) => language === '') ??
    labels[0] ??
    ''
  )
}

const isOurs = (choices: readonly ChecklistChoice[]): boolean =>
  JSON.stringify(choices.filter(({ list }) => list === judgementList)) === JSON.stringify(judgementChoices)

/** The points, with ids, judgements where a list is exactly that, and of the cells only those that would not be written the same. */
function finished(rows: readonly SurveyRow[], choices: readonly ChecklistChoice[], form: ChecklistForm): ChecklistItem[] {
  const made = idsFor(rows.map(({ name }) => name))
  const taken = new Set<string>()
  const ids = rows.map(({ id }, i) => (/^[a-z0-9-]{1,60}$/.test(id) && !taken.has(id) ? (taken.add(id), id) : (made[i] ?? '')))
  const idOf = new Map(rows.map((row, i) => [row, ids[i] ?? '']))
  return rows.map((row, i) => {
    const id = ids[i] ?? ''
    const isJudgement = row.fields.kind === 'choice' && isJudgementList(row.fields.list, choices)
    const kind = isJudgement ? 'judgement' : row.fields.kind
    const list = isJudgement && row.fields.list === judgementList && isOurs(choices) ? '' : row.fields.list
    const name = nameOf({ id, name: '' }) === row.name ? '' : row.name
    const item = checklistItem.parse({ ...row.fields, id, name, kind, list, parentId: row.parent === null ? '' : idOf.get(row.parent) })
    return { ...item, cells: keptCells(item, row, form, id === made[i] ? '' : id) }
  })
}

function isJudgementList(list: string, choices: readonly ChecklistChoice[]): boolean {
  const names = choices.filter((choice) => choice.list === list && choice.cells['/or_other'] === undefined).map(({ name }) => name)
  return names.length === checklistValues.length && checklistValues.every((value) => names.includes(value))
}

function keptCells(item: ChecklistItem, row: SurveyRow, form: ChecklistForm, id: string): Record<string, string> {
  const kept: [string, string][] = Object.entries(row.marks)
  // The type as it came decides what a calculation of the program's own is.
  const whole = { ...item, cells: row.cells }
  for (const [heading, cell] of Object.entries(row.cells)) {
    const meaning = headingOf(heading)
    const written = writtenCell(item, meaning, form, id)
    if (meaning.field === null ? cell !== '' : cell !== written && (cell !== '' || saysTheSame(whole, meaning, cell, written))) kept.push([heading, cell])
  }
  return Object.fromEntries(kept)
}

function formOf(
  sheets: readonly WorkbookSheet[],
  settings: Record<string, string>,
  language: string,
  rows: readonly SurveyRow[],
  choices: readonly ChecklistChoice[],
  remarks: XlsFormRemarks,
): ChecklistForm {
  const used = new Set([...rows.flatMap(({ fields }) => Object.keys(fields.translations)), ...choices.flatMap(({ translations }) => Object.keys(translations))])
  const kept: ChecklistForm['sheets'] = []
  for (const sheet of sheets.slice(0, 20)) {
    const name = cut(sheet.name, 500)
    const known = /^(survey|choices|settings)$/i.test(sheet.name.trim())
    if (known) kept.push({ name, rows: [[...(sheet.rows[headingRow(sheet)] ?? [])].map((cell) => cut(cell, 200)).slice(0, 200)] })
    else if (sheet.rows.length > 2000 || sheet.rows.some((row) => row.length > 200)) remarks.add('sheetTooLarge', sheet.name, 0, -1, { sheet: sheet.name })
    else if (sheet.rows.length > 0) {
      kept.push({ name, rows: sheet.rows.map((row) => [...row]) })
      remarks.add('sheetNotUsed', sheet.name, 0, -1, { sheet: sheet.name })
    }
  }
  const form = checklistForm.safeParse({
    language,
    languages: [language, ...used].filter((one, i, all) => one !== '' && all.indexOf(one) === i).slice(0, 50),
    settings,
    sheets: kept,
  })
  if (!form.success) throw new XlsFormRefusal('xlsformDamaged')
  return form.data
}

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ')

/** Headings that the program would write by itself need not be kept: a checklist of ours comes back as it was. */
function withoutPlainHeadings(checklist: FormChecklist): FormChecklist {
  const { form } = checklist
  const settings = Object.fromEntries(
    Object.entries(form.settings).filter(([heading, value]) => !(heading === 'form_title' && value === checklist.title) && heading !== themeHeading),
  )
  const bare: FormChecklist = { ...checklist, form: { ...form, settings, sheets: [] } }
  const written = xlsFormSheets(bare).map(({ name, rows }) => [name, rows[0]])
  return JSON.stringify(written) === JSON.stringify(form.sheets.map(({ name, rows }) => [name, rows[0]])) && keptHeadings(form, 'survey') !== undefined
    ? bare
    : checklist
}
