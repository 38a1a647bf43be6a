import { expect, test } from 'vitest'
import { remindedWith } from '../../../src/domain/reminded-threads.ts'
import type { Thread, ThreadState } from '../../../src/domain/thread.ts'

const thread = (id: string, state: ThreadState, ...missing: string[]): Thread => ({
  noun: 'question',
  id,
  text: id,
  findingId: null,
  asked: null,
  dueOn: '2019-09-05',
  answers: [],
  missing,
  followUp: null,
  state,
})
const threads = [
  thread('begun', 'overdue', 'bif'),
  thread('same', 'overdue', 'bif', 'sof'),
  thread('other', 'overdue', 'sof'),
  thread('waiting', 'waiting', 'bif'),
  thread('answered', 'answered'),
]
const about = (id: string) => remindedWith(threads, { noun: 'question', id })?.about.map((one) => one.id)

test('a reminder takes along all that is over its day with the same administrations', () => {
  expect(about('begun')).toEqual(['begun', 'same'])
  expect(about('same')).toEqual(['begun', 'same', 'other'])
  expect(remindedWith(threads, { noun: 'question', id: 'begun' })?.authorityIds).toEqual(['bif'])
})

test('what is begun from is in it, though its day is not over', () => {
  expect(about('waiting')).toEqual(['begun', 'same', 'waiting'])
})

test('there is none where nobody is waited for', () => {
  expect(about('answered')).toBeUndefined()
})
