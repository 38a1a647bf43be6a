import { isGiven, type FormEntry } from '../../src/domain/checklist-form.ts'
import { nameOf, pointNumbers, type ChecklistItem } from '../../src/domain/checklist-item.ts'
import { formRows, withoutEmptyHeadings, type FormRow } from '../../src/domain/form-rows.ts'
import { isOpen, type ChecklistGroup } from './checklist-progress.ts'

/** A line of an open checklist: a point with the answers of all units, or what stands between points. */
export type SheetRow = FormRow & {
  readonly item: ChecklistItem
  readonly place: string
  readonly depth: number
  readonly round: number | null
  /** What the point is called by; null for what nobody answers. */
  readonly number: string | null
}

/** A point (row) for a unit (column). */
export type Cell = { readonly row: number; readonly column: number }

type Forms = readonly (readonly FormEntry[])[]
const known = new WeakMap<ChecklistGroup, { readonly forms: Forms; readonly showAll: boolean; readonly rows: readonly SheetRow[] }>()

/** The lines of the open checklist. What no unit is asked is left out. An answer asks for them before they are drawn and then to draw them: they are made once. */
export function sheetOf(group: ChecklistGroup, forms: Forms, showAll: boolean): readonly SheetRow[] {
  const before = known.get(group)
  if (before?.showAll === showAll && forms.every((form, i) => form === before.forms[i])) return before.rows
  const rows = (before?.showAll === showAll ? patched(before, forms) : null) ?? steadied(before?.rows ?? [], linesOf(group, forms, showAll))
  known.set(group, { forms, showAll, rows })
  return rows
}

/** The lines of before with what the forms say now; null when other points are asked than before, so that there are other lines. */
function patched(before: { readonly forms: Forms; readonly rows: readonly SheetRow[] }, forms: Forms): readonly SheetRow[] | null {
  const next = new Map<FormEntry, FormEntry>()
  for (const [i, form] of forms.entries()) {
    const earlier = before.forms[i]
    if (form === earlier) continue
    if (form.length !== earlier?.length) return null
    for (const [j, entry] of form.entries()) {
      const was = earlier[j]
      if (entry === was) continue
      if (was === undefined || !isOnSameLine(was, entry)) return null
      next.set(was, entry)
    }
  }
  const now = (entry: FormEntry): FormEntry => next.get(entry) ?? entry
  return before.rows.map((row) =>
    row.entries.some((entry) => entry !== undefined && next.has(entry))
      ? { ...row, first: now(row.first), entries: row.entries.map((entry) => entry && now(entry)) }
      : row,
  )
}

const isOnSameLine = (a: FormEntry, b: FormEntry): boolean =>
  a.item === b.item &&
  a.place === b.place &&
  a.round === b.round &&
  (a.rounds === null) === (b.rounds === null) &&
  a.asked === b.asked &&
  (a.text === '') === (b.text === '')

/** The lines with those of before that say the same: an answer changes few, and only those are drawn again. */
function steadied(before: readonly SheetRow[], after: readonly SheetRow[]): readonly SheetRow[] {
  const byKey = new Map(before.map((row) => [row.key, row]))
  return after.map((row) => {
    const earlier = byKey.get(row.key)
    return earlier !== undefined && saysTheSame(earlier, row) ? earlier : row
  })
}

const saysTheSame = (a: SheetRow, b: SheetRow): boolean =>
  a.kind === b.kind &&
  a.first === b.first &&
  a.number === b.number &&
  a.entries.length === b.entries.length &&
  a.entries.every((entry, i) => entry === b.entries[i])

function linesOf(group: ChecklistGroup, forms: Forms, showAll: boolean): SheetRow[] {
  const numbers = pointNumbers(group.items)
  const shown = formRows(forms).filter(({ kind, first, entries }) => {
    const isSilent = (kind === 'heading' || kind === 'calculation') && first.text === ''
    return !isSilent && (showAll || entries.some((one) => one?.asked))
  })
  return withoutEmptyHeadings(shown).map((row) => {
    const { item, place, depth, round } = row.first
    const number = numbers.get(item.id)
    return { ...row, item, place, depth, round, number: number === undefined ? null : place === '' ? `${number}` : `${number} (${place})` }
  })
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
