import { describe, expect, it } from 'vitest'
import type { CaseData, OfficeData } from '../../../src/domain/case-data.ts'
import { requiredLetterheadFields } from '../../../src/domain/letterhead.ts'
import { emptyProse, proseFromText } from '../../../src/domain/prose.ts'
import { newItem } from '../../../src/domain/checklist-item.ts'
import { readiness, type NumbersElsewhere } from '../../../src/domain/readiness.ts'
import { issues as danish } from '../../../renderer/strings/da/issues.ts'

const letterhead = Object.fromEntries([...requiredLetterheadFields.map((field) => [field, 'x']), ['id', 'L'], ['label', 'Kontoret']])
const office = { letterhead: [letterhead] } as unknown as OfficeData

const report = {
  id: 'R',
  signatories: [{ name: 'Kim Eksempel', title: '' }],
  preliminaryNumber: '2017-0289209-1',
  preliminaryDate: '2018-09-06',
  remarksDueOn: '2018-10-04',
  finalNumber: '2017-0289209-2',
  finalDate: '2019-07-30',
  answersDueOn: null,
  summary: emptyProse,
  background: emptyProse,
  legalBasis: emptyProse,
  conclusion: emptyProse,
}
const inspection = { id: 'I', caseNumber: '2017-0289209', letterheadId: 'L', caseworkerId: 'K', announcedOn: '2018-01-02', answersDueOn: null, closedOn: null }
const finding = {
  id: 'F',
  themeId: 'T',
  title: 'Forberedelse',
  facts: proseFromText('Ti minutter.'),
  assessment: emptyProse,
  criticismStepId: 'S',
  position: 1,
}
const theme = { id: 'T', title: 'Tid', introduction: emptyProse, position: 1 }
const evidence = { id: 'E', findingId: 'F', source: 'note:N', contradicts: false }
const preliminary = { id: 'D', kind: 'preliminaryReport', number: '2017-0289209-1', date: '2018-09-06', points: [] }

/** A case of which nothing is missing; a test says what is different. */
const caseWith = (changes: Partial<Record<keyof CaseData, unknown>> = {}): CaseData =>
  ({
    inspection,
    authority: [{ id: 'A', name: 'Forvaltningen' }],
    unit: [{ id: 'U', name: 'Ungecentret' }],
    visit: [{ id: 'V', date: '2018-02-07' }],
    report: [report],
    reportTheme: [theme],
    finding: [finding],
    evidence: [evidence],
    contradiction: [],
    recommendation: [],
    question: [],
    checklistRun: [],
    checklistAnswer: [],
    hearingResponse: [],
    remark: [],
    document: [],
    ...changes,
  }) as unknown as CaseData

const nowhere: NumbersElsewhere = { documentNumbers: [], caseNumbers: [] }
const told = (data: CaseData, kind: 'preliminaryReport' | 'finalReport' = 'preliminaryReport', elsewhere = nowhere, today = '2020-01-01', of = office) =>
  readiness(data, of, kind, today, elsewhere).map(({ severity, code }) => `${severity} ${code}`)

describe('a report', () => {
  it('of which nothing is missing may be issued', () => {
    expect(told(caseWith())).toEqual([])
    expect(told(caseWith({ document: [preliminary] }), 'finalReport')).toEqual([])
  })

  it('asks for no facts where accounts that contradict each other are the facts', () => {
    const accounts = [evidence, { ...evidence, id: 'E2', source: 'note:N2' }].map((one) => ({ ...one, contradicts: true }))
    const given = caseWith({ finding: [{ ...finding, facts: emptyProse }], evidence: accounts })
    expect(told(given)).toEqual([])
  })

  it.each([
    ['without letterhead', caseWith({ inspection: { ...inspection, letterheadId: null } }), 'error letterheadMissing'],
    ['without a draft', caseWith({ report: [] }), 'error reportMissing'],
    ['without a signatory', caseWith({ report: [{ ...report, signatories: [] }] }), 'error signatoryMissing'],
    ['without a number', caseWith({ report: [{ ...report, preliminaryNumber: null }] }), 'error documentNumberMissing'],
    ['without a date', caseWith({ report: [{ ...report, preliminaryDate: null }] }), 'error documentDateMissing'],
    ['without an authority', caseWith({ authority: [] }), 'error authorityMissing'],
    ['with remarks due before it is sent', caseWith({ report: [{ ...report, remarksDueOn: '2018-09-01' }] }), 'error remarksDueBeforeReport'],
    ['without a date for remarks', caseWith({ report: [{ ...report, remarksDueOn: null }] }), 'ask remarksDueMissing'],
    ['without findings', caseWith({ finding: [], evidence: [] }), 'ask noFindings'],
    ['with a finding without facts', caseWith({ finding: [{ ...finding, facts: emptyProse }] }), 'ask findingWithoutFacts'],
    ['with a finding without evidence', caseWith({ evidence: [] }), 'ask findingWithoutEvidence'],
    ['with a finding without grading', caseWith({ finding: [{ ...finding, criticismStepId: null }] }), 'ask findingWithoutGrading'],
    [
      'with a recommendation that only has its beginning',
      caseWith({ recommendation: [{ findingId: finding.id, text: 'at forvaltningen ' }] }),
      'ask recommendationUnfinished',
    ],
    [
      'with an open contradiction',
      caseWith({
        contradiction: [
          { id: 'C', about: 'Tiden', state: 'open' },
          { id: 'D', about: 'Stedet', state: 'settled' },
        ],
      }),
      'ask contradictionOpen',
    ],
    ['with one of two accounts', caseWith({ evidence: [{ ...evidence, contradicts: true }] }), 'ask contradictionWithOneAccount'],
    ['with a visit before the announcement', caseWith({ visit: [{ id: 'V', date: '2018-01-01' }] }), 'warning visitBeforeAnnouncement'],
    [
      'with answers due before the announcement',
      caseWith({ inspection: { ...inspection, answersDueOn: '2018-01-01' } }),
      'warning answersDueBeforeAnnouncement',
    ],
    ['closed before it was announced', caseWith({ inspection: { ...inspection, closedOn: '2018-01-01' } }), 'warning closedBeforeAnnouncement'],
    ['without a caseworker', caseWith({ inspection: { ...inspection, caseworkerId: null } }), 'warning caseworkerMissing'],
  ])('%s', (_, data, expected) => {
    expect(told(data)).toEqual([expected])
  })

  it('asks about each text that still has the gap of a phrase, and names it by its point', () => {
    const open = proseFromText('Borgerrådgiveren går ud fra, at …')
    const demand = { findingId: 'F', text: 'at forvaltningen sørger for …', asksNotice: false, position: 1 }
    const data = caseWith({
      report: [{ ...report, summary: open }],
      reportTheme: [{ ...theme, introduction: open }],
      finding: [{ ...finding, assessment: open }],
      recommendation: [{ ...demand, id: 'B' }],
      question: [{ ...demand, id: 'Q', askedIn: 'report', droppedBecause: '' }],
    })
    const found = readiness(data, office, 'preliminaryReport', '2020-01-01', nowhere)
    for (const { code } of found) expect(danish).toHaveProperty(code)
    expect(found).toMatchObject([
      { code: 'sectionWithGap', params: { field: 'summary' } },
      { code: 'introductionWithGap', params: { point: '4', title: 'Tid' } },
      { code: 'findingWithGap', params: { field: 'assessment', point: '4.1', title: 'Forberedelse' } },
      { code: 'recommendationWithGap', params: { point: '1' } },
      { code: 'questionWithGap', params: { point: '1' } },
    ])
  })

  it('takes neither an elision nor the words of others for a gap', () => {
    const elided = proseFromText('Hun oplyste, at posten (…) bliver fordelt […].')
    const quoted = { schemaVersion: 1, doc: { type: 'doc', content: [{ type: 'blockquote', content: proseFromText('Det ved jeg ikke …').doc.content }] } }
    expect(told(caseWith({ finding: [{ ...finding, facts: elided, assessment: quoted }] }))).toEqual([])
  })

  it('with an empty field of the letterhead names the field', () => {
    const empty = { letterhead: [{ ...letterhead, phone: ' ' }] } as unknown as OfficeData
    expect(readiness(caseWith(), empty, 'preliminaryReport', '2020-01-01', nowhere)).toMatchObject([
      { code: 'letterheadFieldEmpty', params: { field: 'phone' } },
    ])
  })

  it('with unanswered required points says how many', () => {
    const run = {
      id: 'C',
      title: 'Telefon',
      unitId: 'U',
      items: [1, 2, 3].map((n) => ({ ...newItem(`p${n}`, 'Punkt'), required: n < 3 })),
      choices: [],
      repeats: {},
    }
    const data = caseWith({
      checklistRun: [run],
      checklistAnswer: [{ runId: 'C', itemId: 'p1', place: '', value: 'yes', attachmentIds: [], remark: '', deleted: false }],
    })
    const [issue] = readiness(data, office, 'preliminaryReport', '2020-01-01', nowhere)
    expect(issue).toMatchObject({ code: 'requiredPointsUnanswered', params: { checklist: 'Telefon', unit: 'Ungecentret', count: 1 } })
  })

  it('whose number another document has is refused', () => {
    expect(told(caseWith(), 'preliminaryReport', { ...nowhere, documentNumbers: ['2017-0289209-1'] })).toEqual(['error documentNumberUsed'])
  })

  it('whose case number another case has too only warns', () => {
    expect(told(caseWith(), 'preliminaryReport', { ...nowhere, caseNumbers: ['2017-0289209'] })).toEqual(['warning caseNumberShared'])
  })

  it('that is final may not be older than the issued preliminary one', () => {
    const data = caseWith({ document: [preliminary], report: [{ ...report, finalDate: '2018-09-05' }] })
    expect(told(data, 'finalReport')).toEqual(['error finalBeforePreliminary'])
  })

  it('that is final asks about remarks that nobody decided on', () => {
    const data = caseWith({ document: [preliminary], remark: [{ id: 'B', text: 'Forkert', disposition: null }] })
    expect(told(data, 'finalReport')).toEqual(['ask remarkWithoutDisposition'])
  })

  it('that is final asks about remarks that were turned down without a reason', () => {
    const turnedDown = ['notWorkedIn', 'partly', 'workedIn'].map((disposition) => ({ id: disposition, text: 'Forkert', disposition, reason: ' ' }))
    expect(told(caseWith({ document: [preliminary], remark: turnedDown }), 'finalReport')).toEqual(['ask remarkWithoutReason', 'ask remarkWithoutReason'])
    const explained = turnedDown.map((one) => ({ ...one, reason: 'Tallet er rigtigt.' }))
    expect(told(caseWith({ document: [preliminary], remark: explained }), 'finalReport')).toEqual([])
  })

  it('that is final may not go out with a remark that says nothing', () => {
    const data = caseWith({ document: [preliminary], remark: [{ id: 'B', origin: 'typed', text: ' ', passage: '', disposition: 'workedIn', reason: '' }] })
    expect(told(data, 'finalReport')).toEqual(['error remarkEmpty'])
    for (const read of [
      { origin: 'deletion', passage: 'tre', text: '' },
      { origin: 'insertion', passage: '', text: ' ' },
      { origin: 'comment', passage: '', text: '' },
    ]) {
      const returned = caseWith({ document: [preliminary], remark: [{ id: 'B', ...read, disposition: 'workedIn', reason: '' }] })
      expect(told(returned, 'finalReport'), read.origin).toEqual([])
    }
  })

  it('that is final warns of a hearing response older than the preliminary report', () => {
    const response = (receivedOn: string) => caseWith({ document: [preliminary], hearingResponse: [{ id: 'H', receivedOn }] })
    expect(told(response('2018-09-05'), 'finalReport')).toEqual(['warning responseBeforeReport'])
    expect(told(response('2018-09-06'), 'finalReport')).toEqual([])
  })

  it('that is final and asks for answers asks about a missing deadline', () => {
    const asking = { findingId: 'F', text: 'at forvaltningen svarer', asksNotice: true, dueOn: null }
    const question = { findingId: 'F', askedIn: 'report', droppedBecause: '', text: 'hvor mange det er', dueOn: null }
    const final = (changes: Partial<Record<keyof CaseData, unknown>>) => told(caseWith({ document: [preliminary], ...changes }), 'finalReport')
    expect(final({ recommendation: [asking] })).toEqual(['ask answersDueMissing'])
    expect(final({ question: [question] })).toEqual(['ask answersDueMissing'])
    expect(final({ recommendation: [{ ...asking, dueOn: '2019-10-01' }] })).toEqual([])
    expect(final({ recommendation: [asking], report: [{ ...report, answersDueOn: '2019-10-01' }] })).toEqual([])
  })

  it('that was issued already asks before it is issued again', () => {
    const data = caseWith({ document: [preliminary], report: [{ ...report, preliminaryNumber: '2017-0289209-3' }] })
    expect(told(data)).toEqual(['ask alreadyIssued'])
  })

  it('dated in the future warns', () => {
    expect(told(caseWith(), 'preliminaryReport', nowhere, '2018-09-05')).toEqual(['warning documentDateInFuture'])
  })

  it('has a sentence for each code', () => {
    const found = readiness(
      caseWith({ finding: [], authority: [], report: [] }),
      { letterhead: [] } as unknown as OfficeData,
      'finalReport',
      '2020-01-01',
      nowhere,
    )
    for (const { code } of found) expect(danish).toHaveProperty(code)
  })
})
