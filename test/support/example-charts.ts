import type { Block, Chart, ChartKind, DocumentModel, Heading } from '../../src/documents/model.ts'
import { preliminaryModel } from './example-models.ts'

const kinds: readonly ChartKind[] = ['bars', 'stackedBars', 'columns', 'stackedColumns']
const names = ['Ja', 'Delvist', 'Nej', 'Ikke relevant', 'Ikke besvaret', 'En sjette serie']

/** An invented chart; a percentage has a decimal. */
export function exampleChart(kind: ChartKind, format: Chart['format'], series = 5, axisTitle: string | null = 'Antal punkter'): Chart {
  const value = (i: number, at: number): number => (format === 'count' ? (i * 3 + at * 7) % 5 : ((i * 3 + at * 7) % 5) / 16)
  const categories = ['Ydelsesservice', 'Jobcenter København – Center for Jobindsats & »Unge«', 'Borgerservice']
  return {
    type: 'chart',
    id: `chart-${kind}-${format}`,
    kind,
    caption: `Figur 1. ${kind}, ${format}`,
    alt: `Et diagram: ${kind}`,
    format,
    categoryTitle: 'Enhed',
    categories,
    series: names.slice(0, series).map((name, i) => ({ name, values: categories.map((_, at) => value(i, at)) })),
    axisTitle,
  }
}

/** Body blocks in place of a report's own. */
export function modelOf(blocks: readonly Block[]): DocumentModel {
  const model = preliminaryModel(1)
  const heading: Heading = { type: 'heading', id: 'first', level: 1, number: null, text: 'Afsnit', newPage: false }
  return { ...model, body: [{ type: 'title', text: 'Rapport', subtitle: '' }, heading, ...blocks], footnotes: [] }
}

/** A document with every kind of chart, of counts and of percentages, with one series and with more than there are fills. */
export const modelWithCharts = (): DocumentModel =>
  modelOf([...kinds.map((kind) => exampleChart(kind, 'count')), ...kinds.map((kind) => exampleChart(kind, 'percentage', kind === 'bars' ? 1 : 6, null))])
