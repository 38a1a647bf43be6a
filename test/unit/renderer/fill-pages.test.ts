import { expect, test } from 'vitest'
import { fillPages, type Measured, type PageSize } from '../../../renderer/documents/fill-pages.ts'

type Given = { height: number; keep?: boolean; newPage?: boolean; notes?: string[]; cuts?: number[]; repeated?: number }

const column = (given: Given[]): Measured[] => {
  let y = 0
  return given.map(({ height, keep = false, newPage = false, notes = [], cuts = [], repeated = 0 }) => {
    const top = y
    y += height
    return { top, bottom: y, keep, newPage, notes, cuts, repeated }
  })
}
const size: PageSize = { firstHeight: 100, height: 100, noteHeight: () => 10, separator: 5 }
const pages = (given: Given[]) => {
  const blocks = column(given)
  return fillPages(blocks, blocks, size).map((page) =>
    page.pieces.map(({ block, from, to }) => (to - from === given[block]?.height ? block : [block, from, to])),
  )
}

test('blocks fill a page to its foot and go on to the next', () => {
  expect(pages([{ height: 60 }, { height: 40 }, { height: 10 }])).toEqual([[0, 1], [2]])
})

test('a heading goes over with what it stands over', () => {
  expect(pages([{ height: 70 }, { height: 10, keep: true }, { height: 40 }])).toEqual([[0], [1, 2]])
})

test('a heading alone on a page stays, or the page would never end', () => {
  expect(pages([{ height: 10, keep: true }, { height: 200 }])).toEqual([[0], [1]])
})

test('footnotes take their room at the foot of the page that marks them', () => {
  const blocks = column([
    { height: 50, notes: ['1'] },
    { height: 40, notes: ['2'] },
  ])
  expect(fillPages(blocks, blocks, size).map((page) => page.notes)).toEqual([['1'], ['2']])
})

test('an appendix begins a page', () => {
  expect(pages([{ height: 10 }, { height: 10, newPage: true }])).toEqual([[0], [1]])
})

test('a long table is cut between rows, over as many pages as it takes', () => {
  expect(pages([{ height: 20 }, { height: 20, newPage: true }, { height: 250, cuts: [50, 100, 150, 200] }])).toEqual([
    [0],
    [1, [2, 0, 50]],
    [[2, 50, 150]],
    [[2, 150, 250]],
  ])
})

test('what is longer than a page and cannot be cut stands alone', () => {
  expect(pages([{ height: 10 }, { height: 300 }, { height: 10 }])).toEqual([[0], [1], [2]])
})

test('what is continued leaves room for the head of a table over it', () => {
  expect(pages([{ height: 10 }, { height: 250, newPage: true, cuts: [50, 100, 150, 170, 200], repeated: 30 }])).toEqual([
    [0],
    [[1, 0, 100]],
    [[1, 100, 170]],
    [[1, 170, 200]],
    [[1, 200, 250]],
  ])
})
