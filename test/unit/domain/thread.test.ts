import { describe, expect, it } from 'vitest'
import type { CaseData } from '../../../src/domain/case-data.ts'
import { followUp as followUpNoun, type FollowUp } from '../../../src/domain/follow-up.ts'
import { numberPoints } from '../../../src/domain/numbering.ts'
import { threadsOf, type Thread } from '../../../src/domain/thread.ts'
import { exampleAfterHearing, exampleCase, exampleId } from '../../support/example-case.ts'

const { data: before } = exampleCase({ findings: 2 })
const points = numberPoints(before, [])

/** The case with its final report issued, asking for answers by 5 September 2019. */
const issued: CaseData = (() => {
  const after = exampleAfterHearing(before, points)
  const [preliminary] = after.document
  if (preliminary === undefined) throw new Error('no document')
  return {
    ...after,
    document: [
      preliminary,
      { ...preliminary, id: exampleId(32, 2), kind: 'finalReport', number: '2017-0289209-30', date: '2019-07-30', issuedAt: '2019-07-30T09:00:00.000Z' },
    ],
    report: after.report.map((report) => ({ ...report, answersDueOn: '2019-09-05' })),
  }
})()
const asking = issued.recommendation.find((row) => row.asksNotice)
const silent = issued.recommendation.find((row) => !row.asksNotice)

const threadOf = (data: CaseData, id: string | undefined, today = '2019-08-01'): Thread => {
  const found = threadsOf(data, today).find((thread) => thread.id === id)
  if (found === undefined) throw new Error('no such thread')
  return found
}

const answered = (data: CaseData, authorityIds: string[]): CaseData => ({
  ...data,
  answer: [
    ...data.answer,
    { ...data.answer[0]!, id: exampleId(12, 9), authorityIds, questionIds: [], recommendationIds: [asking?.id ?? ''], date: '2019-09-02', text: 'Svar' },
  ],
})

const decided = (patch: Partial<FollowUp>): CaseData => ({
  ...issued,
  followUp: [
    {
      ...followUpNoun.defaults,
      reminders: [],
      extensions: [],
      pauses: [],
      id: exampleId(40, 1),
      inspectionId: issued.inspection.id,
      createdAt: '',
      updatedAt: '',
      deleted: false,
      recommendationId: asking?.id ?? '',
      ...patch,
    } as FollowUp,
  ],
})

describe('a thread', () => {
  it('is not asked by the preliminary report, and by the final one under the point that it froze', () => {
    expect(threadOf(exampleAfterHearing(before, points), asking?.id).state).toBe('notAsked')
    const thread = threadOf(issued, asking?.id)
    expect(thread.asked?.document.number).toBe('2017-0289209-30')
    expect(thread.asked?.point).toBe(points.find((point) => point.id === asking?.id)?.point)
    expect(thread.dueOn).toBe('2019-09-05')
  })

  it('that was dropped waits for nobody', () => {
    const question = issued.question.find(({ askedIn }) => askedIn === 'announcement')
    const dropped = { ...issued, answer: [], question: issued.question.map((one) => (one === question ? { ...one, droppedBecause: 'Irrelevant' } : one)) }
    expect(threadOf(dropped, question?.id)).toMatchObject({ state: 'dropped', missing: [] })
    expect(threadOf({ ...dropped, question: issued.question }, question?.id).missing).not.toEqual([])
  })

  it('of an announcement that was made elsewhere is asked by no letter that speaks of it later', () => {
    const question = issued.question.find(({ askedIn }) => askedIn === 'announcement')
    const closing = {
      ...issued.document.at(-1)!,
      id: exampleId(32, 9),
      kind: 'closingLetter' as const,
      letterId: null,
      date: '2019-11-26',
      points: [{ noun: 'question' as const, id: question!.id, point: '7' }],
    }
    const data = (announcedOn: string | null) => ({ ...issued, inspection: { ...issued.inspection, announcedOn }, document: [closing] })
    expect(threadOf(data('2017-12-04'), question!.id).asked).toBeNull()
    expect(threadOf(data('2017-12-04'), question!.id).state).not.toBe('notAsked')
    expect(threadOf(data(null), question!.id).asked?.point).toBe('7')
  })

  it('waits until its day, and is overdue after it', () => {
    expect(threadOf(issued, asking?.id, '2019-09-05').state).toBe('waiting')
    expect(threadOf(issued, asking?.id, '2019-09-06').state).toBe('overdue')
  })

  it('of a recommendation that asks for no answer waits for none', () => {
    expect(threadOf(issued, silent?.id, '2020-01-01')).toMatchObject({ state: 'noAnswerAsked', dueOn: null, missing: [] })
  })

  it('is answered once every authority has answered, together or one by one', () => {
    const [first] = issued.authority
    const two = { ...issued, authority: [first!, { ...first!, id: exampleId(1, 2), name: 'Socialforvaltningen' }] }
    expect(threadOf(answered(two, [first!.id]), asking?.id)).toMatchObject({ state: 'partlyAnswered', missing: [exampleId(1, 2)] })
    expect(threadOf(answered(two, [first!.id]), asking?.id, '2019-10-01').state).toBe('overdue')
    expect(threadOf(answered(two, []), asking?.id, '2019-10-01').state).toBe('answered')
    expect(threadOf(answered(issued, [first!.id]), asking?.id).state).toBe('answered')
  })

  it('takes the day that was granted last, and rests while it is paused', () => {
    const extensions = [{ grantedOn: '2019-09-01', dueOn: '2019-10-01', reason: '' }]
    expect(threadOf(decided({ extensions }), asking?.id, '2019-09-20')).toMatchObject({ dueOn: '2019-10-01', state: 'waiting' })
    const pauses = [{ from: '2019-08-10', to: null, reason: '' }]
    expect(threadOf(decided({ pauses }), asking?.id, '2020-01-01').state).toBe('waiting')
  })

  it('is what the office decided, whatever the answers say', () => {
    expect(threadOf(decided({ status: 'declined', reason: 'Ikke muligt' }), asking?.id, '2020-01-01').state).toBe('declined')
  })
})
