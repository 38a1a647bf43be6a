import { isGiven, type FormEntry } from '../../src/domain/checklist-form.ts'
import { nameOf, pointNumbers, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { isOpen, type ChecklistGroup } from './checklist-progress.ts'

/** A line of an open checklist: a point with the answers of all units, or what stands between points. */
export type SheetRow = {
  readonly key: string
  /** `repeat` is the line that says how often it is asked, `round` the heading of each time. */
  readonly kind: 'heading' | 'repeat' | 'round' | 'note' | 'point' | 'calculation'
  readonly item: ChecklistItem
  readonly place: string
  readonly depth: number
  readonly round: number | null
  /** What the point is called by; null for what nobody answers. */
  readonly number: string | null
  /** One for each unit, in their order; undefined where the unit has fewer rounds. */
  readonly entries: readonly (FormEntry | undefined)[]
}

/** A point (row) for a unit (column). */
export type Cell = { readonly row: number; readonly column: number }

/** The lines of the open checklist. What no unit is asked is left out. */
export function sheetOf(group: ChecklistGroup, forms: readonly (readonly FormEntry[])[], showAll: boolean): SheetRow[] {
  const numbers = pointNumbers(group.items)
  const byKey = forms.map((entries) => new Map(entries.map((entry) => [keyOf(entry), entry])))
  const rows: SheetRow[] = []
  // From the end: a heading stays when something below it has stayed.
  for (const [key, entry] of mergedEntries(forms).toReversed()) {
    const entries = byKey.map((form) => form.get(key))
    const kind = kindOf(entry)
    const isShown = showAll || entries.some((one) => one?.asked)
    const isEmpty = kind === 'heading' ? entry.text === '' || (rows.at(-1)?.depth ?? -1) <= entry.depth : kind === 'calculation' && entry.text === ''
    if (!isShown || isEmpty) continue
    const { item, place, depth, round } = entry
    const number = numbers.get(item.id)
    rows.push({ key, kind, item, place, depth, round, entries, number: number === undefined ? null : place === '' ? `${number}` : `${number} (${place})` })
  }
  return rows.toReversed()
}

const keyOf = ({ item, place, rounds, round }: FormEntry): string => `${item.id}/${place}/${round ?? (rounds === null ? '' : 'all')}`

/** The places of all units in one order. They differ only in how many rounds their repeats have, so that what one has more of comes after what all have. */
function mergedEntries(forms: readonly (readonly FormEntry[])[]): [string, FormEntry][] {
  const [first = [], ...others] = forms
  let merged = first.map((entry): [string, FormEntry] => [keyOf(entry), entry])
  for (const entries of others) {
    const known = new Set(merged.map(([key]) => key))
    const after = new Map<string, [string, FormEntry][]>()
    let last = ''
    for (const entry of entries) {
      const key = keyOf(entry)
      if (known.has(key)) last = key
      else after.set(last, [...(after.get(last) ?? []), [key, entry]])
    }
    if (after.size > 0) merged = [...(after.get('') ?? []), ...merged.flatMap((one) => [one, ...(after.get(one[0]) ?? [])])]
  }
  return merged
}

function kindOf({ item, rounds, round }: FormEntry): SheetRow['kind'] {
  if (rounds !== null) return 'repeat'
  if (round !== null) return 'round'
  if (item.kind === 'group' || item.kind === 'repeat') return 'heading'
  return item.kind === 'note' || item.kind === 'calculation' ? item.kind : 'point'
}

/** What a line is called: its text, else its name. */
export const wordsOf = ({ item, entries }: Pick<SheetRow, 'item' | 'entries'>, column: number): string => {
  const entry = entries[column]?.asked ? entries[column] : (entries.find((one) => one?.asked) ?? entries[column])
  return entry?.text || item.text || nameOf(item)
}

/** Whether the keyboard stops here: at points, and at repeats whose number somebody decides. */
const isStop = ({ kind, item }: SheetRow): boolean => kind === 'point' || (kind === 'repeat' && item.repeatCount === '')

/** The next place after `from` that passes: down the column, then the columns to the right, then from the start; null when none does. */
function nextWhere(rows: readonly SheetRow[], columns: number, from: Cell, passes: (entry: FormEntry, row: SheetRow) => boolean): Cell | null {
  const count = rows.length * columns
  const start = from.column * rows.length + from.row
  for (let step = 1; step <= count; step++) {
    const at = (start + step) % count
    const cell = { row: at % rows.length, column: Math.floor(at / rows.length) }
    const [row, entry] = [rows[cell.row], rows[cell.row]?.entries[cell.column]]
    if (row && entry && row.kind === 'point' && passes(entry, row)) return cell
  }
  return null
}

/** The next point without an answer. */
export const nextUnanswered = (rows: readonly SheetRow[], columns: number, from: Cell): Cell | null =>
  nextWhere(rows, columns, from, (entry) => isOpen(entry) && !isGiven(entry))

/** The next point with an error, or that still lacks what it demands. */
export const nextFault = (rows: readonly SheetRow[], columns: number, from: Cell): Cell | null =>
  nextWhere(rows, columns, from, ({ error, missing }) => error !== null || missing !== null)

/** The place a step away at which the keyboard stops; the same when there is none. */
export function moved(rows: readonly SheetRow[], columns: number, from: Cell, down: number, right: number): Cell {
  const column = Math.max(0, Math.min(columns - 1, from.column + right))
  for (let row = from.row + down; down !== 0 && row >= 0 && row < rows.length; row += Math.sign(down)) {
    const at = rows[row]
    if (at && isStop(at) && at.entries[column]?.asked) return { row, column }
  }
  return { row: from.row, column }
}

/** The first or the last place of a column at which the keyboard stops. */
export const edge = (rows: readonly SheetRow[], columns: number, column: number, to: 'first' | 'last'): Cell =>
  to === 'first' ? moved(rows, columns, { row: -1, column }, 1, 0) : moved(rows, columns, { row: rows.length, column }, -1, 0)
