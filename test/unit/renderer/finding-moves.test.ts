import { expect, test } from 'vitest'
import { placeInTheme, placeOneStep } from '../../../renderer/findings/finding-moves.ts'
import type { OutlineTheme } from '../../../renderer/findings/finding-outline.ts'
import { movedBy } from '../../../renderer/findings/move-row.ts'

const theme = (id: string | null, ...findings: [string, number][]) =>
  ({
    theme: id === null ? null : { id },
    point: '',
    findings: findings.map(([key, position]) => ({ finding: { id: key, position } })),
  }) as unknown as OutlineTheme
const outline = [theme('t1', ['a', 1], ['b', 2], ['c', 3]), theme('t2'), theme(null, ['d', 1])]

test('a finding moves among its siblings', () => {
  expect(placeOneStep(outline, 'c', -1)).toEqual({ themeId: 't1', position: 1.5 })
  expect(placeOneStep(outline, 'b', 1)).toEqual({ themeId: 't1', position: 4 })
})

test('at the end of its theme it goes on into the next, also an empty one', () => {
  expect(placeOneStep(outline, 'c', 1)).toEqual({ themeId: 't2', position: 1 })
  expect(placeOneStep(outline, 'd', -1)).toEqual({ themeId: 't2', position: 1 })
  expect(placeOneStep(outline, 'a', -1)).toBeNull()
  expect(placeOneStep(outline, 'd', 1)).toBeNull()
})

test('chosen by name it goes to the end of the theme', () => {
  expect(placeInTheme(outline, 't1')).toEqual({ themeId: 't1', position: 4 })
  expect(placeInTheme(outline, 't2')).toEqual({ themeId: 't2', position: 1 })
})

test('a row moves one place, and stays at the ends', () => {
  expect(movedBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(movedBy(['a', 'b', 'c'], 'c', 1)).toBeNull()
})
