import { describe, expect, it } from 'vitest'
import { answerInWords, judgementOf } from '../../../src/domain/checklist-answer.ts'
import {
  checklistChoice,
  checklistItem,
  checklistItems,
  itemsByParent,
  nameOf,
  pointCount,
  pointNumbers,
  newItem,
  type ChecklistItem,
  type ChecklistItemKind,
} from '../../../src/domain/checklist-item.ts'

describe('the points of a checklist', () => {
  const group = checklistItem.parse({ ...newItem('rum', 'Rum'), kind: 'group' })
  const inside = { ...newItem('lys', 'Er der lys?'), parentId: 'rum' }

  it('have each their own id, and stand in the group before them, or at the top', () => {
    expect(checklistItems.safeParse([group, inside]).success).toBe(true)
    expect(checklistItems.safeParse([group, inside, inside]).success).toBe(false)
    const ids = (items: ChecklistItem[]) => [...itemsByParent(items)].map(([parent, of]) => [parent, of.map(({ id }) => id)])
    expect(ids([group, inside])).toEqual([
      ['', ['rum']],
      ['rum', ['lys']],
    ])
    expect(ids([inside, group])).toEqual([
      ['', ['lys', 'rum']],
      ['rum', []],
    ])
  })

  it('have a name that expressions can use, also those whose id begins with a digit', () => {
    expect(nameOf(newItem('lys', ''))).toBe('lys')
    expect(nameOf(newItem('0190-a', ''))).toBe('p-0190-a')
    expect(nameOf({ id: 'lys', name: 'Light_1' })).toBe('Light_1')
    for (const name of ['1a', 'a b', 'a:b', '-a']) expect(checklistItem.safeParse({ ...newItem('a', ''), name }).success, name).toBe(false)
  })
})

describe('an answer', () => {
  const choices = [
    { list: 'farve', name: 'roed', label: 'Rød' },
    { list: 'farve', name: 'blaa', label: 'Blå' },
    { list: 'andet', name: 'roed', label: 'Forkert liste' },
  ].map((choice) => checklistChoice.parse(choice))
  const words = (kind: ChecklistItemKind, value: string): string => answerInWords({ choices }, { kind, list: 'farve' }, value).replaceAll('\u00A0', ' ')

  it('is read as Danes write it', () => {
    expect(words('choice', 'roed')).toBe('Rød')
    expect(words('choices', 'roed blaa')).toBe('Rød, Blå')
    expect(words('choice', 'ukendt')).toBe('ukendt')
    expect(words('decimal', '2.5')).toBe('2,5')
    expect(words('calculation', '12.5')).toBe('12,5')
    expect(words('calculation', '7.2.2018')).toBe('7.2.2018')
    expect(words('date', '2018-02-07')).toBe('7. februar 2018')
    expect(words('dateTime', '2018-02-07T09:30')).toBe('7. februar 2018 kl. 09:30')
    expect(words('text', 'roed')).toBe('roed')
  })

  it('is a judgement only by one of its four words', () => {
    expect(judgementOf({ value: 'partly' })).toBe('partly')
    expect(judgementOf({ value: 'roed' })).toBeNull()
    expect(judgementOf(undefined)).toBeNull()
  })
})

it('numbers the points that somebody answers, whatever stands between them', () => {
  const items = (['group', 'note', 'judgement', 'calculation', 'text'] as const).map((kind, i) => checklistItem.parse({ ...newItem(`p-${i}`, ''), kind }))
  expect([...pointNumbers(items)]).toEqual([
    ['p-2', 1],
    ['p-4', 2],
  ])
})

it('counts as points what has a number, and nothing else', () => {
  const kinds = ['group', 'repeat', 'note', 'judgement', 'calculation', 'photo'] as const
  const items = kinds.map((kind, i) => checklistItem.parse({ ...newItem(`p-${i}`, ''), kind }))
  expect(pointCount(items)).toBe(pointNumbers(items).size)
  expect(pointCount(items)).toBe(2)
})
