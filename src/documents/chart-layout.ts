import { lineHeight } from './font-metrics.ts'
import { measureRuns } from './line-breaking.ts'
import type { Chart } from './model.ts'
import { resolveStyle, textWidth } from './styles.ts'

/** Where the parts of a chart stand, in twips from its upper left corner: what Word is told and the preview draws. */
export type ChartLayout = {
  readonly width: number
  readonly height: number
  /** The field that the shapes stand in, without the axes' labels. */
  readonly plot: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  /** The value axis begins at nought. */
  readonly axis: { readonly highest: number; readonly step: number }
  /** The names of the categories, broken into lines. */
  readonly labels: readonly (readonly string[])[]
}

export const isStacked = ({ kind }: Pick<Chart, 'kind'>): boolean => kind === 'stackedBars' || kind === 'stackedColumns'
export const isLying = ({ kind }: Pick<Chart, 'kind'>): boolean => kind === 'bars' || kind === 'stackedBars'

/** The size of all text in a chart, in half points: that of tables. */
export const chartTextSize = resolveStyle('TableText').size
export const chartLine = chartTextSize * 10 * lineHeight

/** Shares and lengths of a chart: the most room for the categories' names beside lying bars, the room for figures at an axis, and about text. */
const labelShare = 0.5
/** Programs measure a name a little wider than it is before they break it. */
const nameReserve = 1.04
const figureRoom = 760
const gap = 110
const standingHeight = 3000
/** A page holds the heading above a chart, its caption, this much of bars, and the first row of its table: all are kept together. */
const tallest = 9_300

/** Lays out a chart over the width of the text. Lying bars are as far apart as their names need; standing columns have one height. */
export function chartLayout(chart: Chart): ChartLayout {
  const legend = chart.series.length > 1 ? chartLine + 2 * gap : gap
  const axisBelow = chartLine + gap + (chart.axisTitle === null ? 0 : chartLine + gap)
  const right = 2 * gap
  const axis = axisOf(chart)
  const count = Math.max(1, chart.categories.length)
  if (isLying(chart)) {
    const longest = Math.max(0, ...chart.categories.map(widthOf))
    const left = Math.min(labelShare * textWidth, longest * nameReserve + 2 * gap)
    const labels = chart.categories.map((name) => linesOf(name, (left - 2 * gap) / nameReserve))
    const bars = isStacked(chart) ? 1 : chart.series.length
    const pitch = Math.max(...labels.map((lines) => lines.length * chartLine + 2 * gap), bars * chartLine + 2 * gap)
    const height = Math.min(Math.round(pitch * count), tallest)
    return { width: textWidth, height: Math.round(legend + height + axisBelow), plot: plotOf(left, legend, right, height), axis, labels }
  }
  const left = figureRoom + (chart.axisTitle === null ? 0 : chartLine + gap)
  const labels = chart.categories.map((name) => linesOf(name, (textWidth - left - right) / count - gap))
  const below = Math.max(1, ...labels.map((lines) => lines.length)) * chartLine + 2 * gap
  return { width: textWidth, height: Math.round(legend + standingHeight + below), plot: plotOf(left, legend, right, standingHeight), axis, labels }
}

const plotOf = (left: number, top: number, right: number, height: number): ChartLayout['plot'] => ({
  left: Math.round(left),
  top: Math.round(top),
  width: Math.round(textWidth - left - right),
  height,
})

/** The steps of the value axis: one, two or five of a power of ten, so that there are eight at the most. */
function axisOf(chart: Chart): ChartLayout['axis'] {
  const columns = chart.categories.map((_, i) => chart.series.map(({ values }) => values[i] ?? 0))
  const tops = isStacked(chart) ? columns.map((values) => values.reduce((sum, value) => sum + value, 0)) : columns.flat()
  const top = Math.max(0, ...tops.filter((value) => Number.isFinite(value)))
  let step = chart.format === 'count' ? 1 : 0.1
  for (let i = 0; top / step > 8; i++) step *= i % 3 === 1 ? 2.5 : 2
  const exact = (value: number): number => Number(value.toPrecision(9))
  // A number at the end of a bar needs room beyond the longest.
  const steps = isStacked(chart) ? Math.ceil(exact(top / step)) : Math.floor(exact(top / step)) + 1
  return { highest: exact(Math.max(1, steps) * step), step: exact(step) }
}

function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** How wide a text stands in a chart, in twips. */
export function widthOf(text: string): number {
  const words = measureRuns([{ type: 'text', text }], { size: chartTextSize, bold: false, italic: false, capitals: false })
  return words.reduce((sum, word, i) => sum + word.width + (i < words.length - 1 ? word.blank : 0), 0)
}
