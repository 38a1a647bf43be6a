import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arranged, depthsOf, indented, inOutline, outdented, stepped, withInside, withNew } from '../../../renderer/checklist-editor/outline-moves.ts'
import { checklistItem, type ChecklistItem } from '../../../src/domain/checklist-item.ts'

/** `a G( b c ) d` as points: a letter is a point, a capital one a group. */
function outline(words: string): ChecklistItem[] {
  const around: string[] = []
  return words.split(' ').flatMap((word) => {
    if (word === ')') {
      around.pop()
      return []
    }
    const id = word.replace('(', '').toLowerCase()
    const kind = word.endsWith('(') ? 'group' : 'judgement'
    const item = checklistItem.parse({ id, kind, parentId: around.at(-1) ?? '', text: id, help: '', legalBasis: '', required: false })
    if (kind === 'group') around.push(id)
    return [item]
  })
}

function words(items: readonly ChecklistItem[], parent = ''): string {
  return items
    .filter(({ parentId }) => parentId === parent)
    .map(({ id, kind }) => (kind === 'group' ? `${id.toUpperCase()}( ${words(items, id)}${words(items, id) === '' ? '' : ' '})` : id))
    .join(' ')
}

describe('moving points in the outline', () => {
  const start = outline('a G( b c ) d')
  it.each([
    ['a down goes into the group', () => stepped(start, 'a', 1), 'G( a b c ) d'],
    ['d up goes to the end of the group', () => stepped(start, 'd', -1), 'a G( b d c )'],
    ['b up leaves the group', () => stepped(start, 'b', -1), 'a b G( c ) d'],
    ['c down leaves the group', () => stepped(start, 'c', 1), 'a G( b ) d c'],
    ['a group takes along what stands in it', () => stepped(start, 'g', 1), 'a d G( b c )'],
    ['a group goes up whole', () => stepped(start, 'g', -1), 'G( b c ) a d'],
    ['the first cannot go up', () => stepped(start, 'a', -1), 'a G( b c ) d'],
    ['the last cannot go down', () => stepped(start, 'd', 1), 'a G( b c ) d'],
    ['indenting puts it last in the group above', () => indented(start, 'd'), 'a G( b c d )'],
    ['without a group above it stays', () => indented(start, 'c'), 'a G( b c ) d'],
    ['outdenting puts it right after the group', () => outdented(start, 'b'), 'a G( c ) b d'],
    ['at the top it stays', () => outdented(start, 'a'), 'a G( b c ) d'],
    ['dragged to the front', () => arranged(start, ['c', 'a', 'g', 'b', 'd']), 'c a G( b ) d'],
  ])('%s', (_, move, after) => {
    expect(words(move())).toBe(after)
  })

  it('puts a new point after the chosen one, and into a group that is chosen', () => {
    const made = { ...(outline('x')[0] as ChecklistItem) }
    expect(words(withNew(start, made, 'b'))).toBe('a G( b x c ) d')
    expect(words(withNew(start, made, 'g'))).toBe('a G( b c x ) d')
    expect(words(withNew(start, made, null))).toBe('a G( b c ) d x')
  })

  it('loses no point, and a group stands before what stands in it, whatever is moved', () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'g', 'h', 'k']
    const move = fc.tuple(fc.constantFrom('up', 'down', 'in', 'out'), fc.constantFrom(...all))
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let items: ChecklistItem[] = outline('a G( b H( c ) d ) e K( )')
        for (const [how, id] of moves) {
          items = how === 'in' ? indented(items, id) : how === 'out' ? outdented(items, id) : stepped(items, id, how === 'up' ? -1 : 1)
          expect(items.map((item) => item.id).toSorted()).toEqual(all)
          expect(inOutline(items)).toEqual(items)
          for (const [at, item] of items.entries()) if (item.parentId !== '') expect(items.findIndex((one) => one.id === item.parentId)).toBeLessThan(at)
        }
      }),
    )
  })

  it('knows how deep a point stands and what goes with it', () => {
    const deep = outline('G( H( a ) b )')
    expect([...depthsOf(deep).values()]).toEqual([0, 1, 2, 1])
    expect([...withInside(deep, 'h')]).toEqual(['h', 'a'])
  })
})
