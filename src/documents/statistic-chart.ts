import { perMille, type Statistic } from '../domain/statistic.ts'
import { letterWording } from './letter-wording.ts'
import { paragraph, textCell, type Block, type Cell, type Chart, type Table } from './model.ts'
import { ended, typeset } from './typeset.ts'

const { statistic: words } = letterWording

/** A figure as Danish writes it: "1.103", "12,5". */
const figure = (value: number): string => value.toLocaleString('da-DK', { maximumFractionDigits: 2 })

const percentage = (perMille: number): string => `${(perMille / 10).toLocaleString('da-DK', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`

/** More bars than this are no picture any more, nor do they stand on a page. */
const mostBars = 20

/**
 * Figures by category as a chart with its table: counts, percentages that add up to a hundred, or both, and the sum. What bars cannot show (nothing but noughts,
 * parts of a whole number, a great many categories) is a table alone.
 */
export function statisticBlocks(statistic: Statistic): Block[] {
  const { id, title, source, rows } = statistic
  if (rows.length === 0) return []
  return [
    statisticChart(statistic) ?? { type: 'table', id, caption: title, ...tableOf(statistic, perMille(rows.map(({ value }) => value))) },
    ...(source === '' ? [] : [paragraph(ended(words.source(source)))]),
  ]
}

/** What a chart of figures is made from. */
export type Drawn = Pick<Statistic, 'id' | 'title' | 'altText' | 'rows' | 'shows'>

/** The figures as a chart with its table; null where bars cannot show them. */
export function statisticChart(statistic: Drawn): Chart | null {
  const { rows, shows } = statistic
  const canBeDrawn =
    rows.length <= mostBars && rows.some(({ value }) => value > 0) && (shows === 'percent' || rows.every(({ value }) => Number.isInteger(value)))
  if (!canBeDrawn) return null
  const shares = perMille(rows.map(({ value }) => value))
  return chartOf(statistic, shares, tableOf(statistic, shares))
}

type Figures = Pick<Table, 'description' | 'header' | 'widths' | 'rows'>

function tableOf({ altText, rows, shows }: Drawn, shares: readonly number[]): Figures {
  const cells = (label: string, value: number, share: number): Cell[] => [
    textCell(label),
    ...(shows === 'percent' ? [] : [textCell(figure(value))]),
    ...(shows === 'count' ? [] : [textCell(percentage(share))]),
  ]
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
  const columns = [...(shows === 'percent' ? [] : [words.count]), ...(shows === 'count' ? [] : [words.percent])]
  return {
    description: altText === '' ? words.description : altText,
    header: [words.category, ...columns],
    widths: columns.length === 2 ? [64, 18, 18] : [80, 20],
    rows: [...rows.map(({ label, value }, i) => cells(label, value, shares[i] ?? 0)), cells(words.total, sum(rows.map(({ value }) => value)), sum(shares))],
  }
}

function chartOf({ id, title, altText, rows, shows }: Drawn, shares: readonly number[], table: Figures): Chart {
  const isShare = shows === 'percent'
  const said = rows.map(({ label, value }, i) => `${label}: ${isShare ? percentage(shares[i] ?? 0) : figure(value)}`)
  return {
    type: 'chart',
    id,
    kind: 'bars',
    caption: title,
    alt: typeset(altText === '' ? `${words.picture} ${ended(said.join('; '))}` : altText),
    format: isShare ? 'percentage' : 'count',
    categoryTitle: words.category,
    categories: rows.map(({ label }) => label),
    series: [{ name: isShare ? words.percent : words.count, values: isShare ? shares.map((share) => share / 1000) : rows.map(({ value }) => value) }],
    axisTitle: null,
    table,
  }
}
