import { expect, it } from 'vitest'
import { standings } from '../../renderer/notes/note-standing.ts'

it('two accounts of one minute are told apart by who gave them', () => {
  const [one, two, finding] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002', 'f']
  const notes = [
    { id: one, takenAt: '2018-02-07T09:30:10.000Z', sourceId: 'leader' },
    { id: two, takenAt: '2018-02-07T09:30:50.000Z', sourceId: 'coordinator' },
  ]
  const evidence = notes.map(({ id }) => ({ findingId: finding, source: `note:${id}`, contradicts: true }))
  const found = standings(notes as never, evidence as never, [{ id: finding, title: 'Forberedelse' }] as never, [])
  expect(found.get(one)?.contradictedBy).toEqual([{ time: '10.30', sourceId: 'coordinator' }])
  expect(found.get(two)?.contradictedBy).toEqual([{ time: '10.30', sourceId: 'leader' }])
})

it('notes of an open contradiction name each other; settled, or with one of them gone, they do not', () => {
  const notes = ['a', 'b', 'c'].map((id, minute) => ({ id, takenAt: `2018-02-07T09:3${minute}:00.000Z`, sourceId: `said ${id}` }))
  const marked = (state: string, noteIds: string[]) => standings(notes as never, [], [], [{ state, noteIds }] as never)
  expect(marked('open', ['a', 'b']).get('a')?.contradictedBy).toEqual([{ time: '10.31', sourceId: 'said b' }])
  expect(marked('open', ['a', 'b']).has('c')).toBe(false)
  expect(marked('settled', ['a', 'b']).size).toBe(0)
  expect(marked('open', ['a', 'gone']).size).toBe(0)
})
