import { perMille, type Statistic } from '../domain/statistic.ts'
import { letterWording } from './letter-wording.ts'
import { paragraph, textCell, type Block, type Cell } from './model.ts'
import { ended } from './typeset.ts'

const { statistic: words } = letterWording

/** A figure as Danish writes it: "1.103", "12,5". */
const figure = (value: number): string => value.toLocaleString('da-DK', { maximumFractionDigits: 2 })

const percentage = (perMille: number): string => `${(perMille / 10).toLocaleString('da-DK', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`

/** Figures by category as a table with its sum: counts, percentages that add up to a hundred, or both. */
export function statisticBlocks({ id, title, source, altText, rows, shows }: Statistic): Block[] {
  if (rows.length === 0) return []
  const values = rows.map(({ value }) => value)
  const shares = perMille(values)
  const cells = (label: string, value: number, share: number): Cell[] => [
    textCell(label),
    ...(shows === 'percent' ? [] : [textCell(figure(value))]),
    ...(shows === 'count' ? [] : [textCell(percentage(share))]),
  ]
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
  const columns = [...(shows === 'percent' ? [] : [words.count]), ...(shows === 'count' ? [] : [words.percent])]
  return [
    {
      type: 'table',
      id,
      caption: title,
      description: altText === '' ? words.description : altText,
      header: [words.category, ...columns],
      widths: columns.length === 2 ? [64, 18, 18] : [80, 20],
      rows: [...rows.map(({ label, value }, i) => cells(label, value, shares[i] ?? 0)), cells(words.total, sum(values), sum(shares))],
    },
    ...(source === '' ? [] : [paragraph(ended(words.source(source)))]),
  ]
}
