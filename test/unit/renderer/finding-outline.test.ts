import { expect, test } from 'vitest'
import { findingOutline, positionBetween, stateOf, unusedNotes } from '../../../renderer/findings/finding-outline.ts'
import type { CaseData } from '../../../src/domain/case-data.ts'
import { nouns, type NounName, type RowOf } from '../../../src/domain/nouns.ts'

const instant = '2018-02-07T09:31:00.000Z'
const row = <Name extends NounName>(name: Name, id: string, fields: Partial<RowOf<Name>>): RowOf<Name> =>
  ({ ...nouns[name].defaults, inspectionId: 'case', id, createdAt: instant, updatedAt: instant, deleted: false, ...fields }) as unknown as RowOf<Name>

const themes = [row('reportTheme', 't1', { title: 'Fordeling', position: 1 }), row('reportTheme', 't2', { title: 'Møder', position: 2 })]
const findings = [
  row('finding', 'f3', { title: 'Uden tema', position: 1 }),
  row('finding', 'f2', { title: 'Tid', themeId: 't2', position: 2, criticismStepId: 'step' }),
  row('finding', 'f1', { title: 'Erindringer', themeId: 't2', position: 1 }),
]
const evidence = [
  row('evidence', 'e1', { findingId: 'f2', source: 'note:n1', contradicts: true }),
  row('evidence', 'e2', { findingId: 'f2', source: 'note:n2', contradicts: true }),
  row('evidence', 'e3', { findingId: 'f1', source: 'note:n1', contradicts: true }),
]
const rows = { reportTheme: themes, finding: findings, evidence, recommendation: [], question: [], document: [] } as unknown as CaseData

test('findings stand under their themes by number, those without a theme last', () => {
  const outline = findingOutline(rows)
  expect(outline.map((theme) => [theme.point, theme.theme?.title ?? null, theme.findings.map((one) => `${one.point} ${one.finding.title}`)])).toEqual([
    ['4', 'Fordeling', []],
    ['5', 'Møder', ['5.1 Erindringer', '5.2 Tid']],
    ['6', null, ['6.1 Uden tema']],
  ])
})

test('two accounts contradict each other, one alone does not', () => {
  const of = (id: string) =>
    stateOf(
      findings.find((one) => one.id === id)!,
      rows,
    )
  expect(of('f2')).toMatchObject({ accounts: 2, graded: true, withoutEvidence: false })
  expect(of('f1')).toMatchObject({ accounts: 0, graded: false, withoutEvidence: false })
  expect(of('f3')).toMatchObject({ withoutEvidence: true })
})

test('notes that no finding uses are told; reflections need no use', () => {
  const notes = [row('note', 'n1', {}), row('note', 'n3', {}), row('note', 'n4', { nature: 'reflection' })]
  expect(unusedNotes(notes, evidence).map((note) => note.id)).toEqual(['n3'])
})

test('a moved row lands between its neighbours', () => {
  expect(positionBetween(null, null)).toBe(1)
  expect(positionBetween(2, 3)).toBe(2.5)
  expect(positionBetween(null, 4)).toBeLessThan(4)
  expect(positionBetween(4, null)).toBeGreaterThan(4)
})
