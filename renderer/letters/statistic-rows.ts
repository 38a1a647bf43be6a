import type { Statistic } from '../../src/domain/statistic.ts'

/** Why a line is no row of figures. */
export type RowFault = 'noLabel' | 'noNumber' | 'negative' | 'notNumber' | 'tooLarge' | 'sum'

/** A line that cannot be taken, by its number from 1, with what stands where its number should. */
export type FaultyLine = { readonly line: number; readonly fault: RowFault; readonly words: string }

const largest = 1e9

/** The number of a Danish figure: "1.103", "12,5", "1 103"; a sign of minus is read so that it can be told. Null for anything else. */
export function danishNumber(written: string): number | null {
  const plain = written.trim().replace(/^[\u2212\u2013]/, '-')
  if (!/^-?(\d{1,3}([. \u00A0\u202F]\d{3})+|\d+)(,\d+)?$/.test(plain)) return null
  return Number(plain.replaceAll(/[. \u00A0\u202F]/g, '').replace(',', '.'))
}

/**
 * Rows of figures as they are pasted from a spreadsheet (label, tab, number) or typed (label, space, number). Empty lines are none. A sum is refused: it is
 * reckoned, and would count everything twice.
 */
export function statisticRows(text: string): { readonly rows: Statistic['rows']; readonly faults: readonly FaultyLine[] } {
  const rows: Statistic['rows'] = []
  const faults: FaultyLine[] = []
  text.split('\n').forEach((written, index) => {
    if (written.trim() === '') return
    const [label, number] = parts(written)
    const value = danishNumber(number)
    const fault = faultOf(label, number, value)
    if (fault !== null) faults.push({ line: index + 1, fault, words: number === '' ? label : number })
    else if (value !== null) rows.push({ label, value })
  })
  return { rows, faults }
}

/** Label and number; a line without a tab has its number after the last white space. */
function parts(written: string): [label: string, number: string] {
  if (written.includes('\t')) {
    const cells = written.split('\t').map((cell) => cell.trim())
    return [cells[0] ?? '', cells.slice(1).find((cell) => cell !== '') ?? '']
  }
  const words = written.trim()
  const at = /\s(?=\S+$)/.exec(words)?.index
  if (at === undefined || !/\d/.test(words.slice(at))) return danishNumber(words) === null ? [words, ''] : ['', words]
  return [words.slice(0, at).trim(), words.slice(at).trim()]
}

function faultOf(label: string, number: string, value: number | null): RowFault | null {
  if (label === '') return 'noLabel'
  if (number === '') return 'noNumber'
  if (value === null) return 'notNumber'
  if (value < 0) return 'negative'
  if (value > largest) return 'tooLarge'
  return /^(i alt|total|sum)$/i.test(label) ? 'sum' : null
}

/** Rows as they can be pasted and changed again. */
export const rowsText = (rows: Statistic['rows']): string =>
  rows.map(({ label, value }) => `${label}\t${value.toLocaleString('da-DK', { maximumFractionDigits: 6 })}`).join('\n')
