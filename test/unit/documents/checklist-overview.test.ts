import { describe, expect, test } from 'vitest'
import type { Chart, DocumentModel } from '../../../src/documents/model.ts'
import { buildReport } from '../../../src/documents/report.ts'
import type { CaseData } from '../../../src/domain/case-data.ts'
import { exampleCase } from '../../support/example-case.ts'

const report = (change: (data: CaseData) => CaseData): DocumentModel => {
  const { data, office } = exampleCase({ findings: 1 })
  return buildReport({ kind: 'preliminaryReport', data: change(data), office, frozen: [] })
}
const chartOf = (change: (data: CaseData) => CaseData): Chart | undefined => report(change).body.find((block) => block.type === 'chart')

/** The first four points of both units, answered by the letters: y, p, n, r (not relevant), and a stroke for none. */
function answered(data: CaseData, ...units: string[]): CaseData {
  const values = { y: 'yes', p: 'partly', n: 'no', r: 'notRelevant' } as const
  const [template] = data.checklistAnswer
  const checklistRun = data.checklistRun.map((run) => ({ ...run, items: run.items.slice(0, 4) }))
  const checklistAnswer = checklistRun.flatMap((run, i) =>
    [...(units[i] ?? '')].flatMap((letter, at) =>
      letter === '-' ? [] : [{ ...template!, id: `${run.id}-${at}`, runId: run.id, itemId: run.items[at]!.id, value: values[letter as 'y'] }],
    ),
  )
  return { ...data, checklistRun, checklistAnswer }
}

describe('the overview of the checklists', () => {
  test('counts each unit’s answers, and shows only the answers that were given', () => {
    const chart = chartOf((data) => answered(data, 'yyyp', 'yn-r'))!
    expect(chart.categories).toEqual(['Ydelsesservice København', 'Center for Jobindsats'])
    expect(chart.series).toEqual([
      { name: 'Ja', values: [3, 1] },
      { name: 'Delvist', values: [1, 0] },
      { name: 'Nej', values: [0, 1] },
      { name: 'Ikke relevant', values: [0, 1] },
      { name: 'Ikke besvaret', values: [0, 1] },
    ])
    expect(chartOf((data) => answered(data, 'yyyy', 'yyyn'))!.series.map(({ name }) => name)).toEqual(['Ja', 'Nej'])
  })

  test('says its figures in words to those who cannot see it', () => {
    const { alt } = chartOf((data) => answered(data, 'yyyp', 'yn-r'))!
    expect(alt).toMatch(/^Vandrette, stablede søjler/)
    expect(alt).toMatch(/ Ydelsesservice København: 3 ja og 1 delvist\. Center for Jobindsats: 1 ja, 1 nej, 1 ikke relevant og 1 ikke besvaret\.$/)
  })

  test('names the checklist too when there are several, and the caption is numbered', () => {
    const chart = chartOf((data) => {
      const several = answered(data, 'yyyp', 'ynyr')
      return { ...several, checklistRun: several.checklistRun.map((run, i) => (i === 1 ? { ...run, checklistId: null, title: 'Returpost' } : run)) }
    })!
    expect(chart.categories).toEqual(['Håndtering og fordeling af skriftlige henvendelser: Ydelsesservice København', 'Returpost: Center for Jobindsats'])
    expect(chart.categoryTitle).toBe('Tjekliste og enhed')
    expect(chart.caption).toBe('Figur\u00A01. Antal punkter på tjeklisterne efter svar og enhed')
  })

  test('is left out when there is nothing to compare: one unit, or one that nobody answered', () => {
    expect(chartOf((data) => ({ ...data, checklistRun: data.checklistRun.slice(0, 1) }))).toBeUndefined()
    expect(chartOf((data) => answered(data, 'yyyp', '----'))).toBeUndefined()
  })

  test('is the first of the appendices, before the tables it is read from', () => {
    const { body } = report((data) => data)
    const place = (id: string): number => body.findIndex((block) => 'id' in block && block.id.startsWith(id))
    expect(body[place('appendix-')]).toMatchObject({ text: 'Bilag A. Svar på tjeklister i overblik', newPage: true })
    expect(place('checklist-overview')).toBeLessThan(place('results-'))
  })
})
