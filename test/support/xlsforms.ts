import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { spreadsheet } from '../../src/documents/spreadsheet.ts'

/** A workbook with a sheet `survey` of these rows: type, name, label, relevant. */
export const surveyOf = (rows: readonly (readonly string[])[], sheet = 'survey'): Uint8Array =>
  spreadsheet([{ name: sheet, columns: ['type', 'name', 'label', 'relevant'].map((title) => ({ title })), rows: rows.map((row) => [...row]) }])

/** A form whose second question has a formula for its type. */
export function surveyWithFormula(): Uint8Array {
  const part = 'xl/worksheets/sheet1.xml'
  const parts = unzipSync(surveyOf([['text', 'a', 'A', '']]))
  const formula = '<row r="3"><c r="A3" t="str"><f>"te"&amp;"xt"</f><v>text</v></c><c r="B3" t="str"><v>b</v></c></row></sheetData>'
  parts[part] = strToU8(strFromU8(parts[part] ?? new Uint8Array()).replace('</sheetData>', formula))
  return zipSync(parts)
}

/** The beginning of a workbook as Excel wrote them until 2003. */
export const oldWorkbook = (): Uint8Array => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')])
