import { formatTable } from '../support/table.ts'

/** What was measured beside the figure in the same run, or the bound it has to keep. */
export type Comparison = { readonly name: string; readonly value: number }

/** One measured figure. `limit` is the value that it may not exceed, worked out from the peer or fixed. */
export type Figure = {
  readonly section: string
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 's' | 'MB' | 'frames/s' | '×'
  readonly peers: readonly Comparison[]
  readonly limit: { readonly rule: string; readonly value: number } | null
  /** How it was measured: repetitions, sizes. */
  readonly how: string
}

/** Something that could not be measured here, and why. */
export type Missing = { readonly section: string; readonly name: string; readonly reason: string }

export const isMissing = (entry: Figure | Missing): entry is Missing => 'reason' in entry

/** The value below which a share of the measurements lie (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Whether the figure keeps its limit; null when it has none. */
export const keeps = ({ value, unit, limit }: Figure): boolean | null =>
  limit === null ? null : unit === 'frames/s' ? value >= limit.value : value <= limit.value

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

/** The figures as a table for a terminal. */
export function tableOf(entries: readonly (Figure | Missing)[]): string {
  const rows = entries.map((entry) =>
    isMissing(entry)
      ? [`${entry.section}: ${entry.name}`, 'not measured', entry.reason, '', '']
      : [
          `${entry.section}: ${entry.name}`,
          `${digits(entry.value)} ${entry.unit}`,
          entry.peers.map(({ name, value }) => `${name} ${digits(value)}`).join(', '),
          entry.limit === null ? '' : `${entry.limit.rule}: ${digits(entry.limit.value)}`,
          keeps(entry) === null ? '' : keeps(entry) ? 'kept' : 'NOT KEPT',
        ],
  )
  return formatTable([['figure', 'measured', 'beside it', 'limit', ''], ...rows])
}
