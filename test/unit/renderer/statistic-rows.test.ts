import { expect, test } from 'vitest'
import { danishNumber, rowsText, statisticRows } from '../../../renderer/letters/statistic-rows.ts'

test.each([
  ['1.103', 1103],
  ['12,5', 12.5],
  ['1.234.567,25', 1_234_567.25],
  ['1 103', 1103],
  ['1\u00A0103', 1103],
  ['0', 0],
  ['−3', -3],
  ['1.5', null],
  ['12.34', null],
  ['tolv', null],
  ['12 %', null],
  ['', null],
])('a figure as Danish writes it: »%s«', (written, value) => {
  expect(danishNumber(written)).toBe(value)
})

test('rows pasted from a spreadsheet and rows that are typed are the same', () => {
  const pasted = statisticRows('Lang sagsbehandlingstid\t1.103\nTone\t\t12,5\n\n').rows
  expect(pasted).toEqual([
    { label: 'Lang sagsbehandlingstid', value: 1103 },
    { label: 'Tone', value: 12.5 },
  ])
  expect(statisticRows('Lang sagsbehandlingstid 1.103\nTone 12,5').rows).toEqual(pasted)
  expect(statisticRows(rowsText(pasted))).toEqual({ rows: pasted, faults: [] })
})

test('what is no row is told with its line; the others are read all the same', () => {
  const { rows, faults } = statisticRows('Emne\tAntal\nTone\t-3\nAndet\t\n\t7\nMeget\t2.000.000.000\nManglende svar\nVejledning\t4\nI alt\t11')
  expect(faults.map(({ line, fault, words }) => [line, fault, words])).toEqual([
    [1, 'notNumber', 'Antal'],
    [2, 'negative', '-3'],
    [3, 'noNumber', 'Andet'],
    [4, 'noLabel', '7'],
    [5, 'tooLarge', '2.000.000.000'],
    [6, 'noNumber', 'Manglende svar'],
    [8, 'sum', '11'],
  ])
  expect(rows).toEqual([{ label: 'Vejledning', value: 4 }])
})
