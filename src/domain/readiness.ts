import type { CaseData, OfficeData } from './case-data.ts'
import { unansweredRequired } from './checklist-form.ts'
import { formatCivilDate } from './civil-date.ts'
import { gapIssues } from './gap.ts'
import type { Issue, IssueSeverity } from './issue.ts'
import { requiredLetterheadFields } from './letterhead.ts'
import { reportQuestions } from './numbering.ts'
import { isProseEmpty, proseEvidence } from './prose.ts'
import { isEmptyRemark, lacksReason } from './remark.ts'
import type { Report, ReportKind } from './report.ts'

/** Numbers that are taken in other cases of the office. */
export type NumbersElsewhere = { readonly documentNumbers: readonly string[]; readonly caseNumbers: readonly string[] }

type At = NonNullable<Issue['at']>
const issue = (severity: IssueSeverity, code: string, params: Issue['params'], at?: At): Issue => ({ code, severity, params, ...(at && { at }) })

/**
 * What stands in the way of issuing a report: errors refuse, asks want a yes, warnings only tell. Pure.
 * @param data the case without tombstones
 * @param today `YYYY-MM-DD`
 */
export function readiness(data: CaseData, office: OfficeData, kind: ReportKind, today: string, elsewhere: NumbersElsewhere): Issue[] {
  const report = data.report[0]
  const about = report ? reportIssues(data, report, kind, today, elsewhere) : [issue('error', 'reportMissing', {})]
  return [
    ...letterheadIssues(data, office),
    ...about,
    ...caseIssues(data, elsewhere),
    ...findingIssues(data),
    ...contradictionIssues(data),
    ...gapIssues(data),
    ...checklistIssues(data, today),
    ...hearingIssues(data, kind),
  ]
}

/** What the letterhead lacks of what every document shows. */
export function letterheadIssues({ inspection }: Pick<CaseData, 'inspection'>, office: OfficeData): Issue[] {
  const letterhead = office.letterhead.find((one) => one.id === inspection.letterheadId)
  if (!letterhead) return [issue('error', 'letterheadMissing', {}, { noun: 'inspection', id: inspection.id, field: 'letterheadId' })]
  return requiredLetterheadFields
    .filter((field) => letterhead[field].trim() === '')
    .map((field) => issue('error', 'letterheadFieldEmpty', { field, letterhead: letterhead.label }, { noun: 'letterhead', id: letterhead.id, field }))
}

function reportIssues(data: CaseData, report: Report, kind: ReportKind, today: string, { documentNumbers }: NumbersElsewhere): Issue[] {
  const isFinal = kind === 'finalReport'
  const [number, date] = isFinal ? [report.finalNumber, report.finalDate] : [report.preliminaryNumber, report.preliminaryDate]
  const [numberField, dateField] = isFinal ? ['finalNumber', 'finalDate'] : ['preliminaryNumber', 'preliminaryDate']
  const at = (field: string): At => ({ noun: 'report', id: report.id, field })
  const found: Issue[] = []
  if (report.signatories.length === 0) found.push(issue('error', 'signatoryMissing', {}, at('signatories')))
  if (number === null) found.push(issue('error', 'documentNumberMissing', {}, at(numberField)))
  else if (documentNumbers.includes(number) || data.document.some((document) => document.number === number))
    found.push(issue('error', 'documentNumberUsed', { number }, at(numberField)))
  if (date === null) found.push(issue('error', 'documentDateMissing', {}, at(dateField)))
  else if (date > today) found.push(issue('warning', 'documentDateInFuture', { date: formatCivilDate(date) }, at(dateField)))
  const earlier = data.document.find((document) => document.kind === kind)
  if (earlier) found.push(issue('ask', 'alreadyIssued', { number: earlier.number, date: formatCivilDate(earlier.date) }))
  return [...found, ...(isFinal ? finalIssues(data, report, at) : preliminaryIssues(report, at))]
}

function preliminaryIssues(report: Report, at: (field: string) => At): Issue[] {
  const due = report.remarksDueOn
  if (due === null) return [issue('ask', 'remarksDueMissing', {}, at('remarksDueOn'))]
  if (report.preliminaryDate === null || due >= report.preliminaryDate) return []
  return [issue('error', 'remarksDueBeforeReport', { due: formatCivilDate(due), date: formatCivilDate(report.preliminaryDate) }, at('remarksDueOn'))]
}

function finalIssues(data: CaseData, report: Report, at: (field: string) => At): Issue[] {
  const issued = data.document.find((document) => document.kind === 'preliminaryReport')
  const preliminary = issued?.date ?? report.preliminaryDate
  const found: Issue[] = []
  if (!issued) found.push(issue('warning', 'preliminaryNotIssued', {}))
  if (preliminary !== null && report.finalDate !== null && report.finalDate < preliminary)
    found.push(
      issue('error', 'finalBeforePreliminary', { final: formatCivilDate(report.finalDate), preliminary: formatCivilDate(preliminary) }, at('finalDate')),
    )
  for (const { id, receivedOn } of data.hearingResponse)
    if (preliminary !== null && receivedOn < preliminary)
      found.push(
        issue(
          'warning',
          'responseBeforeReport',
          { received: formatCivilDate(receivedOn), preliminary: formatCivilDate(preliminary) },
          { noun: 'hearingResponse', id, field: 'receivedOn' },
        ),
      )
  if (report.answersDueOn === null && asksForAnswer(data)) found.push(issue('ask', 'answersDueMissing', {}, at('answersDueOn')))
  return found
}

/** Whether the report asks for something by the day it names: what has a day of its own does not need it. */
const asksForAnswer = ({ recommendation, question }: CaseData): boolean =>
  recommendation.some((one) => one.asksNotice && one.dueOn === null) || reportQuestions(question).some((one) => one.dueOn === null)

function caseIssues({ inspection, authority, visit, finding }: CaseData, { caseNumbers }: NumbersElsewhere): Issue[] {
  const found: Issue[] = []
  if (authority.length === 0) found.push(issue('error', 'authorityMissing', {}, { noun: 'inspection', id: inspection.id }))
  if (finding.length === 0) found.push(issue('ask', 'noFindings', {}))
  if (caseNumbers.includes(inspection.caseNumber))
    found.push(issue('warning', 'caseNumberShared', { number: inspection.caseNumber }, { noun: 'inspection', id: inspection.id, field: 'caseNumber' }))
  if (inspection.caseworkerId === null) found.push(issue('warning', 'caseworkerMissing', {}, { noun: 'inspection', id: inspection.id, field: 'caseworkerId' }))
  return [...found, ...announcementIssues(inspection, visit)]
}

/** What is dated before the letter that announced it. */
function announcementIssues(inspection: CaseData['inspection'], visits: CaseData['visit']): Issue[] {
  const announced = inspection.announcedOn
  if (announced === null) return []
  const early = (code: string, date: string | null, at: At) =>
    date !== null && date < announced ? [issue('warning', code, { date: formatCivilDate(date), announced: formatCivilDate(announced) }, at)] : []
  return [
    ...visits.flatMap(({ id, date }) => early('visitBeforeAnnouncement', date, { noun: 'visit', id, field: 'date' })),
    ...early('answersDueBeforeAnnouncement', inspection.answersDueOn, { noun: 'inspection', id: inspection.id, field: 'answersDueOn' }),
    ...early('closedBeforeAnnouncement', inspection.closedOn, { noun: 'inspection', id: inspection.id, field: 'closedOn' }),
  ]
}

function findingIssues({ finding, evidence, recommendation, question }: CaseData): Issue[] {
  return finding.flatMap((one) => {
    const own = evidence.filter((link) => link.findingId === one.id)
    const accounts = own.filter((link) => link.contradicts).length
    const at = (field: string): At => ({ noun: 'finding', id: one.id, field })
    const ask = (code: string, field: string): Issue => issue('ask', code, { title: one.title }, at(field))
    return [
      // Accounts side by side are facts.
      ...(isProseEmpty(one.facts) && accounts < 2 ? [ask('findingWithoutFacts', 'facts')] : []),
      ...(own.length === 0 && proseEvidence(one.facts).length === 0 ? [ask('findingWithoutEvidence', 'evidence')] : []),
      ...(one.criticismStepId === null ? [ask('findingWithoutGrading', 'criticismStepId')] : []),
      ...(accounts === 1 ? [ask('contradictionWithOneAccount', 'evidence')] : []),
      ...(recommendation.some((row) => row.findingId === one.id && isUnfinished(row.text)) ? [ask('recommendationUnfinished', 'recommendations')] : []),
      ...(reportQuestions(question).some((row) => row.findingId === one.id && isUnfinished(row.text)) ? [ask('questionUnfinished', 'questions')] : []),
    ]
  })
}

/** What two sides say differently is either settled or told with both sides; a report that leaves it out takes one of them silently. */
const contradictionIssues = ({ contradiction }: CaseData): Issue[] =>
  contradiction
    .filter(({ state }) => state === 'open')
    .map(({ id, about }) => issue('ask', 'contradictionOpen', { about: shortened(about) }, { noun: 'contradiction', id }))

/** No clause has fewer than three words: what a new recommendation starts with ("at forvaltningen") was never written to its end. */
const isUnfinished = (clause: string): boolean => clause.trim().split(/\s+/).length < 3

function checklistIssues({ checklistRun, checklistAnswer, unit }: CaseData, today: string): Issue[] {
  return checklistRun.flatMap((run) => {
    const count = unansweredRequired(run, checklistAnswer, { today, now: `${today}T12:00` }).length
    if (count === 0) return []
    const name = unit.find((one) => one.id === run.unitId)?.name ?? ''
    return [issue('ask', 'requiredPointsUnanswered', { checklist: run.title, unit: name, count }, { noun: 'checklistRun', id: run.id })]
  })
}

function hearingIssues({ remark }: CaseData, kind: ReportKind): Issue[] {
  if (kind !== 'finalReport') return []
  return remark.flatMap((one) => {
    const at = (field: string): At => ({ noun: 'remark', id: one.id, field })
    if (isEmptyRemark(one)) return [issue('error', 'remarkEmpty', {}, at('text'))]
    if (one.disposition === null) return [issue('ask', 'remarkWithoutDisposition', { remark: shortened(one.text || one.passage) }, at('disposition'))]
    return lacksReason(one) ? [issue('ask', 'remarkWithoutReason', { remark: shortened(one.text || one.passage) }, at('reason'))] : []
  })
}

/** The beginning of a text, enough to know it by. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 60 ? line : `${line.slice(0, 59).trimEnd()}…`
}
