import { formatCode } from '../chart-values.ts'
import type { Chart } from '../model.ts'
import { spreadsheet } from '../spreadsheet.ts'

export const sheetName = 'Ark1'

/** The workbook behind a chart, which "Edit data" in Word opens: the categories in the first column and a series in each of the next. */
export function chartWorkbook(chart: Chart): Uint8Array {
  const { categoryTitle, categories, series } = chart
  const format = formatCode(chart)
  return spreadsheet([
    {
      name: sheetName,
      columns: [{ title: categoryTitle, width: 60 }, ...series.map(({ name }) => ({ title: name, format }))],
      rows: categories.map((category, i) => [category, ...series.map(({ values }) => values[i] ?? 0)]),
    },
  ])
}
