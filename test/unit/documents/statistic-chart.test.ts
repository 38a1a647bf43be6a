import { expect, test } from 'vitest'
import { chartTable } from '../../../src/documents/chart-values.ts'
import type { Chart, Table } from '../../../src/documents/model.ts'
import { statisticBlocks } from '../../../src/documents/statistic-chart.ts'
import type { Statistic } from '../../../src/domain/statistic.ts'

const statistic = (change: Partial<Statistic>): Statistic => ({
  id: 's1',
  inspectionId: 'c1',
  createdAt: '2018-01-01T00:00:00.000Z',
  updatedAt: '2018-01-01T00:00:00.000Z',
  deleted: false,
  title: 'Klager fordelt efter emne',
  source: '',
  altText: '',
  shows: 'both',
  rows: [
    { label: 'Sagsbehandlingstid', value: 1103 },
    { label: 'Tone', value: 1 },
    { label: 'Vejledning', value: 2 },
  ],
  position: 0,
  ...change,
})

const wordsOf = (rows: Table['rows']): string[][] =>
  rows.map((row) =>
    row.map((cell) =>
      cell
        .flat()
        .map((run) => (run.type === 'text' ? run.text : ''))
        .join(''),
    ),
  )

test('counts are bars; the table under them gives the shares too, which add up, and the sum', () => {
  const [chart] = statisticBlocks(statistic({})) as [Chart]
  expect(chart).toMatchObject({ type: 'chart', format: 'count', series: [{ name: 'Antal', values: [1103, 1, 2] }] })
  expect(chart.alt).toBe('Vandrette søjler, én for hver kategori. Sagsbehandlingstid: 1.103; Tone: 1; Vejledning: 2.')
  expect(wordsOf(chartTable(chart).rows)).toEqual([
    ['Sagsbehandlingstid', '1.103', '99,7\u00A0%'],
    ['Tone', '1', '0,1\u00A0%'],
    ['Vejledning', '2', '0,2\u00A0%'],
    ['I alt', '1.106', '100,0\u00A0%'],
  ])
})

test('shares alone are bars of shares', () => {
  const [chart] = statisticBlocks(statistic({ shows: 'percent' })) as [Chart]
  expect(chart).toMatchObject({ format: 'percentage', series: [{ name: 'Andel', values: [0.997, 0.001, 0.002] }] })
})

test.each([
  ['nothing but noughts', { rows: [{ label: 'Tone', value: 0 }] }],
  ['parts of a whole number', { rows: [{ label: 'Tone', value: 12.5 }] }],
  ['more categories than stand on a page', { rows: Array.from({ length: 21 }, (_, i) => ({ label: `Emne ${i}`, value: 1 })) }],
])('%s: a table alone', (_, change) => {
  expect(statisticBlocks(statistic(change)).map(({ type }) => type)).toEqual(['table'])
})
