import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseData } from '../../../src/domain/case-data.ts'
import type { FrozenPoint } from '../../../src/domain/document.ts'
import { announcedNumbers, comparePoints, numberPoints } from '../../../src/domain/numbering.ts'

type Numbered = Parameters<typeof numberPoints>[0]

/** Themes, findings in them (or in none), recommendations and questions, in any order and with positions that may be the same. */
const numbered: fc.Arbitrary<Numbered> = fc
  .record({
    themes: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }),
    findings: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 3 })), {
      maxLength: 10,
      selector: ([id]) => id,
    }),
    recommendations: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })), { maxLength: 8, selector: ([id]) => id }),
  })
  .map(({ themes, findings, recommendations }) => {
    const made = new Set(findings.map(([id]) => id))
    return {
      reportTheme: themes.map((id, position) => ({ id: `t${id}`, position })),
      finding: findings.map(([id, theme, position]) => ({ id: `f${id}`, themeId: themes.includes(theme) ? `t${theme}` : null, position })),
      recommendation: recommendations
        .filter(([, finding]) => made.has(finding))
        .map(([id, finding], position) => ({ id: `r${id}`, findingId: `f${finding}`, position })),
      question: recommendations
        .filter(([, finding]) => made.has(finding))
        .map(([id, finding], position) => ({ id: `q${id}`, findingId: `f${finding}`, position, askedIn: 'report', droppedBecause: '' })),
    } as unknown as Numbered
  })

const keyOf = ({ noun, id }: FrozenPoint): string => `${noun}:${id}`
const series = ({ noun, point }: FrozenPoint): string => (noun === 'finding' || noun === 'section' || noun === 'reportTheme' ? point : `${noun} ${point}`)

describe('points', () => {
  it('are given to everything, each once', () => {
    fc.assert(
      fc.property(numbered, (rows) => {
        const points = numberPoints(rows, [])
        expect(new Set(points.map(series)).size).toBe(points.length)
        for (const { id } of rows.finding) expect(points.some((point) => point.noun === 'finding' && point.id === id)).toBe(true)
      }),
    )
  })

  it('of a first report count without gaps in the order of the report', () => {
    fc.assert(
      fc.property(numbered, (rows) => {
        const points = numberPoints(rows, [])
        const chapters = points.filter(({ noun }) => noun === 'section' || noun === 'reportTheme').map(({ point }) => Number(point))
        expect(chapters).toEqual(chapters.map((_, index) => index + 1))
        const recommendations = points.filter(({ noun }) => noun === 'recommendation').map(({ point }) => Number(point))
        expect(recommendations).toEqual(recommendations.map((_, index) => index + 1))
        const findings = points.filter(({ noun }) => noun === 'finding').map(({ point }) => point)
        expect(findings).toEqual(findings.toSorted(comparePoints))
      }),
    )
  })

  it('that were issued stay for good, and no later one takes the number of another', () => {
    fc.assert(
      fc.property(fc.array(numbered, { minLength: 2, maxLength: 4 }), (versions) => {
        const given = new Map<string, string>()
        const taken = new Map<string, string>()
        const frozen: FrozenPoint[] = []
        for (const rows of versions) {
          const points = numberPoints(rows, frozen)
          for (const point of points) {
            if (given.has(keyOf(point))) expect(point.point).toBe(given.get(keyOf(point)))
            if (taken.has(series(point))) expect(taken.get(series(point))).toBe(keyOf(point))
            given.set(keyOf(point), point.point)
            taken.set(series(point), keyOf(point))
          }
          frozen.push(...points)
        }
      }),
    )
  })

  it('are the same whatever order the rows come in', () => {
    fc.assert(
      fc.property(numbered, (rows) => {
        const turned = Object.fromEntries(Object.entries(rows).map(([noun, list]) => [noun, (list as CaseData['finding'][number][]).toReversed()]))
        const sorted = (points: FrozenPoint[]) => points.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
        expect(sorted(numberPoints(turned as unknown as Numbered, []))).toEqual(sorted(numberPoints(rows, [])))
      }),
    )
  })
})

describe('the questions of the announcement', () => {
  const asked = (id: string, droppedBecause = '') => ({ id, droppedBecause })
  const issued = (...ids: string[]) => ({
    kind: 'announcement' as const,
    points: ids.map((id, i) => ({ noun: 'question' as const, id, point: String(i + 1) })),
  })
  const numbers = (ordered: ReturnType<typeof asked>[], document: ReturnType<typeof issued>[], announcedOn: string | null) => [
    ...announcedNumbers(ordered, { document, announcedOn }),
  ]

  it('have the numbers that the letter will give: what was dropped before it takes none', () => {
    expect(numbers([asked('a'), asked('b', 'Irrelevant'), asked('c')], [], null)).toEqual([
      ['a', 1],
      ['c', 2],
    ])
  })

  it('keep those that it gave, however they are dropped and moved since; new ones come after', () => {
    const given = numbers([asked('ny'), asked('c'), asked('b', 'Besvaret ved besøget'), asked('a')], [issued('a', 'b', 'c')], '2017-12-04')
    expect(Object.fromEntries(given)).toEqual({ a: 1, b: 2, c: 3, ny: 4 })
  })

  it('keep their places where the announcement was made elsewhere', () => {
    expect(Object.fromEntries(numbers([asked('a'), asked('b', 'Irrelevant'), asked('c')], [], '2017-12-04'))).toEqual({ a: 1, b: 2, c: 3 })
  })
})
