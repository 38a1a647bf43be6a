import { describe, expect, it } from 'vitest'
import { nextDateOf, stageOf, type NextDateData } from '../../../src/domain/stage.ts'

const today = '2018-05-01'
const dates = { announcedOn: null, closedOn: null, answersDueOn: null, plannedFrom: null, plannedTo: null }
const none: NextDateData = { inspection: dates, visit: [], document: [], hearingResponse: [], report: [], answer: [], authority: [], threadsDueOn: null }
const preliminary = { kind: 'preliminaryReport', date: '2018-03-01' } as const
const final = { kind: 'finalReport', date: '2018-04-20' } as const

describe('the stage of a case', () => {
  it.each([
    ['planned', none],
    ['announced', { ...none, inspection: { ...dates, announcedOn: '2018-01-02' } }],
    ['planned', { ...none, visit: [{ date: '2018-05-02' }] }],
    ['visited', { ...none, visit: [{ date: '2018-05-01' }] }],
    ['hearing', { ...none, document: [preliminary] }],
    ['remarksReceived', { ...none, document: [preliminary], hearingResponse: [{}] }],
    ['followUp', { ...none, document: [preliminary, final] }],
    ['closed', { ...none, inspection: { ...dates, closedOn: '2018-04-01' }, document: [preliminary] }],
  ] as const)('is %s', (stage, data) => {
    expect(stageOf(data, today)).toBe(stage)
  })
})

describe('the next date', () => {
  it('is the nearest visit to come, not one that has been', () => {
    const visit = [{ date: '2018-04-01' }, { date: '2018-06-02' }, { date: '2018-05-20' }]
    expect(nextDateOf({ ...none, visit }, today)).toEqual({ date: '2018-05-20', what: 'visit' })
  })

  it('is the first day of a span for which the visit is planned, and its last day once it has begun', () => {
    const planned = (plannedFrom: string, plannedTo: string | null) => nextDateOf({ ...none, inspection: { ...dates, plannedFrom, plannedTo } }, today)
    expect(planned('2018-07-01', '2018-09-30')).toEqual({ date: '2018-07-01', what: 'visit' })
    expect(planned('2018-04-01', '2018-06-30')).toEqual({ date: '2018-06-30', what: 'visitUntil' })
    expect(planned('2018-01-01', '2018-03-31')).toEqual({ date: '2018-03-31', what: 'visitUntil' })
    expect(planned('2018-04-01', null)).toEqual({ date: '2018-04-01', what: 'visit' })
  })

  it('is what the stage waits for, also when the day has passed', () => {
    const report = [{ remarksDueOn: '2018-04-04', answersDueOn: '2018-09-09' }]
    expect(nextDateOf({ ...none, document: [preliminary], report }, today)).toEqual({ date: '2018-04-04', what: 'remarksDue' })
    expect(nextDateOf({ ...none, document: [final], report }, today)).toEqual({ date: '2018-09-09', what: 'reportAnswersDue' })
    const announced = { ...dates, announcedOn: '2018-01-02', answersDueOn: '2018-02-02' }
    expect(nextDateOf({ ...none, inspection: announced }, today)).toEqual({ date: '2018-02-02', what: 'answersDue' })
    expect(nextDateOf({ ...none, inspection: announced, answer: [{ date: '2018-02-01', authorityIds: [] }] }, today)).toBeNull()
  })

  it('follows the threads where their day is another, as after an extension', () => {
    const inspection = { ...dates, announcedOn: '2018-01-02', answersDueOn: '2018-02-02' }
    expect(nextDateOf({ ...none, inspection, threadsDueOn: '2018-06-01' }, today)).toEqual({ date: '2018-06-01', what: 'answersDue' })
  })

  it('is not the date of the final report when an answer to it has come in', () => {
    const report = [{ remarksDueOn: null, answersDueOn: '2018-04-30' }]
    expect(nextDateOf({ ...none, document: [final], report, answer: [{ date: '2018-04-10', authorityIds: [] }] }, today)).not.toBeNull()
    expect(nextDateOf({ ...none, document: [final], report, answer: [{ date: '2018-04-29', authorityIds: [] }] }, today)).toBeNull()
  })

  it('is the deadline for answers until every authority has answered, and says who has not', () => {
    const inspection = { ...dates, announcedOn: '2018-01-02', answersDueOn: '2018-02-02' }
    const authority = ['Social', 'Sundhed', 'Teknik'].map((name) => ({ id: name[1] ?? '', name }))
    const after = (...answers: string[][]) =>
      nextDateOf({ ...none, inspection, authority, answer: answers.map((authorityIds) => ({ date: '2018-02-01', authorityIds })) }, today)
    const due = { date: '2018-02-02', what: 'answersDue' }
    expect(after()).toEqual(due)
    expect(after([])).toEqual(due)
    expect(after(['o'])).toEqual({ ...due, from: ['Sundhed', 'Teknik'] })
    expect(after(['o', 'u'])).toEqual({ ...due, from: ['Teknik'] })
    expect(after(['o', 'u'], ['e'])).toBeNull()
    expect(after(['o', 'u', 'e'])).toBeNull()
  })

  it('is none for a closed case', () => {
    expect(nextDateOf({ ...none, inspection: { ...dates, closedOn: '2018-04-01' }, visit: [{ date: '2018-06-01' }] }, today)).toBeNull()
  })
})
