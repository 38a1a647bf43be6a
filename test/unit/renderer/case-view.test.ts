import { expect, test } from 'vitest'
import type { InspectionSummary } from '../../../src/api/contract.ts'
import { shownCases } from '../../../renderer/inspections/case-view.ts'

const summary = (title: string, more: Partial<InspectionSummary> = {}): InspectionSummary => ({
  id: title,
  title,
  caseNumber: '2018-0123456',
  kind: 'announcedVisit',
  stage: 'planned',
  authorityNames: [],
  nextDate: null,
  relatedIds: [],
  updatedAt: '2018-01-01T00:00:00.000Z',
  ...more,
})
const titles = (cases: InspectionSummary[]) => cases.map((item) => item.title)

test('what is due first stands first; the rest is sorted the Danish way', () => {
  const cases = [
    summary('Aarhusvej'),
    summary('Ærø'),
    summary('Zonen'),
    summary('Sent', { nextDate: { date: '2026-12-01', what: 'visit' } }),
    summary('Snart', { nextDate: { date: '2026-11-01', what: 'answersDue' } }),
  ]
  expect(titles(shownCases(cases, { words: '', stage: 'open' }))).toEqual(['Snart', 'Sent', 'Zonen', 'Ærø', 'Aarhusvej'])
})

test('words are looked for in title, number and authority, all of them; closed cases only when asked for', () => {
  const cases = [summary('Returpost', { authorityNames: ['Økonomiforvaltningen'] }), summary('Telefon', { stage: 'closed', caseNumber: '2016-140021' })]
  expect(titles(shownCases(cases, { words: 'retur ØKO', stage: 'open' }))).toEqual(['Returpost'])
  expect(titles(shownCases(cases, { words: '140021', stage: 'open' }))).toEqual([])
  expect(titles(shownCases(cases, { words: '140021', stage: 'all' }))).toEqual(['Telefon'])
  expect(titles(shownCases(cases, { words: '', stage: 'closed' }))).toEqual(['Telefon'])
})
