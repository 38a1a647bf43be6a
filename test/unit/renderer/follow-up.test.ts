import { describe, expect, it } from 'vitest'
import { isLater } from '../../../renderer/announcement/answered.ts'
import { askedOn, chronology } from '../../../renderer/follow-up/chronology.ts'
import { dayOf } from '../../../renderer/follow-up/deadline-dialog.tsx'
import { groupOf, grouped, listedThreads, withWords, type ListedThread } from '../../../renderer/follow-up/listed-threads.ts'
import { numberPoints } from '../../../src/domain/numbering.ts'
import type { ThreadState } from '../../../src/domain/thread.ts'
import { exampleCase, exampleId } from '../../support/example-case.ts'

const { data } = exampleCase({ findings: 2 })
const [answer] = data.answer
if (!answer) throw new Error('The example has no answer')
const [asked] = data.question.filter(({ askedIn }) => askedIn === 'announcement')
const threads = listedThreads(data, '2018-01-20')
const thread = threads.find(({ id }) => id === asked?.id)
if (!thread) throw new Error('The example asks nothing')

describe('the list of threads', () => {
  it('numbers the questions of the announcement as the letter does, and recommendations as the report will', () => {
    expect(threads.filter(({ finding, noun }) => noun === 'question' && finding === null).map(({ number }) => number)[0]).toBe('1')
    const recommendations = threads.filter(({ noun }) => noun === 'recommendation')
    const points = new Map(numberPoints(data, []).map(({ id, point }) => [id, point]))
    expect(recommendations.map(({ number }) => Number(number))).toEqual(recommendations.map((_, index) => index + 1))
    for (const { id, number, finding } of recommendations) expect([number, finding?.point]).toEqual([points.get(id), points.get(finding?.id ?? '')])
  })

  it('keeps what waits, what is to be assessed and what is decided apart', () => {
    const groups: Record<ThreadState, string> = {
      waiting: 'waiting',
      overdue: 'waiting',
      partlyAnswered: 'waiting',
      answered: 'answered',
      noAnswerAsked: 'silent',
      notAsked: 'notAsked',
      closed: 'ended',
      carriedOn: 'ended',
      declined: 'ended',
      fixedOnSpot: 'ended',
      repeated: 'ended',
      dropped: 'ended',
    }
    for (const [state, group] of Object.entries(groups)) expect(groupOf({ state: state as ThreadState }), state).toBe(group)
  })

  it('has the earliest day first among those that wait, and those without a day last', () => {
    const waiting = (id: string, dueOn: string | null): ListedThread => ({ ...thread, id, state: 'waiting', dueOn })
    const [group] = grouped([waiting('none', null), waiting('late', '2019-02-01'), waiting('soon', '2019-01-01')])
    expect(group?.threads.map(({ id }) => id)).toEqual(['soon', 'late', 'none'])
  })

  it('is filtered by every word, in the question, its finding and who has not answered', () => {
    const names = new Map([['a', 'Socialforvaltningen']])
    const one: ListedThread = { ...thread, text: 'Hvordan fordeles posten?', missing: ['a'] }
    expect(withWords([one], 'POSTEN social', names)).toEqual([one])
    expect(withWords([one], 'posten teknik', names)).toEqual([])
  })
})

describe('the course of events', () => {
  const followUp = {
    reminders: [{ date: '2018-02-02', medium: 'email' as const }],
    extensions: [{ grantedOn: '2018-01-05', dueOn: '2018-03-01', reason: 'Mere tid' }],
    pauses: [{ from: '2018-01-25', to: null, reason: '' }],
  }
  const full = { ...thread, followUp: followUp as never, answers: [{ ...answer, id: exampleId(12, 9), date: '2018-02-03' }] }

  it('stands in the order of the days, whatever they were written in', () => {
    expect(chronology(full, data).map(({ kind, date }) => `${date} ${kind}`)).toEqual([
      '2018-01-05 extension',
      '2018-01-25 pause',
      '2018-02-02 reminder',
      '2018-02-03 answer',
    ])
  })

  it('tells of a letter once, as the reminder with its new day or the extension that it was', () => {
    const letterId = exampleId(40, 1)
    const issued = (number: string, date: string) => ({ id: number, number, date, kind: 'reminder', letterId, points: [], issuedAt: `${date}T09:00:00.000Z` })
    const followUp = {
      reminders: [{ date: '2018-02-02', medium: 'letter', document: '2017-0289209-5' }],
      extensions: [
        { grantedOn: '2018-02-02', dueOn: '2018-02-16', reason: '', document: '2017-0289209-5' },
        { grantedOn: '2018-02-20', dueOn: '2018-03-16', reason: '', document: '2017-0289209-6' },
      ],
      pauses: [],
    }
    const told = { ...full, answers: [], followUp } as unknown as typeof full
    const document = [issued('2017-0289209-5', '2018-02-02'), issued('2017-0289209-6', '2018-02-20')]
    const letterSection = [{ letterId, questionIds: [full.id], recommendationIds: [] }]
    expect(chronology(told, { ...data, document, letterSection } as never)).toMatchObject([
      { kind: 'reminder', date: '2018-02-02', dueOn: '2018-02-16' },
      { kind: 'extension', date: '2018-02-20' },
    ])
  })

  it('points out an answer that is dated before its question', () => {
    const on = askedOn(full, data.inspection)
    const dated = (date: string) => chronology({ ...full, answers: [{ ...answer, date }] }, data).find(({ kind }) => kind === 'answer')
    expect(dated('2001-01-01')).toMatchObject({ isEarly: true })
    expect(dated(on ?? '')).toMatchObject({ isEarly: false })
  })
})

it('an answer belongs to the announcement while it meets one of its questions, or nothing yet', () => {
  const announced = new Set(['a'])
  expect(isLater({ questionIds: ['a', 'b'], recommendationIds: ['r'] }, announced)).toBe(false)
  expect(isLater({ questionIds: [], recommendationIds: [] }, announced)).toBe(false)
  expect(isLater({ questionIds: ['b'], recommendationIds: [] }, announced)).toBe(true)
  expect(isLater({ questionIds: [], recommendationIds: ['r'] }, announced)).toBe(true)
})

describe('the day of a deadline', () => {
  const form = { how: 'days', count: '5', unit: 'workingDays', from: '2017-04-12', date: null } as const
  it('counts days from a day, or is the date', () => {
    expect(dayOf(form)).toBe('2017-04-24')
    expect(dayOf({ ...form, unit: 'calendarDays' })).toBe('2017-04-17')
    expect(dayOf({ ...form, how: 'date', date: '2017-05-05' })).toBe('2017-05-05')
  })
  it('is none while the number is none', () => {
    for (const count of ['', '0', '-3', '1,5', 'ti', '5000']) expect(dayOf({ ...form, count }), count).toBeNull()
  })
})
