import { strToU8, zipSync, type Zippable } from 'fflate'
import { formatCode } from '../chart-values.ts'
import { escapeMarkup } from '../markup.ts'
import type { Chart } from '../model.ts'
import { fontFamily } from '../styles.ts'
import { officeRelationship, relationshipsXml } from './relationships.ts'
import { xmlHeader } from './xml.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const sheetName = 'Ark1'

/** A column by its letters: A, B … Z, AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/**
 * The workbook behind a chart, which "Edit data" in Word opens: the categories in the first column and a series in each of the next. No more of a workbook than
 * that, in the same bytes each time.
 */
export function chartWorkbook(chart: Chart): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationshipsXml([officeRelationship('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${xmlHeader}<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipsXml([
      officeRelationship('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      officeRelationship('rId2', 'styles', 'styles.xml'),
    ]),
    'xl/styles.xml': stylesPart(formatCode(chart)),
    'xl/worksheets/sheet1.xml': sheetPart(chart),
  }
  const files: Zippable = {}
  for (const [name, part] of Object.entries(parts)) files[name] = strToU8(part)
  // The same local time everywhere, as in the document itself.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}

function contentTypes(): string {
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, type: string): string => `<Override PartName="/xl/${name}.xml" ContentType="${sheet}.${type}+xml"/>`
  return `${xmlHeader}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${part('worksheets/sheet1', 'worksheet')}</Types>`
}

function sheetPart({ categoryTitle, categories, series }: Chart): string {
  const words = (column: number, row: number, text: string): string =>
    `<c r="${columnName(column)}${row}" t="inlineStr"><is><t xml:space="preserve">${escapeMarkup(text)}</t></is></c>`
  const head = `<row r="1">${[categoryTitle, ...series.map(({ name }) => name)].map((title, i) => words(i, 1, title)).join('')}</row>`
  const rows = categories.map((category, i) => {
    const values = series.map(({ values }, column) => `<c r="${columnName(column + 1)}${i + 2}" s="1"><v>${values[i] ?? 0}</v></c>`)
    return `<row r="${i + 2}">${words(0, i + 2, category)}${values.join('')}</row>`
  })
  const last = `${columnName(series.length)}${categories.length + 1}`
  return `${xmlHeader}<worksheet xmlns="${main}"><dimension ref="A1:${last}"/><cols><col min="1" max="1" width="60" customWidth="1"/></cols><sheetData>${head}${rows.join('')}</sheetData></worksheet>`
}

/** The least that a spreadsheet program asks for, and the values' number format. */
function stylesPart(format: string): string {
  const font = `<fonts count="1"><font><sz val="11"/><name val="${fontFamily}"/><family val="2"/></font></fonts>`
  const fills = '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  const borders = '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  const cell = (id: number): string => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"${id === 0 ? '' : ' applyNumberFormat="1"'}/>`
  return `${xmlHeader}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${escapeMarkup(format)}"/></numFmts>${font}${fills}${borders}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">${cell(0)}${cell(164)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
