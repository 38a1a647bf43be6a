import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChecklistAnswer } from '../../../src/domain/checklist-answer.ts'
import { differenceOf, movedUp, retiredGroupId, type PointList } from '../../../src/domain/checklist-difference.ts'
import { checklistItem, checklistItems, type ChecklistChoice, type ChecklistItem } from '../../../src/domain/checklist-item.ts'

const point = (id: string, fields: Partial<ChecklistItem> = {}): ChecklistItem =>
  checklistItem.parse({ id, text: `Punkt ${id}`, help: '', legalBasis: '', required: false, ...fields })
const choice = (list: string, name: string): ChecklistChoice => ({ list, name, label: name.toUpperCase(), translations: {}, cells: {} })
const answer = (itemId: string, value: string | null, place = '', fields: Partial<ChecklistAnswer> = {}): ChecklistAnswer =>
  ({ id: `a-${itemId}-${place}`, runId: 'r', itemId, value, place, remark: '', attachmentIds: [], deleted: false, ...fields }) as ChecklistAnswer
const list = (items: ChecklistItem[], choices: ChecklistChoice[] = []): PointList => ({ items, choices })
const run = (items: ChecklistItem[], choices: ChecklistChoice[] = [], id = 'r') => ({ id, items, choices, version: 3, repeats: { rooms: 2, gone: 4 } })

describe('the difference of two versions', () => {
  it('names what is new, what is gone with its answers, and old and new words of what changed', () => {
    const before = list([point('a'), point('b'), point('c', { help: 'Se i skabet' })])
    const after = list([point('a', { text: 'Ny tekst' }), point('c', { help: 'Se i skabet' }), point('d')])
    const difference = differenceOf(before, after, [answer('b', 'yes'), answer('b', null, '', { remark: ' ' })])
    expect(difference.added.map(({ id }) => id)).toEqual(['d'])
    expect(difference.removed).toMatchObject([{ item: { id: 'b' }, lost: 1 }])
    expect(difference.changed).toMatchObject([{ item: { id: 'a' }, fields: [{ field: 'text', before: 'Punkt a', after: 'Ny tekst' }], lost: 0 }])
  })

  it('counts the answers that a point of another kind, with other choices or in other rounds cannot hold', () => {
    const before = list(
      [point('kind'), point('pick', { kind: 'choice', list: 'l' }), point('number', { kind: 'integer' }), point('room', { kind: 'text' })],
      [choice('l', 'x'), choice('l', 'y')],
    )
    const after = list(
      [
        point('kind', { kind: 'text' }),
        point('pick', { kind: 'choice', list: 'l' }),
        point('number', { kind: 'decimal' }),
        point('rooms', { kind: 'repeat' }),
        point('room', { kind: 'text', parentId: 'rooms' }),
      ],
      [choice('l', 'x')],
    )
    const { changed } = differenceOf(before, after, [answer('kind', 'yes'), answer('pick', 'y'), answer('number', '2'), answer('room', 'Stue')])
    expect(changed.map(({ item, fields, lost }) => [item.id, fields.map(({ field }) => field).join(), lost])).toEqual([
      ['kind', 'kind', 1],
      ['pick', 'choices', 1],
      ['number', 'kind', 0],
      ['room', 'place', 1],
    ])
  })
})

describe('moving up', () => {
  it('keeps answers with their points, and what has no place any more under the heading with its words, rounds and choices', () => {
    const before = [
      point('a'),
      point('rooms', { kind: 'repeat', text: 'Rum' }),
      point('floor', { parentId: 'rooms', kind: 'choice', list: 'l', text: 'Gulv', required: true, condition: "${a} = 'yes'" }),
    ]
    const answers = [answer('a', 'yes'), answer('floor', 'x', '1'), answer('floor', 'y', '2')]
    const { items, choices, moves, repeats } = movedUp(
      [run(before, [choice('l', 'x'), choice('l', 'y')])],
      answers,
      list([point('a', { text: 'Andet' }), point('b')]),
      'Udgået',
    )
    expect(items.map(({ id, parentId, text }) => [id, parentId, text])).toEqual([
      ['a', '', 'Andet'],
      ['b', '', 'Punkt b'],
      [retiredGroupId, '', 'Udgået'],
      ['retired--3-1', retiredGroupId, 'Rum 1: Gulv'],
      ['retired--3-2', retiredGroupId, 'Rum 2: Gulv'],
    ])
    expect(items.at(-1)).toMatchObject({ kind: 'choice', readOnly: true, required: false, condition: '', list: 'l (retired 3)' })
    expect(choices.filter((one) => one.list === 'l (retired 3)').map(({ label }) => label)).toEqual(['X', 'Y'])
    expect([...moves]).toEqual([
      ['a-floor-1', 'retired--3-1'],
      ['a-floor-2', 'retired--3-2'],
    ])
    expect(repeats.get('r')).toEqual({})
  })

  it('gives runs side by side the same points, and keeps what went at an earlier time', () => {
    const runs = [run([point('a'), point('b')]), run([point('a'), point('b')], [], 's')]
    const first = movedUp(runs, [answer('b', 'no', '', { runId: 's' })], list([point('a')]), 'Udgået')
    expect(first.items.map(({ id }) => id)).toEqual(['a', retiredGroupId, 'retired--3-1'])
    const again = movedUp([{ ...run(first.items, first.choices), version: 4 }], [answer('retired--3-1', 'no'), answer('a', 'yes')], list([]), 'Udgået')
    expect(again.items.map(({ id }) => id)).toEqual([retiredGroupId, 'retired--3-1', 'retired--4-2'])
  })

  const kind = fc.constantFrom('judgement', 'text', 'integer', 'date', 'group', 'repeat', 'choice')
  const drawn = fc
    .uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), kind, inside: fc.boolean() }), { selector: ({ id }) => id })
    .map((points) =>
      points.map(({ id, kind, inside }, i) => {
        const around = points.slice(0, i).findLast((one) => one.kind === 'repeat' || one.kind === 'group')
        return point(id, { kind: kind as ChecklistItem['kind'], list: kind === 'choice' ? 'l' : '', parentId: inside ? (around?.id ?? '') : '' })
      }),
    )
  const choices = fc.uniqueArray(fc.constantFrom('x', 'y', 'yes'), {}).map((names) => names.map((name) => choice('l', name)))
  const value = fc.constantFrom('yes', 'x', '7', '2018-02-07', null)

  it('leaves everything as it is where the version is the same', () => {
    fc.assert(
      fc.property(drawn, choices, (items, all) => {
        const { items: next, choices: kept, moves } = movedUp([run(items, all)], [], list(items, all), 'Udgået')
        expect({ next, kept, moves: moves.size }).toEqual({ next: items, kept: all, moves: 0 })
        expect(differenceOf(list(items, all), list(items, all), [])).toEqual({ added: [], changed: [], removed: [] })
      }),
    )
  })

  it('never loses an answer: each that says something has a point that was its own or has its kind', () => {
    fc.assert(
      fc.property(drawn, choices, drawn, choices, fc.array(fc.tuple(value, fc.string()), { minLength: 5, maxLength: 5 }), (before, old, after, next, said) => {
        const answers = before.flatMap((item, i) =>
          item.kind === 'group' || item.kind === 'repeat' ? [] : [answer(item.id, said[i]?.[0] ?? null, '', { remark: said[i]?.[1] ?? '' })],
        )
        const moved = movedUp([run(before, old)], answers, list(after, next), 'Udgået')
        expect(checklistItems.safeParse(moved.items).success).toBe(true)
        for (const one of answers) {
          const itemId = moved.moves.get(one.id) ?? one.itemId
          const item = moved.items.find(({ id }) => id === itemId)
          const says = one.value !== null || one.remark.trim() !== ''
          if (says) expect(item).toBeDefined()
          if (says && one.value !== null) expect(item?.kind).toBe(before.find(({ id }) => id === one.itemId)?.kind)
        }
      }),
    )
  })
})
