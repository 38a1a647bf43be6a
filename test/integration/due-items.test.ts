import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../src/domain/answer.ts'
import type { CaseData } from '../../src/domain/case-data.ts'
import { followUp, followUpStatuses } from '../../src/domain/follow-up.ts'
import { letterSection } from '../../src/domain/letter-section.ts'
import { caseNouns, type CaseNounName } from '../../src/domain/nouns.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { threadsOf } from '../../src/domain/thread.ts'
import { createDatabase, type Database } from '../../src/storage/database.ts'
import { askedThreads } from '../../src/storage/asked-threads.ts'
import { dueDays } from '../../src/storage/due-items.ts'
import { insertRow } from '../../src/storage/table.ts'
import { startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { exampleCase, exampleId } from '../support/example-case.ts'

const { data: example } = exampleCase({ findings: 2 })
const [theAuthority] = example.authority
const [theQuestion] = example.question
const [theRecommendation] = example.recommendation
if (!theAuthority || !theQuestion || !theRecommendation) throw new Error('The example is not whole')
const inspectionId = example.inspection.id
const stamps = { createdAt: '2019-01-01T00:00:00.000Z', updatedAt: '2019-01-01T00:00:00.000Z' }
const row = (kind: number, count: number) => ({ id: exampleId(kind, count), inspectionId, ...stamps })
const today = '2019-09-10'
const day = fc.option(fc.constantFrom('2019-09-01', '2019-09-10', '2019-09-20', '2020-01-01'))
const subset = (ids: readonly string[]) => fc.subarray([...ids])

const authorityIds = [exampleId(1, 1), exampleId(1, 2)]
const questionIds = [1, 2, 3, 4].map((n) => exampleId(4, n))
const recommendationIds = [1, 2, 3].map((n) => exampleId(20, n))
const letterId = exampleId(40, 1)

/** Any case as far as its threads go: who asked what in which document, who answered, what was decided. */
const anyCase = fc
  .record({
    announcedOn: day,
    answersDueOn: day,
    reportDue: day,
    authorities: subset(authorityIds),
    questions: fc.array(fc.record({ askedIn: fc.constantFrom('announcement', 'report', 'later' as const), dueOn: day, dropped: fc.boolean() }), {
      minLength: 4,
      maxLength: 4,
    }),
    recommendations: fc.array(fc.record({ asksNotice: fc.boolean(), dueOn: day }), { minLength: 3, maxLength: 3 }),
    documentKind: fc.option(fc.constantFrom('preliminaryReport', 'finalReport', 'reminder' as const)),
    points: subset([...questionIds, ...recommendationIds]),
    letter: fc.record({ issued: fc.boolean(), deleted: fc.boolean(), questionIds: subset(questionIds), recommendationIds: subset(recommendationIds) }),
    answers: fc.array(
      fc.record({
        authorityIds: subset(authorityIds),
        questionIds: subset(questionIds),
        recommendationIds: subset(recommendationIds),
        deleted: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    followUps: fc.array(
      fc.record({
        subject: fc.constantFrom(...questionIds, ...recommendationIds),
        status: fc.constantFrom('open' as const, ...followUpStatuses),
        dueOn: day,
        extensions: fc.array(fc.constantFrom('2019-09-15', '2019-08-01'), { maxLength: 2 }),
        pauses: fc.array(fc.record({ from: fc.constantFrom('2019-08-20', '2019-09-05'), to: day }), { maxLength: 2 }),
        later: fc.boolean(),
        deleted: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
  })
  .map((any): CaseData => {
    const empty = Object.fromEntries((Object.keys(caseNouns) as CaseNounName[]).map((name) => [name, []])) as unknown as CaseData
    return {
      ...empty,
      inspection: { ...example.inspection, announcedOn: any.announcedOn, answersDueOn: any.answersDueOn, letterheadId: null, caseworkerId: null },
      authority: any.authorities.map((id) => ({ ...theAuthority, id })),
      question: any.questions.map((one, index) => ({
        ...theQuestion,
        ...row(4, index + 1),
        askedIn: one.askedIn,
        dueOn: one.dueOn,
        droppedBecause: one.dropped ? 'Frafaldet' : '',
        findingId: null,
        deleted: false,
      })),
      recommendation: any.recommendations.map((one, index) => ({ ...theRecommendation, ...row(20, index + 1), ...one, deleted: false })),
      report: example.report.slice(0, 1).map((report) => ({ ...report, answersDueOn: any.reportDue })),
      document:
        any.documentKind === null
          ? []
          : [
              {
                ...row(32, 1),
                deleted: false,
                kind: any.documentKind,
                letterId: any.letter.issued ? letterId : null,
                number: '2017-0289209-30',
                title: 'Dokument',
                date: '2019-07-30',
                issuedAt: '2019-07-30T09:00:00.000Z',
                recipients: [],
                points: any.points.map((id, index) => ({ noun: questionIds.includes(id) ? 'question' : 'recommendation', id, point: String(index + 1) })),
                fileName: 'dokument.docx',
                sha256: '0'.repeat(64),
                size: 1,
              },
            ],
      letterSection: [{ ...letterSection.defaults, ...row(41, 1), level: 1, letterId, ...any.letter } as never],
      answer: any.answers.map((one, index) => ({ ...answer.defaults, ...row(12, index + 1), ...one, date: '2019-09-02' })) as never,
      followUp: any.followUps.map((one, index) => ({
        ...followUp.defaults,
        ...row(44, index + 1),
        createdAt: one.later ? '2019-02-02T00:00:00.000Z' : stamps.createdAt,
        questionId: questionIds.includes(one.subject) ? one.subject : null,
        recommendationId: questionIds.includes(one.subject) ? null : one.subject,
        status: one.status,
        dueOn: one.dueOn,
        reminders: [],
        extensions: one.extensions.map((dueOn) => ({ grantedOn: '2019-08-25', dueOn, reason: '' })),
        pauses: one.pauses.map(({ from, to }) => ({ from, to: to !== null && to < from ? null : to, reason: '' })),
        deleted: one.deleted,
      })) as never,
    }
  })

const names = Object.keys(caseNouns) as CaseNounName[]
/** Without tombstones and in the order of their making, as a case is read. */
const alive = (data: CaseData): CaseData => {
  const rowsOf = (name: CaseNounName) =>
    (data[name] as readonly RowOf<'answer'>[]).filter(({ deleted }) => !deleted).toSorted((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1))
  return { ...data, ...Object.fromEntries(names.map((name) => [name, rowsOf(name)])) }
}

class RolledBack extends Error {}

/** What a query finds in a database with this case, in lines; nothing of it stays there. */
function queried(database: Database, data: CaseData, query: (writable: Database) => string[]): string[] {
  let found: string[] = []
  try {
    database.transaction((writable) => {
      insertRow(writable, 'inspection', data.inspection)
      for (const name of names) for (const one of data[name]) insertRow(writable, name, one)
      found = query(database)
      throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
  }
  return found.toSorted()
}

describe('what is due, read from the tables', () => {
  let database: Database
  beforeEach(() => {
    database = createDatabase(join(temporaryFolder(), 'due.db'), new Uint8Array(32))
  })
  afterEach(() => database.close())

  it('is what the threads of each case say', () => {
    let due = 0
    fc.assert(
      fc.property(anyCase, (data) => {
        const waiting = threadsOf(alive(data), today).filter(({ state, dueOn }) => dueOn !== null && ['waiting', 'overdue', 'partlyAnswered'].includes(state))
        due += waiting.length
        const found = queried(database, data, (written) => dueDays(written, today).map(({ id, dueOn }) => `${id} ${dueOn}`))
        expect(found).toEqual(waiting.map(({ id, dueOn }) => `${id} ${dueOn}`).toSorted())
      }),
      { numRuns: 400 },
    )
    // The cases have something to disagree about.
    expect(due).toBeGreaterThan(200)
  })

  it('lists across cases what documents have put, each as the threads of its case say', () => {
    let listed = 0
    fc.assert(
      fc.property(anyCase, (data) => {
        const announced = new Set(data.question.filter(({ askedIn }) => askedIn === 'announcement').map(({ id }) => id))
        const put = threadsOf(alive(data), today).filter(({ asked, id }) => asked !== null && !announced.has(id))
        listed += put.length
        const found = queried(database, data, (written) =>
          askedThreads(written, today).map(({ id, state, dueOn, number }) => `${id} ${state} ${dueOn} ${number}`),
        )
        expect(found).toEqual(put.map(({ id, state, dueOn, asked }) => `${id} ${state} ${dueOn} ${asked?.point}`).toSorted())
      }),
      { numRuns: 400 },
    )
    expect(listed).toBeGreaterThan(200)
  })
})

describe('the deadlines of all cases', () => {
  let core: TestCore
  beforeEach(async () => {
    core = await TestCore.open(undefined, { clock: () => new Date('2019-09-10T08:00:00.000Z') })
  })
  afterEach(() => core.close())

  const ask = async (caseNumber: string, answersDueOn: string) => {
    const { inspectionId } = await startCase(core, caseNumber)
    await core.do('inspection.update', { id: inspectionId, patch: { announcedOn: '2019-08-01', answersDueOn } })
    const question = await core.do('question.create', { inspectionId, askedIn: 'announcement', text: 'Hvor mange henvendelser modtages?' })
    return { inspectionId, question }
  }

  it('stand with the earliest first, counted by today, week and later, each with its case', async () => {
    const later = await ask('2018-0000001', '2019-10-01')
    const overdue = await ask('2018-0000002', '2019-09-01')
    await ask('2018-0000003', '2019-09-10')
    const { inspectionId } = overdue
    await core.do('commitment.create', { inspectionId, text: 'Kvittering inden ti dage', dueOn: '2019-09-15' })
    await core.do('commitment.create', { inspectionId, text: 'Opfyldt', dueOn: '2019-09-15', status: 'met' })
    const due = await core.do('followUp.due', { limit: 10 })
    expect(due.counts).toEqual({ overdue: 1, today: 1, thisWeek: 2, later: 1 })
    expect(due.items.map(({ caseNumber, noun, number, dueOn }) => [caseNumber, noun, number, dueOn])).toEqual([
      ['2018-0000002', 'question', '1', '2019-09-01'],
      ['2018-0000003', 'question', '1', '2019-09-10'],
      ['2018-0000002', 'commitment', '', '2019-09-15'],
      ['2018-0000001', 'question', '1', '2019-10-01'],
    ])
    expect(due.items[0]).toMatchObject({ text: 'Hvor mange henvendelser modtages?', authorityNames: ['Beskæftigelsesforvaltningen'] })
    await core.do('inspection.remove', { id: later.inspectionId })
    expect(await core.do('followUp.due', { limit: 0 })).toEqual({ counts: { overdue: 1, today: 1, thisWeek: 2, later: 0 }, items: [] })
  })

  it('follow what is written, taken back and decided in any case', async () => {
    const { inspectionId, question } = await ask('2018-0000001', '2019-09-01')
    await ask('2018-0000002', '2019-09-10')
    const due = async () => (await core.do('followUp.due', { limit: 10 })).items.map(({ caseNumber }) => caseNumber)
    expect(await due()).toEqual(['2018-0000001', '2018-0000002'])
    await core.do('answer.create', { inspectionId, questionIds: [question.id], date: '2019-09-05' })
    expect(await due()).toEqual(['2018-0000002'])
    await core.do('history.undo', {})
    expect(await due()).toEqual(['2018-0000001', '2018-0000002'])
    await core.do('followUp.set', { noun: 'question', id: question.id, patch: { dueOn: '2019-12-01' } })
    expect(await due()).toEqual(['2018-0000002', '2018-0000001'])
    await core.do('followUp.set', { noun: 'question', id: question.id, patch: { status: 'closed' } })
    expect(await due()).toEqual(['2018-0000002'])
    await core.do('inspection.update', { id: inspectionId, patch: { title: 'Et andet navn' } })
    await ask('2018-0000003', '2019-09-02')
    expect(await due()).toEqual(['2018-0000003', '2018-0000002'])
  })

  it('are written as a calendar that says numbers and nothing of what a case is about', async () => {
    const one = await ask('2018-0000001', '2019-10-01')
    await ask('2018-0000002', '2019-09-01')
    core.host.savePath = join(temporaryFolder(), 'frister.ics')
    await core.do('followUp.saveCalendar', { inspectionId: one.inspectionId })
    const calendar = readFileSync(core.host.savePath, 'utf8')
    expect(calendar.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:Frist: Sagsnr. 2018-0000001\\, spørgsmål 1'])
    expect(calendar).toContain('DTSTART;VALUE=DATE:20191001\r\nDTEND;VALUE=DATE:20191002\r\n')
    expect(calendar).not.toContain('henvendelser')
    await core.do('followUp.saveCalendar', { inspectionId: null })
    expect(readFileSync(core.host.savePath, 'utf8').match(/BEGIN:VEVENT/g)).toHaveLength(2)
  })

  it('are not written when the person closes the dialog', async () => {
    expect((await core.fail('followUp.saveCalendar', { inspectionId: null })).code).toBe('cancelled')
  })
})
