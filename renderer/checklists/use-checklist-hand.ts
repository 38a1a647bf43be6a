import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ChecklistRun } from '../../src/domain/checklist-run.ts'
import { checklistCommand, type ChecklistCommand } from './checklist-keys.ts'
import type { ChecklistGroup } from './checklist-progress.ts'
import { edge, moved, nextFault, nextUnanswered, type Cell, type SheetRow } from './checklist-sheet.ts'

/** A point of a unit, whatever lines come and go around it. */
export type Place = { readonly key: string; readonly runId: string }
/** A point that somebody came to see. */
export type WantedPoint = { readonly runId: string; readonly itemId: string; readonly place: string }
/** Each opening is an object of its own: also a checklist that is open gets the keyboard. */
export type Opening = { readonly point: WantedPoint | null }

type ChecklistHandOptions = {
  group: ChecklistGroup
  rows: readonly SheetRow[]
  put: (run: ChecklistRun, row: SheetRow, value: string | null) => readonly SheetRow[]
  opening: Opening
  onLeave: () => void
  onFiles: (run: ChecklistRun, row: SheetRow) => void
  onRounds: (run: ChecklistRun, row: SheetRow, by: 1 | -1) => void
  table: RefObject<HTMLTableElement | null>
  /** Brings a line into sight, whose place is known by estimate until it is drawn. */
  scrollTo: (key: string) => void
  /** Its lines are drawn. */
  isDrawn: boolean
  /** It is seen. */
  isShown: boolean
}

export type ChecklistHand = {
  readonly answer: (place: Place, value: string | null, stay?: boolean) => void
  readonly next: (place: Place) => void
  readonly stand: (place: Place) => void
  readonly goTo: (place: Place) => void
  readonly openRemark: (place: Place) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, place: Place) => void
  /** Keys in a field of a point: Enter goes on, the arrows leave it at its ends, Escape gives the keyboard back to the point. */
  readonly onFieldKey: (event: KeyboardEvent<HTMLElement>, place: Place) => void
  readonly chooseFiles: (place: Place) => void
  readonly changeRounds: (place: Place, by: 1 | -1) => void
  /** To the first point of a round that has just come. */
  readonly goToRound: (runId: string, repeatId: string, round: string) => void
}

/** Where the keyboard stands in a checklist, and what its keys do there. */
export function useChecklistHand(options: ChecklistHandOptions) {
  const { group, rows, opening, table } = options
  const { t } = useTranslation()
  const columns = group.runs.length
  const placeAt = (cell: Cell, of = rows): Place => ({ key: of[cell.row]?.key ?? '', runId: group.runs[cell.column]?.id ?? '' })
  const [at, setAt] = useState<Place>(() =>
    placeAt(cellOfWanted(rows, group, opening.point) ?? nextUnanswered(rows, columns, { row: -1, column: 0 }) ?? edge(rows, columns, 0, 'first')),
  )
  const [opened, setOpened] = useState(opening)
  if (opening !== opened) {
    setOpened(opening)
    const cell = cellOfWanted(rows, group, opening.point)
    if (cell) setAt(placeAt(cell))
  }
  const [remarkAt, setRemarkAt] = useState<Place | null>(null)
  const [said, setSaid] = useState('')
  const cellOf = (place: Place, of = rows): Cell => ({
    row: of.findIndex(({ key }) => key === place.key),
    column: Math.max(
      0,
      group.runs.findIndex(({ id }) => id === place.runId),
    ),
  })

  const focus = (place: Place, into: boolean): void => {
    const target = (): HTMLElement | null => {
      const element = elementAt(table.current, place)
      return (into ? fieldIn(element) : null) ?? element
    }
    // Where the place is drawn already, it has the keyboard before the lines change: an element that loses its place in the order of tabs while it has the
    // keyboard makes the browser lay out the page once more.
    const drawn = target()
    const isLineDrawn = table.current?.querySelector(`[data-cell^="${place.key}|"]`) != null
    drawn?.focus({ preventScroll: true })
    // Only here is a remark closed that was left with the mouse: closed as it is left, it would draw the rows away from under the click.
    flushSync(() => {
      setRemarkAt(null)
      setAt(place)
    })
    const element = target()
    const show = (): void => elementAt(table.current, place)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    if (element !== null && element === drawn) return show()
    element?.focus({ preventScroll: true })
    show()
    // A line that is drawn for the jump stands where it is by estimate, and those around it come with the next frame.
    if (isLineDrawn) return
    if (isLowWindow()) requestAnimationFrame(show)
    else options.scrollTo(place.key)
  }
  useEffect(() => {
    const element = options.isDrawn ? elementAt(table.current, at) : null
    // The table opens with the keyboard in it: the first letter already answers. Before that it lies there unseen, scrolled to where it will open.
    if (options.isShown) element?.focus({ preventScroll: true })
    else setSaid('')
    if (element === null || rows[0]?.key === at.key) return
    if (isLowWindow()) element.scrollIntoView({ block: 'nearest' })
    else options.scrollTo(at.key)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only on opening; later moves set the focus themselves
  }, [opening, options.isDrawn, options.isShown])

  /** To the point below, also to one that an answer has just made asked; at the end to the next one without an answer. */
  const onwards = (from: Place, of: readonly SheetRow[] = rows): void => {
    const cell = cellOf(from, of)
    const below = moved(of, columns, cell, 1, 0)
    if (below.row !== cell.row) return focus(placeAt(below, of), true)
    jump(nextUnanswered(of, columns, cell), from, t('checklists.allAnswered'), of)
  }
  const jump = (to: Cell | null, from: Place, otherwise: string, of: readonly SheetRow[] = rows): void => {
    setSaid(to ? '' : otherwise)
    focus(to ? placeAt(to, of) : from, to !== null)
  }
  const whereIs = (place: Place): { run: ChecklistRun; row: SheetRow } | null => {
    const { row, column } = cellOf(place)
    const [run, line] = [group.runs[column], rows[row]]
    return run && line ? { run, row: line } : null
  }
  const answer = (place: Place, value: string | null, stay = value === null): void => {
    const found = whereIs(place)
    if (!found) return
    const after = options.put(found.run, found.row, value)
    setSaid('')
    if (stay) focus(place, false)
    else onwards(place, after)
  }
  /** Also where the field is open already, with words that no row holds. */
  const openRemark = (place: Place): void => {
    flushSync(() => setRemarkAt(place))
    const field = elementAt(table.current, place)?.querySelector<HTMLTextAreaElement>('.remark-field textarea')
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }
  const carryOut = (command: ChecklistCommand, place: Place): void => {
    const cell = cellOf(place)
    const found = whereIs(place)
    switch (command.do) {
      case 'answer':
        return answer(place, command.value, command.stay)
      case 'move':
        return focus(placeAt(moved(rows, columns, cell, command.rows, command.columns)), false)
      case 'edge':
        return focus(placeAt(edge(rows, columns, cell.column, command.to)), false)
      case 'remark':
        return openRemark(place)
      case 'file':
        return found ? options.onFiles(found.run, found.row) : undefined
      case 'rounds':
        return found ? options.onRounds(found.run, found.row, command.by) : undefined
      case 'open':
        return fieldIn(elementAt(table.current, place))?.focus()
      case 'next':
        return onwards(place)
      case 'nextUnanswered':
        return jump(nextUnanswered(rows, columns, cell), place, t('checklists.allAnswered'))
      case 'nextFault':
        return jump(nextFault(rows, columns, cell), place, t('checklists.noFaults'))
      case 'leave':
        return options.onLeave()
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, place: Place): void => {
    if (event.target !== event.currentTarget) return
    const found = whereIs(place)
    const entry = found?.row.entries[cellOf(place).column]
    if (!found || !entry) return
    const { kind } = found.row.item
    const choices = kind === 'choice' || kind === 'choices' ? entry.choices() : []
    const command = checklistCommand(event, { kind, choices, value: entry.value, readOnly: entry.readOnly || !entry.asked })
    if (command === null) return
    if (command.do !== 'open' || !command.typing) event.preventDefault()
    event.stopPropagation()
    carryOut(command, place)
  }
  const onFieldKey = (event: KeyboardEvent<HTMLElement>, place: Place): void => {
    const { target } = event
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || event.nativeEvent.isComposing) return
    const down = leavesField(event, target)
    if (down === null) return
    event.preventDefault()
    event.stopPropagation()
    if (down === 0) return focus(place, false)
    // Left, the field reads its words; those that it cannot read it keeps, with the keyboard in it.
    flushSync(() => target.blur())
    if (target.getAttribute('aria-invalid') === 'true') return target.focus()
    if (event.key === 'Enter') return onwards(place)
    focus(placeAt(moved(rows, columns, cellOf(place), down, 0)), true)
  }
  const actions: ChecklistHand = {
    answer,
    next: onwards,
    // Most often it is where the table has put the keyboard itself.
    stand: (place) => (place.key !== at.key || place.runId !== at.runId) && setAt(place),
    goTo: (place) => focus(place, false),
    openRemark,
    onKeyDown,
    onFieldKey,
    chooseFiles: (place) => carryOut({ do: 'file' }, place),
    changeRounds: (place, by) => carryOut({ do: 'rounds', by }, place),
    goToRound: (runId, repeatId, round) => {
      const column = group.runs.findIndex(({ id }) => id === runId)
      const head = rows.findIndex((row) => row.kind === 'round' && row.item.id === repeatId && row.place === round)
      if (head >= 0) focus(placeAt(moved(rows, columns, { row: head, column }, 1, 0)), true)
    },
  }
  return { at: cellOf(at).row < 0 ? placeAt(edge(rows, columns, cellOf(at).column, 'first')) : at, remarkAt, said, hand: useSteady(actions) }
}

/** The same object for as long as the table is open, with what its functions do now: cells that did not change are not drawn again. */
function useSteady(actions: ChecklistHand): ChecklistHand {
  const now = useRef(actions)
  useLayoutEffect(() => {
    now.current = actions
  })
  return useMemo(
    () => ({
      answer: (...given) => now.current.answer(...given),
      next: (place) => now.current.next(place),
      stand: (place) => now.current.stand(place),
      goTo: (place) => now.current.goTo(place),
      openRemark: (place) => now.current.openRemark(place),
      onKeyDown: (...given) => now.current.onKeyDown(...given),
      onFieldKey: (...given) => now.current.onFieldKey(...given),
      chooseFiles: (place) => now.current.chooseFiles(place),
      changeRounds: (...given) => now.current.changeRounds(...given),
      goToRound: (...given) => now.current.goToRound(...given),
    }),
    [],
  )
}

/** Where the heads of the units go up with the lines (as the style sheet has it), a line is not found by its own place alone. */
const isLowWindow = (): boolean => window.matchMedia('(max-height: 560px)').matches

function cellOfWanted(rows: readonly SheetRow[], group: ChecklistGroup, wanted: WantedPoint | null): Cell | null {
  const row = rows.findIndex(({ item, place }) => item.id === wanted?.itemId && place === wanted.place)
  const column = group.runs.findIndex(({ id }) => id === wanted?.runId)
  return row < 0 || column < 0 ? null : { row, column }
}

/** Where a key leads out of a field: on (1), back (-1), to its point (0); null where it stays in the field. */
function leavesField(event: KeyboardEvent<HTMLElement>, field: HTMLInputElement | HTMLTextAreaElement): 1 | -1 | 0 | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || field.getAttribute('aria-expanded') === 'true') return null
  if (event.key === 'Escape') return 0
  if (event.key === 'Enter') return 1
  if (field.getAttribute('role') === 'combobox') return null
  if (event.key === 'ArrowDown' && field.selectionEnd === field.value.length) return 1
  return event.key === 'ArrowUp' && field.selectionStart === 0 ? -1 : null
}

/** How a cell is found by its place. */
export const cellKey = ({ key, runId }: Place): string => `${key}|${runId}`

const elementAt = (table: HTMLTableElement | null, place: Place): HTMLElement | null =>
  table?.querySelector<HTMLElement>(`[data-cell="${cellKey(place)}"]`) ?? null

const fieldIn = (cell: HTMLElement | null): HTMLElement | null => cell?.querySelector<HTMLElement>('[data-answer-field] :is(input, textarea)') ?? null
