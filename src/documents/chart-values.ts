import type { FlowTable } from './flow.ts'
import { textCell, type Chart } from './model.ts'
import { appendixWording } from './wording-appendices.ts'

/** The most digits after the comma of a share, so that 72 % stays 72 % and an eighth is 12,5 %. */
const decimalsOf = ({ format, series }: Pick<Chart, 'format' | 'series'>): 0 | 1 =>
  format === 'percentage' && series.some(({ values }) => values.some((value) => Math.abs(value * 100 - Math.round(value * 100)) > 1e-9)) ? 1 : 0

/** The number format of a chart's values as spreadsheets write it: comma and point change places when it is shown, for it names Danish as its language. */
export function formatCode(chart: Pick<Chart, 'format' | 'series'>): string {
  const digits = chart.format === 'count' ? '#,##0' : decimalsOf(chart) === 1 ? '0.0\\ %' : '0\\ %'
  return `[$-406]${digits}`
}

/** Writes a chart's values as Danish does: "1.234", "72 %", "12,5 %". */
export function valueWriter(chart: Pick<Chart, 'format' | 'series'>): (value: number) => string {
  const decimals = decimalsOf(chart)
  const written = new Intl.NumberFormat('da-DK', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return chart.format === 'count' ? (value) => written.format(value) : (value) => `${written.format(value * 100)}\u00A0%`
}

/** The numbers of a chart as the table that stands under it: a row a category, a column a series. */
export function chartTable(chart: Chart): FlowTable {
  const write = valueWriter(chart)
  const { categories, series, caption, categoryTitle } = chart
  if (chart.table !== undefined) return { type: 'table', look: 'grid', caption, ...chart.table }
  const width = Math.min(11.5, 60 / series.length)
  return {
    type: 'table',
    look: 'grid',
    caption,
    description: appendixWording.chart.tableDescription,
    header: [categoryTitle, ...series.map(({ name }) => name)],
    widths: [100 - width * series.length, ...series.map(() => width)],
    rows: categories.map((category, i) => [textCell(category), ...series.map(({ values }) => textCell(write(values[i] ?? 0)))]),
  }
}
