import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { withoutForbidden } from '../domain/text.ts'
import { xlsFormLimits, type XlsFormRefusalCode } from '../domain/xlsform.ts'
import { xmlExcess } from '../domain/xml-excess.ts'

/** Why a workbook is not read. */
export class XlsFormRefusal extends Error {
  readonly code: XlsFormRefusalCode
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: XlsFormRefusalCode, params: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** A sheet as texts, and where a formula stands whose last result was taken. */
export type WorkbookSheet = { readonly name: string; readonly rows: readonly (readonly string[])[]; readonly formulas: readonly string[] }

/** The signature of the older container of Office, which also holds what has a password. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/**
 * Opens a workbook that others made, as unknown: sizes are looked at before anything is unpacked, and cells without content are left out before they are read.
 * @throws XlsFormRefusal
 */
export async function openWorkbook(bytes: Uint8Array): Promise<WorkbookSheet[]> {
  const parts = unpack(bytes)
  const formulas = new Map<string, string[]>()
  let cells = 0
  for (const name of Object.keys(parts).filter((part) => /^xl\/worksheets\/[^/]+\.xml$/i.test(part))) {
    const sheet = withContent(strFromU8(parts[name] ?? new Uint8Array()))
    cells += sheet.rows * sheet.columns
    if (sheet.rows > xlsFormLimits.rows) throw new XlsFormRefusal('xlsformTooManyRows', { rows: sheet.rows, maximum: xlsFormLimits.rows })
    if (cells > xlsFormLimits.cells) throw new XlsFormRefusal('xlsformTooLarge')
    parts[name] = strToU8(sheet.xml)
    formulas.set(name.toLowerCase(), sheet.formulas)
  }
  for (const [name, part] of Object.entries(parts)) if (/\.(xml|rels)$/i.test(name)) expectMeasured(strFromU8(part))
  // Packed without being pressed together, so that reading it starts no threads of its own.
  const ready = zipSync(parts, { level: 0 })
  const order = sheetParts(parts)
  const sheets = await readWorkbook(ready.buffer.slice(ready.byteOffset, ready.byteOffset + ready.length), { trim: false }).catch(() => {
    throw new XlsFormRefusal('xlsformDamaged')
  })
  // A sheet that the workbook names and does not have.
  if (sheets.some(({ data }) => !Array.isArray(data))) throw new XlsFormRefusal('xlsformDamaged')
  const named = sheets.map(({ sheet, data }, i) => ({
    name: textOf(sheet).replace(/\n/g, ' '),
    rows: data.map((row) => row.map(textOf)),
    formulas: formulas.get(order[i] ?? '') ?? [],
  }))
  if (named.some(({ name }) => name.trim() === '')) throw new XlsFormRefusal('xlsformDamaged')
  return named
}

/** Refuses what would take the parser minutes: nesting without end, a tag as long as a book, elements without number. */
function expectMeasured(source: string): void {
  const excess = xmlExcess(source, xlsFormLimits)
  if (excess === 'elements') throw new XlsFormRefusal('xlsformTooLarge')
  if (excess !== null || /<!(DOCTYPE|ENTITY)/i.test(source)) throw new XlsFormRefusal('xlsformDamaged')
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  if (bytes.length > xlsFormLimits.file) throw new XlsFormRefusal('xlsformTooLarge')
  if (oldContainer.every((byte, i) => bytes[i] === byte)) {
    const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new XlsFormRefusal(isEncrypted ? 'xlsformProtected' : 'xlsformOldWorkbook')
  }
  const names = new Set<string>()
  let unpacked = 0
  const accept = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (/vbaProject|vbaData/i.test(name)) throw new XlsFormRefusal('xlsformMacros')
    if (names.has(name.toLowerCase())) throw new XlsFormRefusal('xlsformDamaged')
    names.add(name.toLowerCase())
    if (names.size > xlsFormLimits.entries) throw new XlsFormRefusal('xlsformTooLarge')
    // Nothing but the sheets, their texts and their formats is looked at.
    if (!/^(\[Content_Types\]\.xml|_rels\/.*|xl\/(_rels\/[^/]*|workbook\.xml|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml))$/i.test(name)) return false
    unpacked += originalSize
    if (unpacked > xlsFormLimits.xml) throw new XlsFormRefusal('xlsformTooLarge')
    return true
  }
  try {
    // A part is unpacked into the room that its entry says it needs, and never into more.
    const parts = unzipSync(bytes, { filter: accept })
    if (!('xl/workbook.xml' in parts)) throw new XlsFormRefusal('xlsformNotWorkbook')
    return parts
  } catch (error) {
    throw error instanceof XlsFormRefusal ? error : new XlsFormRefusal('xlsformNotWorkbook')
  }
}

/** The parts of the sheets in the order of the workbook, which names them by relationship. */
function sheetParts(parts: Readonly<Record<string, Uint8Array>>): string[] {
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array())
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => {
      const target = (/Target="([^"]*)"/.exec(tag)?.[1] ?? '').replace(/^\/?(xl\/)?/, 'xl/')
      return [/Id="([^"]*)"/.exec(tag)?.[1] ?? '', target.toLowerCase()] as const
    }),
  )
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => targets.get(/r:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '')
}

/** A sheet with only those cells that hold something, each with its address; real forms carry tens of thousands that are merely formatted. */
function withContent(source: string): { xml: string; rows: number; columns: number; formulas: string[] } {
  // Some writers put a prefix before every name (`<x:row>`).
  const prefix = /<(\w+):worksheet\b/.exec(source)?.[1]
  const xml = prefix === undefined ? source : source.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</')
  // Each that is not closed would be looked for to the end of the sheet.
  for (const name of ['row', 'c']) {
    const opened = xml.match(new RegExp(`<${name}\\b`, 'g'))?.length ?? 0
    const closed = xml.match(new RegExp(`</${name}>|<${name}\\b[^<>]*/>`, 'g'))?.length ?? 0
    if (opened > closed) throw new XlsFormRefusal('xlsformDamaged')
  }
  const [start, end] = [xml.indexOf('<sheetData'), xml.lastIndexOf('</sheetData>')]
  const kept: string[] = []
  const formulas: string[] = []
  let [row, columns, last] = [0, 0, 0]
  if (start >= 0 && end > start)
    for (const [, attributes = '', inner] of xml.slice(start, end).matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)) {
      row = Number(/(?:^|\s)r="(\d+)"/.exec(attributes)?.[1] ?? row + 1)
      const cells: string[] = []
      let column = 0
      for (const [, own = '', content] of (inner ?? '').matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
        const address = /(?:^|\s)r="([A-Z]{1,3})\d+"/.exec(own)?.[1]
        column = address === undefined ? column + 1 : columnNumber(address)
        if (content === undefined || !/<(v|is)\b/.test(content)) continue
        const place = `${columnLetters(column)}${row}`
        if (/<f\b/.test(content)) formulas.push(place)
        cells.push(`<c r="${place}"${own.replace(/\s?\br="[^"]*"/, '')}>${content}</c>`)
        columns = Math.max(columns, column)
      }
      if (cells.length === 0) continue
      // Rows need not come in their order.
      last = Math.max(last, row)
      kept.push(`<row r="${row}">${cells.join('')}</row>`)
    }
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return { xml: `<worksheet xmlns="${main}"><sheetData>${kept.join('')}</sheetData></worksheet>`, rows: last, columns, formulas }
}

const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/** A column by its letters, counted from 1. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? columnLetters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}

/** A cell as text: as pyxform takes it, days and times as XForms writes them. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) {
    const iso = value.toISOString()
    if (value.getTime() < Date.UTC(1900, 0, 1)) return iso.slice(11, 16)
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16)
  }
  return withoutForbidden(String(value)).normalize('NFC')
}
