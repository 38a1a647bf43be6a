import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { groupNotes, noteOrders } from '../../renderer/notes/note-order.ts'
import { disputedQuestions } from '../../renderer/notes/note-standing.ts'
import { caseNames } from '../../renderer/visit/case-names.ts'
import type { Note } from '../../src/domain/note.ts'

const units = [
  { id: 'u1', name: 'Ungecentret' },
  { id: 'u2', name: 'Jobhuset' },
]
const participants = [
  { id: 'p1', role: 'Afdelingsleder', unitId: 'u1', speakerKey: 2 },
  { id: 'p2', role: 'Teamkoordinator', unitId: 'u2', speakerKey: 1 },
  { id: 'p3', role: 'Vikar', unitId: null, speakerKey: null },
]
const questions = [
  { id: 'q2', number: 1, text: 'Hvordan?' },
  { id: 'q1', number: 2, text: 'Hvornår?' },
]
const names = caseNames(participants as never, units as never, questions, [])
const note = (id: string, fields: Partial<Note>): Note => ({ id, nature: 'told', sourceId: null, questionId: null, ...fields }) as Note
const grouped = (notes: Note[], order: (typeof noteOrders)[number]) =>
  groupNotes(notes, order, names).map(({ key, notes: own }) => [key, own.map(({ id }) => id)])

it('groups by question, speaker, nature and unit in the order of the case, those without any last', () => {
  const notes = [
    note('a', {}),
    note('b', { sourceId: 'p1', questionId: 'q1', nature: 'claim' }),
    note('c', { sourceId: 'p2', questionId: 'q2' }),
    note('d', { sourceId: 'p1', questionId: 'q2' }),
    note('e', { sourceId: 'p3', nature: 'seen' }),
  ]
  expect(grouped(notes, 'time')).toEqual([[null, ['a', 'b', 'c', 'd', 'e']]])
  expect(grouped(notes, 'question')).toEqual([
    ['q2', ['c', 'd']],
    ['q1', ['b']],
    [null, ['a', 'e']],
  ])
  expect(grouped(notes, 'speaker')).toEqual([
    ['p2', ['c']],
    ['p1', ['b', 'd']],
    ['p3', ['e']],
    [null, ['a']],
  ])
  expect(grouped(notes, 'nature')).toEqual([
    ['told', ['a', 'c', 'd']],
    ['seen', ['e']],
    ['claim', ['b']],
  ])
  expect(grouped(notes, 'unit')).toEqual([
    ['Jobhuset', ['c']],
    ['Ungecentret', ['b', 'd']],
    [null, ['a', 'e']],
  ])
})

test('whatever they are sorted by, every note is there once', () => {
  const anyNote = fc.record({
    sourceId: fc.constantFrom(null, 'p1', 'p2', 'p3', 'gone'),
    questionId: fc.constantFrom(null, 'q1', 'q2', 'dropped'),
    nature: fc.constantFrom('told' as const, 'quote' as const, 'reflection' as const),
  })
  fc.assert(
    fc.property(fc.array(anyNote), fc.constantFrom(...noteOrders), (fields, order) => {
      const notes = fields.map((one, index) => note(String(index), one))
      const shown = groupNotes(notes, order, names).flatMap((group) => group.notes.map(({ id }) => id))
      expect(shown.toSorted()).toEqual(notes.map(({ id }) => id).toSorted())
    }),
  )
})

it('a question is disputed while notes to it contradict each other', () => {
  const notes = [note('a', { questionId: 'q1' }), note('b', { questionId: 'q1' }), note('c', { questionId: 'q2' })]
  expect(disputedQuestions(notes, [{ state: 'open', noteIds: ['a', 'b'] }] as never)).toEqual(new Set(['q1']))
  expect(disputedQuestions(notes, [{ state: 'settled', noteIds: ['a', 'b'] }] as never)).toEqual(new Set())
})
