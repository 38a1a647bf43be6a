import { describe, expect, test } from 'vitest'
import type { FollowUp } from '../../../src/domain/follow-up.ts'
import { toldByLetter } from '../../../src/domain/told-by-letter.ts'

const issued = { number: '2017-0289209-40', date: '2019-10-01' }
const document = issued.number
const reminder = { kind: 'reminder', dueOn: '2019-10-15', pausesFrom: null } as const
const extension = { ...reminder, kind: 'extension' } as const
const thread = (dueOn: string | null, told: Partial<FollowUp> = {}) => ({
  dueOn,
  followUp: { reminders: [], extensions: [], pauses: [], ...told } as unknown as FollowUp,
})

describe('a reminder', () => {
  test('is written down with its day, its document and the new deadline', () => {
    expect(toldByLetter(reminder, issued, { followUp: null, dueOn: '2019-09-05' })).toEqual({
      reminders: [{ date: '2019-10-01', medium: 'letter', document }],
      extensions: [{ grantedOn: '2019-10-01', dueOn: '2019-10-15', reason: '', document }],
    })
  })
  test('that somebody wrote down by hand does not come twice', () => {
    const told = toldByLetter(reminder, issued, thread('2019-09-05', { reminders: [{ date: '2019-10-01', medium: 'email' }] }))
    expect(told.reminders).toEqual([{ date: '2019-10-01', medium: 'email', document }])
  })
  test('comes beside one of another day', () => {
    const told = toldByLetter(reminder, issued, thread('2019-09-05', { reminders: [{ date: '2019-09-20', medium: 'phone' }] }))
    expect(told.reminders).toHaveLength(2)
  })
  test('that sets no day leaves the deadline', () => {
    expect(toldByLetter({ ...reminder, dueOn: null }, issued, thread('2019-09-05'))).not.toHaveProperty('extensions')
  })
})

describe('an extension', () => {
  test('that was granted by hand gets its document', () => {
    const granted = { grantedOn: '2019-09-28', dueOn: '2019-10-15', reason: 'Ferie' }
    expect(toldByLetter(extension, issued, thread('2019-10-15', { extensions: [granted] }))).toEqual({ extensions: [{ ...granted, document }] })
  })
  test('grants the day that it says, also where another was granted before', () => {
    const granted = { grantedOn: '2019-09-28', dueOn: '2019-10-10', reason: '' }
    expect(toldByLetter(extension, issued, thread('2019-10-10', { extensions: [granted] })).extensions).toMatchObject([
      granted,
      { dueOn: '2019-10-15', document },
    ])
  })
  test('ends a pause that lasts', () => {
    const pause = { from: '2019-09-20', to: null, reason: 'Sygdom' }
    expect(toldByLetter(extension, issued, thread('2019-10-15', { pauses: [pause] }))).toEqual({
      pauses: [{ ...pause, to: '2019-10-01' }],
      extensions: [{ grantedOn: '2019-10-01', dueOn: '2019-10-15', reason: '', document }],
    })
  })
  test('that repeats the day that holds writes nothing', () => {
    expect(toldByLetter(extension, issued, thread('2019-10-15'))).toEqual({})
  })
})

describe('a letter that lets the deadline rest', () => {
  const rests = { kind: 'extension', dueOn: null, pausesFrom: '2019-10-03' } as const
  test('begins a pause', () => {
    expect(toldByLetter(rests, issued, thread('2019-10-15'))).toEqual({ pauses: [{ from: '2019-10-03', to: null, reason: '', document }] })
  })
  test('tells of the pause that lasts already', () => {
    const pause = { from: '2019-10-02', to: null, reason: 'Sygdom' }
    expect(toldByLetter(rests, issued, thread('2019-10-15', { pauses: [pause] }))).toEqual({ pauses: [{ ...pause, document }] })
  })
})

test('a letter of another kind tells nothing of deadlines', () => {
  expect(toldByLetter({ kind: 'letter', dueOn: '2019-10-15', pausesFrom: null }, issued, thread('2019-09-05'))).toEqual({})
})
