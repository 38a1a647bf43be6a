import { strToU8, zipSync, type Zippable } from 'fflate'
import type { CivilDate } from '../domain/civil-date.ts'
import { escapeMarkup } from './markup.ts'
import { fontFamily } from './styles.ts'
import { officeRelationship, relationshipsXml } from './word/relationships.ts'
import { xmlHeader } from './word/xml.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Words, a number, a day, or nothing. */
export type Cell = string | number | { readonly date: CivilDate } | null

/** A sheet with one row of headings over its rows. */
export type Sheet = {
  readonly name: string
  /** `width` in characters; `format` is how the column's numbers are written. */
  readonly columns: readonly { readonly title: string; readonly width?: number | undefined; readonly format?: string | undefined }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A column by its letters: A, B … Z, AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** As many characters as a cell holds (ECMA-376 part 1, 18.3.1; Excel's own limit). */
const longestText = 32_767

/**
 * A workbook (`.xlsx`), the same bytes for the same sheets. Words are written as words, so that none of them is ever taken for a formula, days as days, and the
 * headings stay in sight.
 */
export function spreadsheet(sheets: readonly Sheet[]): Uint8Array {
  const formats = [...new Set(sheets.flatMap(({ columns }) => columns.map(({ format }) => format ?? '')))].filter((format) => format !== '')
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relationshipsXml([officeRelationship('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${xmlHeader}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escapeMarkup(sheetNameOf(name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipsXml([
      ...sheets.map((_, i) => officeRelationship(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
      officeRelationship(`rId${sheets.length + 1}`, 'styles', 'styles.xml'),
    ]),
    'xl/styles.xml': stylesPart(formats),
  }
  for (const [i, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetPart(sheet, formats)
  const files: Zippable = {}
  for (const [name, part] of Object.entries(parts)) files[name] = strToU8(part)
  // The same local time everywhere, as in the documents.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}

/** A name that a spreadsheet program takes for a sheet: at most 31 characters and none of those that stand in references. */
const sheetNameOf = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

function contentTypes(sheets: readonly Sheet[]): string {
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, type: string): string => `<Override PartName="/xl/${name}.xml" ContentType="${sheet}.${type}+xml"/>`
  const ofSheets = sheets.map((_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet')).join('')
  return `${xmlHeader}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${ofSheets}</Types>`
}

/** The places of the cell formats in the styles part; the columns' own number formats come after them. */
const styles = { words: 0, heading: 1, date: 2, firstFormat: 3 } as const

function sheetPart({ columns, rows }: Sheet, formats: readonly string[]): string {
  const styleOf = columns.map(({ format }) => (format ? styles.firstFormat + formats.indexOf(format) : styles.words))
  const head = columns.map(({ title }, i) => cellXml(`${columnName(i)}1`, title, 0, styles.heading)).join('')
  const body = rows.map((cells, row) => {
    const written = cells.map((cell, i) => cellXml(`${columnName(i)}${row + 2}`, cell, styleOf[i] ?? styles.words, styles.words))
    return `<row r="${row + 2}">${written.join('')}</row>`
  })
  const widths = columns.map(({ width }, i) => (width === undefined ? '' : `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)).join('')
  const last = `${columnName(Math.max(0, columns.length - 1))}${rows.length + 1}`
  const frozen = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
  return `${xmlHeader}<worksheet xmlns="${main}"><dimension ref="A1:${last}"/>${frozen}${widths === '' ? '' : `<cols>${widths}</cols>`}<sheetData><row r="1">${head}</row>${body.join('')}</sheetData></worksheet>`
}

function cellXml(place: string, cell: Cell, numberStyle: number, wordsStyle: number): string {
  const style = (id: number): string => (id === 0 ? '' : ` s="${id}"`)
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}"${style(numberStyle)}><v>${cell}</v></c>`
  if (typeof cell === 'object') return `<c r="${place}"${style(styles.date)}><v>${dayNumber(cell.date)}</v></c>`
  return `<c r="${place}"${style(wordsStyle)} t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(plain(cell))}</t></is></c>`
}

/** Words as they are read back: `_x0041_` in them would be taken for an escaped letter (ECMA-376 part 1, 22.9.2.19). */
const plain = (text: string): string => text.slice(0, longestText).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** Days since 30 December 1899, which is how a workbook counts them (from March 1900 on). */
const dayNumber = (date: CivilDate): number => Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)

/** The least that a spreadsheet program asks for, and how headings, days and the columns' numbers look. */
function stylesPart(formats: readonly string[]): string {
  const font = (weight: string): string => `<font>${weight}<sz val="11"/><name val="${fontFamily}"/><family val="2"/></font>`
  const fills = '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  const borders = '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  const codes = ['dd\\-mm\\-yyyy', ...formats]
  const numbers = codes.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeMarkup(code)}"/>`).join('')
  const top = '<alignment vertical="top" wrapText="1"/>'
  const cell = (format: number, fontId: number): string =>
    `<xf numFmtId="${format}" fontId="${fontId}" fillId="0" borderId="0" xfId="0"${format === 0 ? '' : ' applyNumberFormat="1"'}${fontId === 0 ? '' : ' applyFont="1"'} applyAlignment="1">${top}</xf>`
  const cells = [cell(0, 0), cell(0, 1), ...codes.map((_, i) => cell(164 + i, 0))]
  return `${xmlHeader}<styleSheet xmlns="${main}"><numFmts count="${codes.length}">${numbers}</numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts>${fills}${borders}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
