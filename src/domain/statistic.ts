import { z } from 'zod'
import { defineNoun, id, position, type Row } from './record.ts'
import { line, requiredLine, text } from './text.ts'

/** Figures by category (klagestatistik): shown as a chart with its table. Counts are entered; percentages are reckoned. */
export const statistic = defineNoun(
  'statistic',
  z.object({
    inspectionId: id,
    /** The caption: "Klager fordelt efter emne, 2.–4. kvartal 2017". */
    title: requiredLine,
    /** Where the figures come from. */
    source: line,
    /** What it shows in words; empty: made from the figures. */
    altText: text,
    rows: z.array(z.strictObject({ label: requiredLine, value: z.number().min(0).max(1e9) })).max(200),
    /** What the bars and the table say. */
    shows: z.enum(['count', 'percent', 'both']),
    position,
  }),
  { source: '', altText: '', rows: [], shows: 'both', position: 0 },
)
export type Statistic = Row<typeof statistic>

/**
 * Percentages in tenths that add up to exactly 1000: each is rounded down, and what is missing goes to the largest remainders (Hamilton's method), the first
 * of equal ones before the others.
 * @param values not negative; all zero gives all zero
 */
export function perMille(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0)
  if (total === 0) return values.map(() => 0)
  const exact = values.map((value) => (value / total) * 1000)
  const shares = exact.map(Math.floor)
  const missing = 1000 - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact.map((share, index) => ({ index, rest: share - Math.floor(share) })).toSorted((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of byRemainder.slice(0, missing)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
