import { describe, expect, it } from 'vitest'
import type { AskedThread } from '../../../src/domain/asked-thread.ts'
import { choicesIn, filtered, inListOrder, noFilter } from '../../../renderer/recommendations/asked-filter.ts'
import { yearParts, yearRows } from '../../../renderer/recommendations/year-rows.ts'

const asked = (id: string, change: Partial<AskedThread> = {}): AskedThread => ({
  noun: 'recommendation',
  id,
  inspectionId: 'sag',
  caseNumber: '2017-0289209',
  caseTitle: 'Skriftlige henvendelser',
  theme: 'håndtering af post',
  authorityNames: ['Socialforvaltningen'],
  number: '1',
  text: 'at ændre autosvaret',
  finding: { point: '5.3', title: 'Autosvar', reportTheme: 'Post', criticismStepId: 'trin' },
  document: { kind: 'finalReport', number: '2017-0289209-40', date: '2019-07-30' },
  dueOn: null,
  state: 'waiting',
  closedOn: null,
  reason: '',
  ...change,
})

const later = asked('b', { state: 'closed', number: '10', document: { kind: 'closingLetter', number: '2017-0289209-60', date: '2020-01-06' } })
const other = asked('c', { noun: 'question', number: '2', authorityNames: ['Teknikforvaltningen'], theme: 'returpost', finding: null })
const all = [asked('a', { number: '2' }), later, other, asked('d')]
const ids = (threads: readonly AskedThread[]) => threads.map(({ id }) => id).join('')

describe('recommendations across cases', () => {
  it('stand with the newest document first and in the order of their numbers', () => {
    expect(ids(inListOrder(all))).toBe('bdac')
  })

  it('are chosen by authority, theme, year, state, kind and words', () => {
    const by = (change: Partial<typeof noFilter>) => ids(filtered(all, { ...noFilter, ...change }))
    expect(by({})).toBe('abcd')
    expect(by({ authority: 'Teknikforvaltningen' })).toBe('c')
    expect(by({ theme: 'håndtering af post' })).toBe('abd')
    expect(by({ year: '2020' })).toBe('b')
    expect(by({ state: 'waiting', noun: 'recommendation' })).toBe('ad')
    expect(by({ words: 'AUTOSVAR 5.3' })).toBe('abd')
    expect(by({ words: '0289209-60' })).toBe('b')
    expect(by({ words: 'autosvar findesikke' })).toBe('')
  })

  it('offer what there is to choose, the newest year first', () => {
    const { years, authorities } = choicesIn(all)
    expect(years).toEqual(['2020', '2019'])
    expect(authorities).toEqual(['Socialforvaltningen', 'Teknikforvaltningen'])
  })

  it('are counted by year beside inspections, reports and gradings; what no year has is left out', () => {
    const figures = [{ year: 2019, inspections: 2, reports: 1, gradings: { trin: 3, '': 1, slettet: 1 } }]
    const step = (id: string, label: string) => ({ id, label, wording: label, position: 0, createdAt: '', updatedAt: '', deleted: false })
    const { years, rows } = yearRows(figures, all, [step('trin', 'kritik'), step('ubrugt', 'alvorlig kritik')])
    expect(years).toEqual([2020, 2019])
    expect(rows.map(({ key, counts }) => `${key} ${counts.join('/')}`)).toEqual([
      'inspections 0/2',
      'reports 0/1',
      'findings 0/5',
      'trin 0/3',
      'ungraded 0/2',
      'recommendations 1/2',
      'waiting 0/2',
      'closed 1/0',
    ])
  })
})

describe('the chart of the annual report', () => {
  it('shows the recommendations of each year by what became of them, the oldest year first', () => {
    const { years, rows } = yearRows([], [...all, asked('e', { state: 'overdue' })], [])
    expect(yearParts(years, rows)).toEqual({
      years: [2019, 2020],
      series: [
        { part: 'open', values: [3, 0] },
        { part: 'ended', values: [0, 1] },
      ],
    })
  })
})
