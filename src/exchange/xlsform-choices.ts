import type { ChecklistChoice } from '../domain/checklist-item.ts'
import { unnamedLanguage } from './xlsform-columns.ts'
import type { XlsFormRemarks } from './xlsform-remarks.ts'
import type { WorkbookSheet } from './xlsform-workbook.ts'
import { cut } from './xlsform-words.ts'
import { choiceKey } from './xlsform-writing.ts'

/** The sheet choices: lists with their choices, in the order of the rows. Columns that mean nothing here are kept, and choice filters ask about them. */
export function readChoices(sheet: WorkbookSheet | undefined, language: string, remarks: XlsFormRemarks): ChecklistChoice[] {
  if (!sheet) return []
  const at = sheet.rows.findIndex((row) => row.some((cell) => cell.trim() !== ''))
  const headings = sheet.rows[at] ?? []
  const keys = headings.map(choiceKey)
  for (const needed of ['list', 'name'])
    if (at >= 0 && !keys.includes(needed)) remarks.add('headingMissing', sheet.name, at + 1, -1, { heading: needed === 'list' ? 'list_name' : needed })
  const choices: ChecklistChoice[] = []
  for (const [i, row] of sheet.rows.entries()) {
    if (i <= at || row.every((cell) => cell.trim() === '')) continue
    const choice = choiceOf(row, headings, keys, language)
    if (choice.list === '') remarks.add('choiceWithoutList', sheet.name, i + 1, keys.indexOf('list'))
    else if (choice.name === '') remarks.add('choiceWithoutName', sheet.name, i + 1, keys.indexOf('name'))
    else choices.push(choice)
  }
  return choices
}

function choiceOf(row: readonly string[], headings: readonly string[], keys: readonly string[], language: string): ChecklistChoice {
  const cells: Record<string, string> = {}
  const translations: Record<string, string> = {}
  let [list, name, label] = ['', '', '']
  for (const [i, key] of keys.entries()) {
    const raw = row[i] ?? ''
    const heading = cut(headings[i] ?? '', 200)
    if (raw === '' || heading.trim() === '') continue
    const cell = raw.trim()
    if (key === 'list') list = cut(cell.replace(/\n/g, ' '), 500)
    else if (key === 'name') name = cut(cell, 200)
    else if (!key.startsWith('label ')) {
      cells[heading] = raw
      continue
    } else if (key === `label ${language}`) label = cell
    else translations[key.slice('label '.length) || unnamedLanguage] = cell
    if (raw !== cell) cells[heading] = raw
  }
  return { list, name, label, translations, cells }
}
