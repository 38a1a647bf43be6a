import { seriesFills } from './chart-colours.ts'
import { chartLayout, chartLine, chartTextSize, isLying, isStacked, widthOf, type ChartLayout } from './chart-layout.ts'
import { valueWriter } from './chart-values.ts'
import { escapeMarkup } from './markup.ts'
import type { Chart } from './model.ts'
import { colours } from './styles.ts'

type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** A bar: which series it belongs to, what it says and where it stands. */
type Bar = Rectangle & { readonly series: number; readonly value: number }

const lineInPoints = chartLine / 20
/** From a line's upper edge to the letters' foot, as a share of the line. */
const baseline = 0.78
const round = (value: number): number => Number(value.toFixed(2))

/** A chart as a picture in SVG, drawn by classes alone. Its words are one text for those who cannot see it; lengths are points. */
export function chartSvg(chart: Chart): string {
  const { width, height, shapes } = chartShapes(chart)
  return `<svg class="doc-chart" role="img" aria-label="${escapeMarkup(chart.alt)}" viewBox="0 0 ${width} ${height}">${shapes}</svg>`
}

/** What stands in the picture of a chart, and its size. */
export function chartShapes(chart: Chart): { width: number; height: number; shapes: string } {
  const layout = inPoints(chartLayout(chart))
  const hatch = `doc-hatch-${escapeMarkup(chart.id)}`
  const write = valueWriter(chart)
  const shapes = barsOf(chart, layout).map((bar) => barSvg(bar, write(bar.value), isStacked(chart), isLying(chart), hatch))
  const inner = [
    `<defs><pattern id="${hatch}" class="doc-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="4"/><path d="M0 0V4"/></pattern></defs>`,
    axisSvg(chart, layout, write),
    categoriesSvg(chart, layout),
    ...shapes,
    legendSvg(chart, layout, hatch),
  ]
  return { width: round(layout.width), height: round(layout.height), shapes: inner.join('') }
}

function inPoints({ width, height, plot, axis, labels }: ChartLayout): ChartLayout {
  const { left, top } = plot
  return { width: width / 20, height: height / 20, plot: { left: left / 20, top: top / 20, width: plot.width / 20, height: plot.height / 20 }, axis, labels }
}

/** Bars take three fifths of a category's room. */
const filled = 0.6

function barsOf(chart: Chart, { plot, axis }: ChartLayout): Bar[] {
  const [lying, stacked] = [isLying(chart), isStacked(chart)]
  const pitch = (lying ? plot.height : plot.width) / Math.max(1, chart.categories.length)
  const thickness = (pitch * filled) / (stacked ? 1 : chart.series.length)
  const scale = (lying ? plot.width : plot.height) / axis.highest
  return chart.categories.flatMap((_, i) => {
    let below = 0
    return chart.series.map(({ values }, series) => {
      const value = values[i] ?? 0
      const across = pitch * i + (pitch * (1 - filled)) / 2 + (stacked ? 0 : thickness * series)
      const [from, length] = [stacked ? below * scale : 0, value * scale]
      below += value
      return lying
        ? { series, value, x: plot.left + from, y: plot.top + across, width: length, height: thickness }
        : { series, value, x: plot.left + across, y: plot.top + plot.height - from - length, width: thickness, height: length }
    })
  })
}

function shapeSvg({ x, y, width, height }: Rectangle, series: number, hatch: string): string {
  const fill = series % fillCount
  const pattern = hatched.has(fill) ? ` fill="url(#${hatch})"` : ''
  return `<rect class="doc-series-${fill}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"${pattern}/>`
}

/** A bar with its number, in it when stacked and otherwise at its end. A bar of nought is not there. */
function barSvg(bar: Bar, words: string, stacked: boolean, lying: boolean, hatch: string): string {
  if (!(bar.value > 0)) return ''
  const shape = shapeSvg(bar, bar.series, hatch)
  const middle = bar.y + bar.height / 2 - lineInPoints / 2
  if (!stacked)
    return shape + (lying ? textSvg(words, bar.x + bar.width + 3, middle, 'start') : textSvg(words, bar.x + bar.width / 2, bar.y - lineInPoints, 'middle'))
  const centre = bar.x + bar.width / 2
  const fill = bar.series % fillCount
  const width = widthOf(words) / 20 + 4
  const ground = hatched.has(fill)
    ? `<rect class="doc-chart-ground" x="${round(centre - width / 2)}" y="${round(middle)}" width="${round(width)}" height="${round(lineInPoints)}"/>`
    : ''
  return shape + ground + textSvg(words, centre, middle, 'middle', `doc-on-${fill}`)
}

const textSvg = (words: string, x: number, top: number, anchor: 'start' | 'middle' | 'end', className = ''): string =>
  `<text${className === '' ? '' : ` class="${className}"`} x="${round(x)}" y="${round(top + lineInPoints * baseline)}" text-anchor="${anchor}">${escapeMarkup(words)}</text>`

/** The value axis: a line and a figure at each step, and what is counted. */
function axisSvg(chart: Chart, { plot, axis, height }: ChartLayout, write: (value: number) => string): string {
  const steps = Array.from({ length: Math.round(axis.highest / axis.step) + 1 }, (_, i) => Number((i * axis.step).toPrecision(9)))
  const bottom = plot.top + plot.height
  const lying = isLying(chart)
  const marks = steps.map((value) => {
    const share = value / axis.highest
    const [x, y] = [plot.left + share * plot.width, bottom - share * plot.height]
    return lying
      ? `<path class="doc-chart-line" d="M${round(x)} ${round(plot.top)}V${round(bottom)}"/>${textSvg(write(value), x, bottom + 3, 'middle')}`
      : `<path class="doc-chart-line" d="M${round(plot.left)} ${round(y)}H${round(plot.left + plot.width)}"/>${textSvg(write(value), plot.left - 4, y - lineInPoints / 2, 'end')}`
  })
  if (chart.axisTitle === null) return marks.join('')
  const title = lying
    ? textSvg(chart.axisTitle, plot.left + plot.width / 2, height - lineInPoints - 2, 'middle')
    : `<g transform="translate(0 ${round(plot.top + plot.height / 2)}) rotate(-90)">${textSvg(chart.axisTitle, 0, 0, 'middle')}</g>`
  return marks.join('') + title
}

function categoriesSvg(chart: Chart, { plot, labels }: ChartLayout): string {
  const lying = isLying(chart)
  const pitch = (lying ? plot.height : plot.width) / Math.max(1, labels.length)
  return labels
    .map((lines, i) => {
      const middle = pitch * (i + 0.5)
      const [x, top] = lying ? [plot.left - 5, plot.top + middle - (lines.length * lineInPoints) / 2] : [plot.left + middle, plot.top + plot.height + 3]
      const spans = lines.map((line, at) => `<tspan x="${round(x)}" y="${round(top + (at + baseline) * lineInPoints)}">${escapeMarkup(line)}</tspan>`)
      return `<text text-anchor="${lying ? 'end' : 'middle'}">${spans.join('')}</text>`
    })
    .join('')
}

/** Which fill is which series, above the bars; a single series needs no key. */
function legendSvg({ series }: Chart, { width }: ChartLayout, hatch: string): string {
  if (series.length < 2) return ''
  const box = 8
  const widths = series.map(({ name }) => box + 4 + widthOf(name) / 20 + 14)
  let x = (width - widths.reduce((sum, one) => sum + one, 0)) / 2
  return series
    .map(({ name }, i) => {
      const at = x
      x += widths[i] ?? 0
      return shapeSvg({ x: at, y: 5, width: box, height: box }, i, hatch) + textSvg(name, at + box + 4, 5 + box / 2 - lineInPoints / 2, 'start')
    })
    .join('')
}

const fills = seriesFills('#000000')
const fillCount = fills.length
const hatched = new Set(fills.flatMap((fill, i) => (fill.hatched ? [i] : [])))

/**
 * The style sheet of the charts.
 * @param within the selector of what they stand in
 */
export function chartCss(accent: string, within = '.doc-page '): string {
  return [
    `${within}.doc-chart text{font-size:${chartTextSize / 2}px;fill:#${colours.text}}`,
    `${within}.doc-chart rect{stroke:#${colours.muted};stroke-width:.5}`,
    `${within}.doc-chart .doc-chart-ground{fill:#fff;stroke:none}`,
    `${within}.doc-chart-line{stroke:#${colours.line};stroke-width:.5}`,
    ...seriesFills(accent).flatMap((fill, i) => [
      ...(fill.hatched
        ? [`${within}.doc-chart .doc-hatch rect{fill:#fff;stroke:none}`, `${within}.doc-hatch path{stroke:#${fill.colour};stroke-width:2.4}`]
        : [`${within}.doc-series-${i}{fill:#${fill.colour}}`]),
      `${within}.doc-chart .doc-on-${i}{fill:#${fill.label}}`,
    ]),
  ].join('\n')
}
