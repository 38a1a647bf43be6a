import { create } from 'zustand'
import type { InspectionSummary } from '../../src/api/contract.ts'
import type { Stage } from '../../src/domain/stage.ts'
import { danishOrder } from '../strings/formats.ts'

/** What of the cases is shown: `open` leaves the closed ones out. */
export type StageFilter = 'open' | 'all' | Stage

type CaseView = { words: string; stage: StageFilter; activeId: string | null }

/** How the list of cases is looked at; survives every change of screen. */
export const useCaseView = create<CaseView>(() => ({ words: '', stage: 'open', activeId: null }))

/** The cases that a person asked for: by words in title, number and authority, and by stage; the next date first, then by title. */
export function shownCases(cases: readonly InspectionSummary[], view: Pick<CaseView, 'words' | 'stage'>): InspectionSummary[] {
  const wanted = view.words.trim().toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  return cases
    .filter((item) => {
      if (view.stage === 'open' ? item.stage === 'closed' : view.stage !== 'all' && item.stage !== view.stage) return false
      const text = `${item.title} ${item.caseNumber} ${item.authorityNames.join(' ')}`.toLocaleLowerCase('da')
      return wanted.every((word) => text.includes(word))
    })
    .toSorted((a, b) => (a.nextDate?.date ?? '9').localeCompare(b.nextDate?.date ?? '9') || danishOrder(a.title, b.title))
}
