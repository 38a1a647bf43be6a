import type { AskedThread } from '../../src/domain/asked-thread.ts'
import { comparePoints } from '../../src/domain/numbering.ts'
import type { ThreadState } from '../../src/domain/thread.ts'
import { danishOrder } from '../strings/formats.ts'

/** What is to be shown; null: all of it. */
export type AskedFilter = {
  readonly words: string
  readonly noun: AskedThread['noun'] | null
  readonly authority: string | null
  readonly theme: string | null
  readonly year: string | null
  readonly state: ThreadState | null
}

export const noFilter: AskedFilter = { words: '', noun: null, authority: null, theme: null, year: null, state: null }

export const yearOf = ({ document }: Pick<AskedThread, 'document'>): string => document.date.slice(0, 4)

/** The threads that the filter lets through. Words are looked for in the wording, the finding, the case and the numbers. */
export function filtered(threads: readonly AskedThread[], { words, noun, authority, theme, year, state }: AskedFilter): AskedThread[] {
  const wanted = words.trim().toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  return threads.filter(
    (thread) =>
      (noun === null || thread.noun === noun) &&
      (authority === null || thread.authorityNames.includes(authority)) &&
      (theme === null || thread.theme === theme) &&
      (year === null || yearOf(thread) === year) &&
      (state === null || thread.state === state) &&
      (wanted.length === 0 || holds(thread, wanted)),
  )
}

function holds({ text, number, finding, caseTitle, caseNumber, theme, document, authorityNames }: AskedThread, wanted: readonly string[]): boolean {
  const ofFinding = finding === null ? [] : [finding.point, finding.title, finding.reportTheme]
  const all = [text, number, ...ofFinding, caseTitle, caseNumber, theme, document.number, ...authorityNames].join(' ').toLocaleLowerCase('da')
  return wanted.every((word) => all.includes(word))
}

/** The newest document first, within it by number; what has none last. */
export function inListOrder(threads: readonly AskedThread[]): AskedThread[] {
  const unnumbered = '100000'
  return threads.toSorted(
    (a, b) =>
      (a.document.date === b.document.date ? danishOrder(a.caseNumber, b.caseNumber) : a.document.date < b.document.date ? 1 : -1) ||
      danishOrder(a.noun === 'recommendation' ? '0' : '1', b.noun === 'recommendation' ? '0' : '1') ||
      comparePoints(a.number || unnumbered, b.number || unnumbered),
  )
}

/** What each part of the filter can be set to. */
export function choicesIn(threads: readonly AskedThread[]) {
  const distinct = <Value extends string>(values: readonly Value[]): Value[] => [...new Set(values)].toSorted(danishOrder)
  return {
    authorities: distinct(threads.flatMap(({ authorityNames }) => authorityNames)),
    themes: distinct(threads.map(({ theme }) => theme)),
    years: distinct(threads.map(yearOf)).toReversed(),
    states: distinct(threads.map(({ state }) => state)),
  }
}
