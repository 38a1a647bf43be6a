import type { ChartPicture } from '../domain/chart-picture.ts'
import { chartCss, chartShapes } from './html-chart.ts'
import { escapeMarkup } from './markup.ts'
import type { Chart, DocumentModel } from './model.ts'
import { fontFallback, fontFamily } from './styles.ts'

/**
 * A chart as it looks in a document, to be used elsewhere: in a slide, on a web page.
 * @param accent the letterhead's colour, `#RRGGBB`
 */
export function chartPicture(chart: Chart, accent: string): ChartPicture {
  const { width, height, shapes } = chartShapes(chart)
  const { caption, alt } = chart
  const words = `<title>${escapeMarkup(caption)}</title><desc>${escapeMarkup(alt)}</desc>`
  const style = `<style>.doc-chart{font-family:${fontFamily},${fontFallback},sans-serif}\n${chartCss(accent, '')}</style>`
  return {
    caption,
    alt,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" class="doc-chart" role="img" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">${words}${style}<path fill="#fff" d="M0 0H${width}V${height}H0Z"/>${shapes}</svg>`,
  }
}

/** The charts of a document, in their order. */
export const chartPictures = ({ body, page }: DocumentModel): ChartPicture[] =>
  body.flatMap((block) => (block.type === 'chart' ? [chartPicture(block, page.accentColour)] : []))
