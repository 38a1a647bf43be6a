import { strFromU8, unzipSync } from 'fflate'
import { posix } from 'node:path'
import { attribute, descendants, parseXml, type XmlElement } from './xml.ts'

export type ChartFaultCode = 'chartWithoutWorkbook' | 'chartUnlikeWorkbook'
type Tell = (code: ChartFaultCode, detail: string) => void

/** A chart of Word has the workbook that "Edit data" opens, and what it shows before that is what the workbook holds. */
export function lintChart(files: Readonly<Record<string, Uint8Array>>, name: string, chart: XmlElement, tell: Tell): void {
  const relationships = files[`${posix.dirname(name)}/_rels/${posix.basename(name)}.rels`]
  const id = attribute(descendants(chart, 'c:externalData')[0] ?? chart, 'r:id')
  const target = descendants(parseXml(relationships === undefined ? '' : strFromU8(relationships)), 'Relationship').find((one) => attribute(one, 'Id') === id)
  const path = target === undefined ? '' : posix.join(posix.dirname(name), attribute(target, 'Target') ?? '')
  const bytes = files[path]
  if (bytes === undefined) {
    tell('chartWithoutWorkbook', path)
    return
  }
  const cells = readWorkbook(bytes)
  const references = [...descendants(chart, 'c:strRef'), ...descendants(chart, 'c:numRef')]
  if (references.length === 0) tell('chartUnlikeWorkbook', 'no references')
  for (const reference of references) {
    const formula = descendants(reference, 'c:f')[0]?.text ?? ''
    const cached = descendants(reference, 'c:v').map((value) => value.text)
    if (JSON.stringify(cellsOf(formula).map((cell) => cells.get(cell))) !== JSON.stringify(cached)) tell('chartUnlikeWorkbook', formula)
  }
}

/** The cells of a workbook by sheet and place, "Ark1!B2". */
export function readWorkbook(bytes: Uint8Array): Map<string, string> {
  const files = unzipSync(bytes)
  const part = (path: string): XmlElement => parseXml(strFromU8(files[path]!))
  const sheet = attribute(descendants(part('xl/workbook.xml'), 'sheet')[0]!, 'name') ?? ''
  const text = (cell: XmlElement): string => [...descendants(cell, 't'), ...descendants(cell, 'v')].map((one) => one.text).join('')
  return new Map(descendants(part('xl/worksheets/sheet1.xml'), 'c').map((cell) => [`${sheet}!${attribute(cell, 'r') ?? ''}`, text(cell)]))
}

/** "Ark1!$B$2:$B$4" as its cells. A chart's ranges are parts of one column. */
function cellsOf(formula: string): string[] {
  const [, sheet = '', column = '', from = '', to = from] = /^(\w+)!\$([A-Z]+)\$(\d+)(?::\$\2\$(\d+))?$/.exec(formula) ?? []
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${sheet}!${column}${Number(from) + i}`)
}
