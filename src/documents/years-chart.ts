import type { Chart } from './model.ts'
import { enumerate } from './wording.ts'

/** What is counted year by year: a stack of its parts for each year. */
export type YearsChart = {
  readonly caption: string
  readonly categoryTitle: string
  readonly years: readonly number[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
}

/** Counts of years as standing stacks, the oldest at the left. */
export function yearsChart({ caption, categoryTitle, years, series }: YearsChart): Chart {
  const inWords = years.map((year, i) => `${year}: ${enumerate(series.map(({ name, values }) => `${values[i] ?? 0} ${name.toLowerCase()}`))}.`)
  return {
    type: 'chart',
    id: 'years',
    kind: 'stackedColumns',
    caption,
    alt: `${caption}. ${inWords.join(' ')}`,
    format: 'count',
    categoryTitle,
    categories: years.map(String),
    series,
    axisTitle: null,
  }
}
